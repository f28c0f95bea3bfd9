"""Numbered and frozen: a migration never imports the models, and is never changed once released."""

from pathlib import Path

from peewee import Database, SqliteDatabase
from playhouse.migrations import Runner

_DIRECTORY = str(Path(__file__).parent)
_POSTGRES_LOCK = 7_263_001


def migrate(database: Database) -> list[str]:
    """Bring the schema up to date; returns the names applied. Safe when several processes start at once
    (the caller holds `one_at_a_time` on SQLite; PostgreSQL is locked here)."""
    if isinstance(database, SqliteDatabase):
        return _up(database)
    database.execute_sql("SELECT pg_advisory_lock(%s)", (_POSTGRES_LOCK,))
    try:
        return _up(database)
    finally:
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (_POSTGRES_LOCK,))


def _up(database: Database) -> list[str]:
    return [str(name) for name in Runner(database, _DIRECTORY).up() or []]


def pending(database: Database) -> list[str]:
    """Names of migrations not applied yet."""
    done = set(applied(database))
    return [name for name in known() if name not in done]


def applied(database: Database) -> list[str]:
    """Names of those that were, also of ones this version does not know; none in an empty database."""
    return [str(name) for name in Runner(database, _DIRECTORY).applied()]


def known() -> list[str]:
    """Names of all this version has, in order."""
    return sorted(path.stem for path in Path(_DIRECTORY).glob("[0-9]*.py"))
