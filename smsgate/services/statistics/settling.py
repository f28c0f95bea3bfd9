"""Settling by hand what nobody knows, and having its day counted again."""

from datetime import datetime

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.models import CountedDay, OutboundMessage, Staff, database
from smsgate.services import outbox
from smsgate.services.retention import times
from smsgate.services.statistics.days import span

SETTLED_BY_NOW = N_("Message %(number)d is not among the unknown ones: it was settled already.")


def settle(number: int, word: str, staff: Staff, config: Config, now: datetime) -> None:
    """A person knows what became of a message: `sent` or `failed`. Raises InputError when it is known.

    Its day is counted again while all rows of that day are there.
    """
    with database.atomic():
        row: OutboundMessage | None = OutboundMessage.get_or_none(OutboundMessage.id == number)
        if row is None or row.state != State.UNKNOWN:
            raise InputError(SETTLED_BY_NOW, number=number)
        day = row.not_before.astimezone(config.timezone).date()
        whole = span(day, day, config.timezone)
        if whole.start >= now - times.TALKS:
            CountedDay.again(day, whole.end)
        outbox.resolve(number, word, now, by=staff)
