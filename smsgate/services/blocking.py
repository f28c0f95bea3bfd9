"""Numbers that staff block: their texts are kept, but neither answered nor laid before anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN, fn

from smsgate import phone
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    FOR_GOOD,
    BlockedNumber,
    Contact,
    Conversation,
    ConversationState,
    Flag,
    InboundMessage,
    Staff,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services import audit, limits
from smsgate.services.inbox import cases, reach
from smsgate.services.inbox.answering import settle_flags
from smsgate.services.paging import Page, paged
from smsgate.services.reasons import reason_of
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk import wanted

DAYS = (1, 7, 30)
"""So long a number may be blocked; or for good, until somebody lifts it."""

PAGE = 30
WEEK = timedelta(days=7)
FLOODED_DAYS = 3
"""On so many days of a week a number came up against a limit: it is proposed to be blocked."""

MOST_PROPOSED = 20

NO_TERM = N_("Choose for how long.")
NO_REASON = N_("Say why it is blocked: colleagues read it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block as the list shows it; the number is masked, `until` None for good."""

    contact: int
    number: str
    reason: str
    by: str
    at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flooding:
    """A number that is proposed: on how many days of the last week it was over a limit, and the last text."""

    contact: int
    number: str
    days: int
    texts: int
    said: str


def found(contact_id: int, by: Staff, config: Config) -> Contact | None:
    """A number that is the business of whoever asks: by its conversation or by what it follows."""
    contact: Contact | None = Contact.get_or_none(
        (Contact.id == contact_id) & Contact.erased_at.is_null()
    )
    return contact if contact is not None and _is_business_of(by, contact, config) else None


def block(contact: Contact, days: int | None, reason: str, by: Staff, now: datetime) -> None:
    """Block a number for some `DAYS`, or for good (None); a longer or shorter block takes the place of one.

    What was open with it is closed. Raises InputError.
    """
    _require(by)
    if days is not None and days not in DAYS:
        raise InputError(NO_TERM)
    said = reason_of(reason, NO_REASON)
    until = None if days is None else now + timedelta(days=days)
    with database.atomic():
        locked = _locked(contact)
        before = locked.blocked_until
        _end_current(locked, by, now)
        BlockedNumber.create(contact=locked, until=until, reason=said, staff=by, at=now)
        _set(locked, until or FOR_GOOD)
        _close_what_is_open(locked, now)
        after = {"reason": said, "days": days or "for good"}
        told = {"until": before.isoformat()} if before and before > now else None
        audit.record(
            by,
            "number.block",
            "contact",
            locked.id,
            now=now,
            before=told,
            after=audit.without_numbers(after),
        )


def lift(contact: Contact, by: Staff, now: datetime) -> bool:
    """Answer it again; False when it was not blocked. Raises InputError."""
    _require(by)
    with database.atomic():
        locked = _locked(contact)
        if not locked.blocked_at(now):
            return False
        _end_current(locked, by, now)
        _set(locked, None)
        audit.record(by, "number.unblock", "contact", locked.id, now=now)
    return True


def page(number: int, by: Staff, config: Config, now: datetime) -> Page[Block]:
    """Those blocked now that are the business of `by`, the newest first."""
    held = _in_force(now)
    total = BlockedNumber.select().where(held).count()
    query = _rows().where(held).order_by(BlockedNumber.id.desc())

    def lines(rows: list[BlockedNumber]) -> Iterator[Block]:
        return (_view(row) for row in rows if _is_business_of(by, row.contact, config))

    return paged(query, total, number, PAGE, lines)


def history(contact: Contact) -> tuple[BlockedNumber, ...]:
    """Every block of a number, the newest first."""
    query = _rows().where(BlockedNumber.contact == contact)
    return tuple(query.order_by(BlockedNumber.id.desc()))


def flooding(by: Staff, config: Config, now: datetime) -> tuple[Flooding, ...]:
    """Numbers that came up against a limit on three days of the last week, and are not blocked."""
    text = InboundMessage
    day = fn.DATE(text.received_at)
    over = (
        text.flag.in_((Flag.LIMITED, Flag.SEEN))
        & (text.received_at > now - WEEK)
        & text.note.in_(limits.NOTES)
    )
    query: Any = (
        text.select(text.contact, fn.COUNT(day.distinct()), fn.COUNT(text.id), fn.MAX(text.id))
        .where(over & text.contact.is_null(False))
        .group_by(text.contact)
        .having(fn.COUNT(day.distinct()) >= FLOODED_DAYS)
        .order_by(fn.COUNT(text.id).desc())
        .limit(MOST_PROPOSED)
        .tuples()
    )
    rows = {row[0]: row[1:] for row in query}
    found = Contact.select().where(Contact.id.in_([*rows]))
    return tuple(
        Flooding(
            contact=one.id,
            number=phone.mask(one.phone),
            days=rows[one.id][0],
            texts=rows[one.id][1],
            said=InboundMessage.get_by_id(rows[one.id][2]).text or "",
        )
        for one in found
        if not one.blocked_at(now) and _is_business_of(by, one, config)
    )


def _require(by: Staff) -> None:
    if not (may(by, Right.ANSWER) or may(by, Right.SUBSCRIBERS)):
        raise InputError(reach.NOT_YOURS)


def _is_business_of(by: Staff, contact: Contact, config: Config) -> bool:
    return reach.found(by, contact.id, config) is not None or wanted.in_reach(contact, by)


def _locked(contact: Contact) -> Contact:
    """The number's row first, as a text that comes in takes it."""
    row: Contact = for_us_alone(Contact.select().where(Contact.id == contact.id)).get()
    return row


def _set(contact: Contact, until: datetime | None) -> None:
    contact.blocked_until = until
    contact.save(only=[Contact.blocked_until])


def _end_current(contact: Contact, by: Staff, now: datetime) -> None:
    mine = (BlockedNumber.contact == contact) & _in_force(now)
    BlockedNumber.update(lifted_at=now, lifted_by=by).where(mine).execute()


def _close_what_is_open(contact: Contact, now: datetime) -> None:
    """Nobody waits for an officer any more."""
    settle_flags(contact.id)
    cases.close(contact.id, now)
    live = (Conversation.contact == contact) & (Conversation.state != ConversationState.CLOSED)
    Conversation.update(state=ConversationState.CLOSED, unread=False).where(live).execute()


def _in_force(now: datetime) -> Any:
    lasts = BlockedNumber.until.is_null() | (BlockedNumber.until > now)
    return BlockedNumber.lifted_at.is_null() & lasts


def _rows() -> Any:
    return (
        BlockedNumber.select(BlockedNumber, Contact, Staff)
        .join(Contact)
        .switch(BlockedNumber)
        .join(Staff, JOIN.LEFT_OUTER, on=BlockedNumber.staff)
    )


def _view(row: BlockedNumber) -> Block:
    return Block(
        contact=row.contact_id,
        number=phone.mask(row.contact.phone),
        reason=row.reason,
        by=row.staff.called if row.staff else "",
        at=row.at,
        until=row.until,
    )
