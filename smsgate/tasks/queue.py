"""The bell between web and worker: Huey on SQLite or Redis. What is to be done stands in the tables."""

import sqlite3
from pathlib import Path

from huey import Huey, RedisHuey
from huey.storage import SqliteStorage
from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.retry import Retry

from smsgate.config import Config
from smsgate.models.lock_files import sqlite_path

NAME = "smsgate"
BUSY_SECONDS = 30
REDIS_CONNECT_SECONDS, REDIS_ANSWER_SECONDS = 2, 5
"""A web request that rings must not hang on a Redis that is away; the worker's poll takes 1 of the 5."""


class _BellStorage(SqliteStorage):  # type: ignore[misc]  # Huey publishes no types
    """Made at the first use, and NORMAL: without a sync for each ring, yet whole after a power cut.

    Huey itself knows FULL (slow) and OFF (which a power cut may leave unreadable).
    """

    def _create_connection(self) -> sqlite3.Connection:
        Path(self.filename).parent.mkdir(parents=True, exist_ok=True)
        connection: sqlite3.Connection = super()._create_connection()
        connection.execute("PRAGMA synchronous = NORMAL")
        for statement in self.ddl:
            connection.execute(statement)
        return connection


def open_queue(url: str) -> Huey:
    """The queue of a `sqlite:///…` or `redis://…` address. Results are not kept: nobody asks for them."""
    if url.startswith("sqlite"):
        return Huey(
            NAME,
            results=False,
            storage_class=_BellStorage,
            filename=str(sqlite_path(url)),
            timeout=BUSY_SECONDS,
            create_tables=False,
        )
    return RedisHuey(NAME, results=False, connection_pool=_redis(url))


def _redis(url: str) -> ConnectionPool:
    """One more try for a connection that went stale, at once: the client's own default waits for seconds."""
    return ConnectionPool.from_url(
        url,
        retry=Retry(NoBackoff(), 1),
        socket_connect_timeout=REDIS_CONNECT_SECONDS,
        socket_timeout=REDIS_ANSWER_SECONDS,
        health_check_interval=30,
    )


huey = open_queue(Config.from_env().queue_url)
