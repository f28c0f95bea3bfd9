"""The next morning, now: lets a trial number see its digest without waiting for the sun."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from smsgate.config import Config
from smsgate.models import Contact, DigestRun, OutboundMessage
from smsgate.services import digest

EVERYTHING = 0
"""A place in the order of publication before the first."""


class Outcome(StrEnum):
    """What the morning brought a number."""

    SENT = "sent"
    NOTHING_NEW = "nothing_new"
    PAUSED = "paused"
    FOLLOWS_NOTHING = "follows_nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """`day` is the date played; `segments` what the digest took."""

    day: date
    outcome: Outcome
    segments: int = 0


def next_morning(phone: str, config: Config, ring: Callable[[], None], now: datetime) -> Morning:
    """Run the digest of the next date that had none, with all that is open counting as new to `phone`.

    Other people's rows wait for that date's real hours; the trial number's leaves at once.
    """
    day = _next_date(config, now)
    contact = Contact.by_phone(phone)
    if contact is None or contact.follows is None or contact.stopped_at is not None:
        return Morning(day=day, outcome=Outcome.FOLLOWS_NOTHING)
    if contact.paused_on(day):
        return Morning(day=day, outcome=Outcome.PAUSED)
    contact.digest_from = EVERYTHING
    contact.save(only=[Contact.digest_from])
    digest.run(day, config, ring, datetime.combine(day, config.digest_at, config.timezone))
    return _sent_at_once(contact, day, ring, now)


def _next_date(config: Config, now: datetime) -> date:
    local = now.astimezone(config.timezone)
    coming = local.date() + timedelta(days=local.time() >= config.digest_at)
    last: DigestRun | None = DigestRun.select().order_by(DigestRun.local_date.desc()).first()
    return max(coming, last.local_date + timedelta(days=1)) if last else coming


def _sent_at_once(contact: Contact, day: date, ring: Callable[[], None], now: datetime) -> Morning:
    row: OutboundMessage | None = OutboundMessage.get_or_none(
        (OutboundMessage.contact == contact) & (OutboundMessage.digest_date == day)
    )
    if row is None:
        return Morning(day=day, outcome=Outcome.NOTHING_NEW)
    row.created_at, row.not_before, row.give_up_at = now, now, None
    row.save(
        only=[OutboundMessage.created_at, OutboundMessage.not_before, OutboundMessage.give_up_at]
    )
    ring()
    return Morning(day=day, outcome=Outcome.SENT, segments=row.segments)
