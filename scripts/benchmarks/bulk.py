"""Rows by the million: INSERT … SELECT over numbers, in words both databases understand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime

from peewee import SqliteDatabase

from smsgate.models import database

AT_ONCE = 1_000_000
"""Rows a statement makes."""


def insert(into: str, columns: Mapping[str, str], source: str, first: int, end: int) -> None:
    """Into a table, for each number `i` from `first` to before `end`.

    `columns` are expressions of `i` and of `source`, which is what to join.
    """
    for begin in range(first, end, AT_ONCE):
        last = min(end, begin + AT_ONCE)
        next_ones = f"SELECT i + 1 FROM numbered WHERE i + 1 < {last}"
        numbered = f"(WITH RECURSIVE numbered(i) AS (SELECT {begin} UNION ALL {next_ones}) "
        select(into, columns, f"{numbered} SELECT i FROM numbered) numbered {source}")


def select(into: str, columns: Mapping[str, str], source: str) -> None:
    """Into a table, for each row of `source`."""
    database.execute_sql(
        f"INSERT INTO {into} ({', '.join(columns)}) SELECT {', '.join(columns.values())} "
        f"FROM {source}"
    )


def mod(value: str, by: int) -> str:
    """The rest of a division, without the sign that a statement's values stand for."""
    return f"({value} - {value} / {by} * {by})"


def literal(moment: date | datetime) -> str:
    """A day or a moment (aware) as it stands in a column."""
    if isinstance(moment, datetime):
        return f"'{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}'"
    return f"'{moment}'"


def minutes_before(moment: datetime, minutes: str) -> str:
    """The moment so many minutes earlier, an expression."""
    if on_sqlite():
        form = "%Y-%m-%d %H:%M:%S.000000"
        return f"STRFTIME('{form}', {literal(moment)}, '-' || {minutes} || ' minutes')"
    return f"{literal(moment)}::timestamp - {minutes} * INTERVAL '1 minute'"


def on_sqlite() -> bool:
    """Which of the two databases is open."""
    return isinstance(database.obj, SqliteDatabase)


def count(table: str) -> int:
    """The rows of a table."""
    return int(database.execute_sql(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


@contextmanager
def unchecked() -> Iterator[None]:
    """Rows whose keys are known to be right, which need not be safe on the disk yet."""
    if on_sqlite():
        off = ["PRAGMA foreign_keys = 0", "PRAGMA synchronous = 0"]
        on = ["PRAGMA foreign_keys = 1", "PRAGMA synchronous = 1"]
    else:
        off, on = ["SET session_replication_role = replica"], ["RESET session_replication_role"]
    run(off)
    try:
        yield
    finally:
        run(on)
    settle()


def settle() -> None:
    """What the databases do by themselves in quiet hours: statistics, and room for what comes."""
    run(
        ["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]
        if on_sqlite()
        else ["VACUUM ANALYZE", "CHECKPOINT"]
    )


def run(statements: list[str]) -> None:
    """One after the other, each a transaction."""
    for statement in statements:
        database.execute_sql(statement)
