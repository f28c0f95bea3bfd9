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
    from smsgate.models.connection import let_go
    from smsgate.models.presence import present
    from smsgate.runtime import open_runtime
    from smsgate.services import tallies

    logs.quiet()
    config = Config.from_env()
    with present(config.database_url):
        require_database(config)
        runtime = open_runtime(config)
        try:
            with runtime.database.connection_context():
                yield runtime
                tallies.add_up()
        finally:
            let_go(runtime.database)


def require_database(config: Config) -> None:
    """Raises SmsgateError when the tables are not there or not up to date. Makes no file, keeps none open."""
    from smsgate.migrations import pending
    from smsgate.models import Counter
    from smsgate.models.connection import connected, database_exists
    from smsgate.models.counter import RESTORED_AT

    if not database_exists(config.database_url):
        raise SmsgateError("There is no database yet. Run: smsgate init")
    with connected(config.database_url) as database:
        missing = pending(database)
        restored = not missing and Counter.exists(RESTORED_AT)
    if missing:
        raise SmsgateError("The database is not up to date. Run: smsgate init")
    if restored:
        raise SmsgateError("A restore of the database was cut off. Run: smsgate init")
