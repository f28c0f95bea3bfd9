"""Numbered and frozen: a migration never imports the models, and is never changed once released."""

from pathlib import Path

from peewee import Database
from playhouse.migrations import Runner

_DIRECTORY = str(Path(__file__).parent)
_POSTGRES_LOCK = 7_263_001


def migrate(database: Database) -> list[str]:
    """Bring the schema up to date; returns the names applied. Safe when several processes start at once
    (the caller holds `one_at_a_time` on SQLite; PostgreSQL is locked here)."""
    if type(database).__name__.endswith("SqliteDatabase"):
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
    runner = Runner(database, _DIRECTORY)
    return [m.name for m in runner.migrations() if m.name not in set(runner.applied())]
