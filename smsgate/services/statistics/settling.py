"""Settling by hand what nobody knows, and having its day counted again."""

from datetime import datetime

from peewee import Expression, fn

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.messages import State
from smsgate.models import CountedDay, OutboundMessage, Person, Staff, Subscription, database
from smsgate.services import outbox, rights
from smsgate.services.outbox import Unknown
from smsgate.services.retention import times
from smsgate.services.statistics.days import span

SETTLED_BY_NOW = N_("Message %(number)d is not among the unknown ones: it was settled already.")


MOST = 1000
"""Counted at most: more than anybody settles by hand."""


def unknown(staff: Staff, limit: int) -> list[Unknown]:
    """Messages whose fate nobody knows, as far as they are this person's business, oldest first."""
    return outbox.unknown(limit, _within(staff))


def unknown_count(staff: Staff) -> int:
    """How many there are, up to `MOST`."""
    within = _within(staff)
    return outbox.unknown_count() if within is None else len(outbox.unknown(MOST, within))


def settle(number: int, word: str, staff: Staff, config: Config, now: datetime) -> None:
    """A person knows what became of a message: `sent` or `failed`. Raises InputError when it is known.

    Its day is counted again while all rows of that day are there.
    """
    with database.atomic():
        it, within = OutboundMessage.id == number, _within(staff)
        row: OutboundMessage | None = OutboundMessage.get_or_none(
            it if within is None else it & within
        )
        if row is None or row.state != State.UNKNOWN:
            raise InputError(SETTLED_BY_NOW, number=number)
        day = row.not_before.astimezone(config.timezone).date()
        whole = span(day, day, config.timezone)
        if whole.start >= now - times.TALKS:
            CountedDay.again(day, whole.end)
        outbox.resolve(number, word, now, by=staff)


def _within(staff: Staff) -> Expression | None:
    """The condition on messages: to people who follow one of the officer's districts, or nothing at all."""
    own = rights.districts(staff)
    if own is None:
        return None
    theirs = (
        Subscription.select(Subscription.id)
        .join(Person)
        .where(Person.contact == OutboundMessage.contact)
    )
    here = fn.EXISTS(theirs.where(Subscription.place.in_(own)))
    within: Expression = here | ~fn.EXISTS(theirs)
    return within
