"""Taking messages out of the queue for a while, and the last look before they leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from peewee import JOIN, Expression, ModelSelect

from smsgate.config import Config
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Priority, State
from smsgate.models import Contact, DigestText, OutboundMessage, database
from smsgate.services.outbox import behind, stale
from smsgate.services.outbox.ids import listed
from smsgate.services.outbox.stale import Reword
from smsgate.services.quiet import after_quiet

LEASE = timedelta(minutes=2)
"""How long claimed messages are ours; after that the sweep gives them back."""

SENDING_LEASE = timedelta(minutes=2)
"""Longer than a call can take with all its time-outs; after that nobody knows what became of it."""

ASKED_FOR = (Priority.ANSWER, Priority.OFFICER)
"""What goes to a person who said STOP, and in quiet hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claimed message, with all that sending it needs.

    `behind`: the person's news starts elsewhere than the run's. `lease` shows that the claim is still ours.
    """

    id: int
    contact: int
    phone: str
    text: str
    segments: int
    attempts: int
    digest_text: int | None
    behind: bool
    lease: datetime


class _Row(NamedTuple):
    id: int
    contact: int
    priority: int
    text: str | None
    segments: int
    attempts: int
    digest_text: int | None
    phone: str
    stopped_at: datetime | None
    paused_until: date | None
    digest_from: int | None
    digest_words: str | None
    cancelled: bool | None


def claim(gateway: str, limit: int, now: datetime, config: Config, reword: Reword) -> list[Waiting]:
    """Up to `limit` messages due, the most urgent first; none only when none is left.

    Cancelled on the way: what nobody asked for and goes to a person who stopped, digests of the paused, and
    texts with nothing left to tell. Digests with a stale text wait until it is worded anew.
    """
    priorities = [one for one in _allowed(gateway, now, config) if _due(gateway, one, now).exists()]
    today = now.astimezone(config.timezone).date()
    taken: list[Waiting] = []
    while priorities and not taken:
        with database.atomic():
            rows = _loaded(_lock(gateway, priorities, limit, now))
            closed = stale.closed(_texts(rows), today)
            taken = _take([row for row in rows if row.digest_text not in closed], today, now)
        # Not while messages are locked: two workers at one text would wait for each other.
        stale.mend(closed, today, now, config, reword)
        if not rows:
            break
    return taken


def leave(rows: Sequence[Waiting], now: datetime) -> list[Waiting]:
    """Commit `sending`, just before the call: only what is returned may be sent.

    Left out: what the sweep took back meanwhile, and whoever said STOP since the claim.
    """
    stopped = Contact.select(Contact.id).where(
        Contact.id.in_(listed(row.contact for row in rows)) & Contact.stopped_at.is_null(False)
    )
    wanted = OutboundMessage.priority.in_(ASKED_FOR) | OutboundMessage.contact.not_in(stopped)
    query = (
        OutboundMessage.update(state=State.SENDING, lease_until=now + SENDING_LEASE, sent_at=now)
        .where(_ours(rows) & wanted)
        .returning(OutboundMessage.id)
        .tuples()
    )
    left = {row_id for (row_id,) in query.execute()}
    return [row for row in rows if row.id in left]


def release(rows: Sequence[Waiting]) -> None:
    """Give back what was claimed and will not be sent now."""
    OutboundMessage.update(state=State.QUEUED, lease_until=None).where(_ours(rows)).execute()


def is_due(gateway: str, now: datetime, config: Config) -> bool:
    """Whether a message of that gateway could leave now."""
    return any(_due(gateway, one, now).exists() for one in _allowed(gateway, now, config))


def _ours(rows: Sequence[Waiting]) -> Expression:
    return (
        OutboundMessage.id.in_(listed(row.id for row in rows))
        & (OutboundMessage.state == State.CLAIMED)
        & (OutboundMessage.lease_until == rows[0].lease)
    )


def _allowed(gateway: str, now: datetime, config: Config) -> Iterable[Priority]:
    """In quiet hours only what was asked for; the simulator's phone wakes nobody."""
    quiet = gateway != Simulator.name and after_quiet(now, config) > now
    return ASKED_FOR if quiet else Priority


