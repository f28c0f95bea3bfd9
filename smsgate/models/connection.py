"""Opening the database a URL names: SQLite in WAL mode, or PostgreSQL through a pool."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import Database, SqliteDatabase
from playhouse.db_url import parse
from playhouse.pool import PooledDatabase
from playhouse.postgres_ext import PooledPsycopg3Database

from smsgate.models.base import database
from smsgate.models.lock_files import sqlite_path
from smsgate.models.writers import WritersInLine

BUSY_SECONDS = 30
POOL_SIZE = 20

APPLICATION_NAME = "smsgate"
"""By which a server tells our connections from others."""

CONNECT_SECONDS = 3
"""For a server that does not answer: a callback must be refused before its network gives up on us."""

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "normal",
    "foreign_keys": 1,
    "cache_size": -32_000,
    "temp_store": "memory",
    "wal_autocheckpoint": 8_000,  # pages: each time somebody waits for the disk
    "secure_delete": 1,  # what is erased does not lie on in the file, nor in a copy of it
}


def open_database(url: str) -> Database:
    """Bind the models to the database of `url` and return it. Makes SQLite's folder when missing."""
    opened = _sqlite(url) if url.startswith("sqlite") else _postgresql(url)
    database.initialize(opened)
    return opened


@contextmanager
def connected(url: str) -> Iterator[Database]:
    """The database of `url`, connected, and nothing of it left open afterwards."""
    opened = open_database(url)
    try:
        with lent(opened):
            yield opened
    finally:
        let_go(opened)


def let_go(opened: Database) -> None:
    """Close every connection that a pool keeps: before a fork, for none bears sharing, and at the end."""
    if isinstance(opened, PooledDatabase):
        opened.close_all()


def give_back(opened: Database) -> None:
    """At the end of a request: a pool takes the connection back. SQLite's stays with its thread, for when the
    last one closes the write-ahead log goes with it, and the next text pays for a new one. Who had none must
    not ask: closing waits for whoever is connecting, and so for a server that hangs."""
    if isinstance(opened, PooledDatabase) and not opened.is_closed():
        opened.close()


@contextmanager
def lent(opened: Database) -> Iterator[None]:
    """Connected for a block that may lose its connection half-way and go on with another."""
    ours = opened.connect(reuse_if_open=True)
    try:
        yield
    finally:
        if ours:
            opened.close()


def database_exists(url: str) -> bool:
    """False for an SQLite file that is not there; a server is asked only by connecting to it."""
    return not url.startswith("sqlite") or sqlite_path(url).exists()


def _sqlite(url: str) -> Database:
    path = str(sqlite_path(url))
    if path != ":memory:":
        sqlite_path(url).parent.mkdir(parents=True, exist_ok=True)
    # IMMEDIATE: two writers queue up instead of one failing half-way (libraries.md §9).
    kind = SqliteDatabase if path == ":memory:" else WritersInLine
    return kind(path, pragmas=_PRAGMAS, timeout=BUSY_SECONDS, lock_type="IMMEDIATE")


def _postgresql(url: str) -> Database:
    pool = {"max_connections": POOL_SIZE, "stale_timeout": 300, "timeout": 10}
    ours = {**pool, "application_name": APPLICATION_NAME}
    address = parse(url, unquote_user=True, unquote_password=True)
    opened: Database = PooledPsycopg3Database(
        **{"connect_timeout": CONNECT_SECONDS, **ours, **address}
    )
    return opened


@contextmanager
def one_at_a_time(url: str, data_dir: Path) -> Iterator[None]:
    """Hold the lock under which a schema is made: a new WAL file or a migration bears no company.

    Taken before the first connection, since afterwards it came too late (libraries.md §1).
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
