"""Writing down what is known to nobody else, also when the database is away for a moment."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

import structlog
from peewee import InterfaceError, OperationalError

from smsgate.models import database

INSIST_SECONDS, PAUSE_SECONDS = 60, 0.5

T = TypeVar("T")

log = structlog.get_logger()


def insist(write: Callable[[], T]) -> T:
    """Carry out a transaction; again while the database restarts, or after two got into each other's way.

    What it writes must bear being written twice. Raises peewee's error when it never worked.
    """
    deadline = monotonic() + INSIST_SECONDS
    while True:
        try:
            return write()
        except (OperationalError, InterfaceError) as error:
            if monotonic() > deadline:
                raise
            log.warning("database.away", reason=type(error).__name__)
        database.close()  # a broken connection is of no more use
        sleep(PAUSE_SECONDS)
