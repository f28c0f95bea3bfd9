"""What the service neither understood nor answered: kept for officers, but nobody was promised anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from smsgate import phone
from smsgate.config import Config
from smsgate.models import Contact, Flag, InboundMessage, Staff
from smsgate.services import rights
from smsgate.services.inbox import arrivals

UNCLEAR = (Flag.UNKNOWN, Flag.LIMITED)
LOOKED_BACK = timedelta(days=30)
PAGE = 30
LOOKED_AT = 300
"""Texts looked through for a page: one number may have sent many."""

MOST_COUNTED = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """A number's newest text of that kind. `note`: why it was not answered, if that was the limit."""

    contact: int
    number: str
    text: str
    at: datetime
    note: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddities:
    """A page, newest first; `before`: where the next begins, None at the end."""

    items: tuple[Odd, ...]
    before: datetime | None


def page(officer: Staff, config: Config, now: datetime, before: datetime | None = None) -> Oddities:
    """By number, those of the last 30 days that came before a moment."""
    found: dict[int, Odd] = {}
    rows = list(islice(_newest(before or now + timedelta(days=1), now), LOOKED_AT))
    for row in rows:
        known = found.get(row.contact_id)
        if known is None and len(found) == PAGE:
            begin = row.received_at + timedelta(microseconds=1)
            return Oddities(items=tuple(found.values()), before=begin)
        if _is_business_of(officer, row.contact, config):
            found[row.contact_id] = _odd(row, known)
    full = len(rows) == LOOKED_AT
    return Oddities(items=tuple(found.values()), before=rows[-1].received_at if full else None)


def count(now: datetime) -> int:
    """How many such texts there are, everywhere; `MOST_COUNTED` + 1 stands for more."""
    few = _texts(now + timedelta(days=1), now).limit(MOST_COUNTED + 1)
    return int(few.count())


def settle(officer: Staff, contacts: Sequence[int], config: Config) -> int:
    """An officer has looked at these and nothing need be said; returns how many texts that were.

    Numbers that are not the officer's business are passed over. Call inside a transaction.
    """
    asked = Contact.select().where(Contact.id.in_(list(contacts)[:PAGE]))
    theirs = [one.id for one in asked if _is_business_of(officer, one, config)]
    query = InboundMessage.update(flag=Flag.SEEN).where(
        InboundMessage.contact.in_(theirs) & InboundMessage.flag.in_(UNCLEAR)
    )
    return int(query.execute())


def _is_business_of(officer: Staff, contact: Contact, config: Config) -> bool:
    area = arrivals.area(contact, None, None, config)
    return not area or rights.in_reach(officer, area)


def _newest(before: datetime, now: datetime) -> Iterator[Any]:
    """Each kind by its own index, woven together."""
    kinds = [
        _texts(before, now, flag)
        .order_by(InboundMessage.received_at.desc())
        .limit(LOOKED_AT)
        .iterator()
        for flag in UNCLEAR
    ]
    return merge(*kinds, key=lambda row: row.received_at, reverse=True)


def _texts(before: datetime, now: datetime, *flags: Flag) -> Any:
    text = InboundMessage
    return (
        text.select(text, Contact)
        .join(Contact)
        .where(
            text.flag.in_(flags or UNCLEAR)
            & (text.received_at > now - LOOKED_BACK)
            & (text.received_at < before)
        )
    )


def _odd(row: Any, known: Odd | None) -> Odd:
    return Odd(
        contact=row.contact.id,
        number=phone.mask(row.contact.phone),
        text=known.text if known else row.text or "",
        at=known.at if known else row.received_at,
        note=known.note if known else row.note,
        times=known.times + 1 if known else 1,
    )
