"""Is everything in order? Each check answers in a sentence."""

from collections.abc import Iterator
from datetime import datetime

from peewee import PeeweeException

from smsgate.config import Config
from smsgate.models.connection import connected, database_exists
from smsgate.services.doctor import machine, tables
from smsgate.services.doctor.check import Check

__all__ = ["Check", "examine"]


def examine(config: Config, now: datetime) -> list[Check]:
    """Every check, in the order in which faults should be mended."""
    return [
        machine.settings(config),
        machine.disk(config),
        *_database(config, now),
        machine.queue(config),
        machine.gateway(config),
        machine.translations(),
    ]


def _database(config: Config, now: datetime) -> Iterator[Check]:
    """What the tables tell, or why they cannot be asked."""
    if not database_exists(config.database_url):
        yield Check("database", False, "There is no database yet. Run smsgate init.")
        return
    try:
        with connected(config.database_url) as database:
            schema = tables.schema(database)
            yield schema
            yield machine.clock(config, now, tables.newest_row() if schema.ok else None)
            if schema.ok:
                yield from _contents(config, now)
    except (PeeweeException, OSError) as error:
        reason = str(error).strip().splitlines()[0]
        yield Check("database", False, f"The database cannot be reached: {reason}.")


def _contents(config: Config, now: datetime) -> Iterator[Check]:
    yield from tables.regions(config)
    yield tables.worker(now)
    yield from tables.stops(now)
    yield tables.waiting(now)