def _due(gateway: str, priority: Priority, now: datetime) -> "ModelSelect[OutboundMessage]":
    """The ids of what is due, in the order of the index: of a digest the same text together."""
    message = OutboundMessage
    due = (
        (message.state == State.QUEUED)
        & (message.gateway == gateway)
        & (message.priority == priority)
        & (message.not_before <= now)
        & (message.give_up_at.is_null() | (message.give_up_at > now))
    )
    if priority is not Priority.DIGEST:
        due &= message.digest_text.is_null()
    return (
        message.select(message.id)
        .where(due)
        .order_by(message.digest_text, message.not_before, message.id)
    )


def _lock(gateway: str, priorities: Iterable[Priority], limit: int, now: datetime) -> list[int]:
    """Rows for us alone: locked on PostgreSQL; on SQLite the whole transaction is alone."""
    ids: list[int] = []
    for priority in priorities:
        query = _due(gateway, priority, now).limit(limit - len(ids))
        if database.for_update:
            query = query.for_update(skip_locked=True)
        ids += query.scalars()
        if len(ids) >= limit:
            break
    return ids


def _take(rows: Sequence[_Row], today: date, now: datetime) -> list[Waiting]:
    lease = now + LEASE
    refusals = {row.id: why for row in rows if (why := _unwanted(row, today))}
    _cancel(refusals, now)
    taken = [row for row in rows if row.id not in refusals]
    OutboundMessage.update(state=State.CLAIMED, lease_until=lease).where(
        OutboundMessage.id.in_(listed(row.id for row in taken))
    ).execute()
    return [_waiting(row, lease) for row in taken]


def _loaded(ids: Sequence[int]) -> list[_Row]:
    """In that order. (Plain tuples: as linked objects two hundred rows take five times as long.)"""
    columns = (
        OutboundMessage.id,
        OutboundMessage.contact,
        OutboundMessage.priority,
        OutboundMessage.text,
        OutboundMessage.segments,
        OutboundMessage.attempts,
        OutboundMessage.digest_text,
        Contact.phone,
        Contact.stopped_at,
        Contact.paused_until,
        Contact.digest_from,
        DigestText.text,
        DigestText.cancelled,
    )
    query = (
        OutboundMessage.select(*columns)
        .join(Contact)
        .switch(OutboundMessage)
        .join(DigestText, JOIN.LEFT_OUTER)
        .where(OutboundMessage.id.in_(listed(ids)))
        .tuples()
    )
    found = {row[0]: _Row(*row) for row in query.execute()}
    return [found[row_id] for row_id in ids if row_id in found]


def _texts(rows: Iterable[_Row]) -> set[int]:
    return {row.digest_text for row in rows if row.digest_text is not None}


def _unwanted(row: _Row, today: date) -> str:
    """Why a message must not go out; "" when it may."""
    if row.priority not in ASKED_FOR and row.stopped_at is not None:
        return "stopped"
    if row.digest_text is None:
        return ""
    if row.paused_until is not None and row.paused_until > today:
        return "paused"
    return "nothing left to tell" if row.cancelled else ""


def _cancel(refusals: dict[int, str], now: datetime) -> None:
    for why in sorted(set(refusals.values())):
        ids = [row_id for row_id, reason in refusals.items() if reason == why]
        OutboundMessage.update(state=State.CANCELLED, reason=why, settled_at=now).where(
            OutboundMessage.id.in_(listed(ids))
        ).execute()
        if why != "stopped":
            behind.fall_behind(ids)


def _waiting(row: _Row, lease: datetime) -> Waiting:
    return Waiting(
        id=row.id,
        contact=row.contact,
        phone=row.phone,
        text=(row.text if row.text is not None else row.digest_words) or "",
        segments=row.segments,
        attempts=row.attempts,
        digest_text=row.digest_text,
        behind=row.digest_from is not None,
        lease=lease,
    )


__all__ = ["Reword", "Waiting", "claim", "is_due", "leave", "release"]
