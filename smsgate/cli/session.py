"""What most commands begin with: settings, quiet logs, and an open, migrated database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smsgate.cli import logs
from smsgate.config import Config
from smsgate.errors import SmsgateError

if TYPE_CHECKING:
    from smsgate.runtime import Runtime


@contextmanager
def session() -> "Iterator[Runtime]":
    """The runtime, connected. Raises ConfigError, or SmsgateError when `smsgate init` is due."""
    from smsgate.runtime import open_runtime

    logs.quiet()
    config = Config.from_env()
    require_database(config)
    runtime = open_runtime(config)
    with runtime.database.connection_context():
        yield runtime


def require_database(config: Config) -> None:
    """Raises SmsgateError when the tables are not there or not up to date. Makes no file, keeps none open."""
    from playhouse.pool import PooledDatabase

    from smsgate.migrations import pending
    from smsgate.models import open_database
    from smsgate.models.connection import database_exists

    if not database_exists(config.database_url):
        raise SmsgateError("There is no database yet. Run: smsgate init")
    database = open_database(config.database_url)
    with database.connection_context():
        missing = pending(database)
    if isinstance(database, PooledDatabase):
        # A server forks next, and a connection bears no sharing.
        database.close_all()
    if missing:
        raise SmsgateError("The database is not up to date. Run: smsgate init")
