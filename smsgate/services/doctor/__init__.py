"""Is everything in order? Each check answers in a sentence, and within seconds also of what hangs."""

from collections.abc import Callable, Iterator
from datetime import datetime

from peewee import PeeweeException

from smsgate.config import Config
from smsgate.models.connection import connected, database_exists
from smsgate.services.doctor import keeping, machine, patience, tables
from smsgate.services.doctor.check import Check

__all__ = ["Check", "examine"]


def examine(config: Config, now: datetime) -> list[Check]:
    """Every check, in the order in which faults should be mended."""
    looks: dict[str, Callable[[], list[Check]]] = {
        "settings": lambda: [machine.settings(config)],
        "disk": lambda: [machine.disk(config)],
        "database": lambda: list(_database(config, now)),
        "queue": lambda: [machine.queue(config)],
        "gateway": lambda: machine.gateways(config),
        "translations": lambda: [machine.translations()],
    }
    asked = {name: patience.ask(look) for name, look in looks.items()}
    patience.be_patient(asked.values())
    return [
        check
        for name, answer in asked.items()
        for check in (answer.result() if answer.done() else [_silent(name)])
    ]


def _silent(name: str) -> Check:
    seconds = patience.ANSWER_SECONDS
    return Check(name, False, f"The {name} did not answer within {seconds} seconds: it hangs.")


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
    yield tables.accounts(config)
    yield tables.worker(now)
    yield from tables.stops(now)
    yield tables.waiting(now)
    yield from keeping.examine(config, now)
