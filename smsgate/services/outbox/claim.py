"""Taking messages out of the queue for a while, and the last look before they leave."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

import structlog
from peewee import Expression, ModelSelect

from smsgate.config import Config
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Priority, State
from smsgate.models import Contact, OutboundMessage, database
from smsgate.models.base import for_us_alone
from smsgate.services import meters, trace
from smsgate.services.outbox import behind, held, stale
from smsgate.services.outbox.ids import listed, still_in
from smsgate.services.outbox.patience import Patience
from smsgate.services.outbox.rows import Row, Waiting, loaded, texts_of
from smsgate.services.outbox.stale import Reword
from smsgate.services.quiet import after_quiet

ASKED_FOR = (Priority.ANSWER, Priority.OFFICER)
"""What goes out in quiet hours."""

BLOCKED = "blocked by the office"

DESPITE_STOP = (*ASKED_FOR, Priority.WARNING)
"""What goes to a person who said STOP."""

log = structlog.get_logger()


def claim(
    gateway: str, limit: int, now: datetime, config: Config, reword: Reword, patience: Patience
) -> list[Waiting]:
    """Up to `limit` messages due, the most urgent first; none only when none is left.

    Cancelled on the way: what nobody asked for and goes to a person who stopped or paused, what an officer
    stopped, and texts with nothing left to tell. Digests with a stale text wait until it is worded anew.
    """
    priorities = _allowed(gateway, now, config)
    today = now.astimezone(config.timezone).date()
    taken: list[Waiting] = []
    while not taken:
        with database.atomic():
            rows = loaded(_lock(gateway, priorities, limit, now))
            closed = stale.closed(texts_of(rows), today)
            away = held.turned_away(rows, now)
            fresh = [row for row in rows if row.digest_text not in closed and row.id not in away]
            taken = _take(gateway, fresh, now + patience.claimed, today, now)
        # Not while messages are locked: two workers at one text would wait for each other.
        if closed:
            stale.mend(closed, today, now, config, reword)
        if not rows:
            break
    return taken


def leave(rows: Sequence[Waiting], now: datetime, patience: Patience) -> list[Waiting]:
    """Commit `sending`, just before the call: only what is returned may be sent.

    Left out: what the sweep took back meanwhile, what has become worthless, and whoever said STOP since.
    """
    stopped = Contact.select(Contact.id).where(
        Contact.id.in_(listed(row.contact for row in rows)) & Contact.stopped_at.is_null(False)
    )
    wanted = OutboundMessage.priority.in_(DESPITE_STOP) | OutboundMessage.contact.not_in(stopped)
    lease = now + patience.sending
    query = (
        OutboundMessage.update(state=State.SENDING, lease_until=lease, sent_at=now)
        .where(_ours(rows) & _still_good(now) & wanted)
        .returning(OutboundMessage.id)
        .tuples()
    )
    left = {row_id for (row_id,) in query.execute()}
    # Half of it: the clock of the machine that sweeps may be ahead of ours.
    sure = now + patience.sending / 2
    return [replace(row, lease=sure) for row in rows if row.id in left]


def release(rows: Sequence[Waiting]) -> None:
    """Give back what was claimed and will not be sent now."""
    OutboundMessage.update(state=State.QUEUED, lease_until=None).where(_ours(rows)).execute()


def is_due(gateway: str, now: datetime, config: Config) -> bool:
    """Whether a message of that gateway could leave now."""
    return any(_any_due(gateway, one, now) for one in _allowed(gateway, now, config))


def _ours(rows: Sequence[Waiting]) -> Expression:
    return (
        OutboundMessage.id.in_(listed(row.id for row in rows))
        & still_in(State.CLAIMED)
        & (OutboundMessage.lease_until == rows[0].lease)
    )


def _allowed(gateway: str, now: datetime, config: Config) -> Iterable[Priority]:
    """In quiet hours only what was asked for; the simulator's phone wakes nobody."""
    quiet = gateway != Simulator.name and after_quiet(now, config) > now
    return ASKED_FOR if quiet else Priority


def _any_due(gateway: str, priority: Priority, now: datetime) -> bool:
    """By the first of them: asked with EXISTS, PostgreSQL would walk through all that was ever sent."""
    return _due(gateway, priority, now).limit(1).scalar() is not None


def _still_good(now: datetime) -> Expression:
    return OutboundMessage.give_up_at.is_null() | (OutboundMessage.give_up_at > now)


def _due(gateway: str, priority: Priority, now: datetime) -> "ModelSelect[OutboundMessage]":
    """The ids of what is due, in the order of the index: of a digest the same text together."""
    message = OutboundMessage
    due = (
        (message.state == State.QUEUED)
        & (message.gateway == gateway)
        & (message.priority == priority)
        & (message.not_before <= now)
        & _still_good(now)
    )
    return (
        message.select(message.id)
        .where(due)
        .order_by(message.not_before, message.digest_text, message.id)
    )


def _lock(gateway: str, priorities: Iterable[Priority], limit: int, now: datetime) -> list[int]:
    """The ids of rows for us alone, those of other workers passed over."""
    ids: list[int] = []
    for priority in priorities:
        query = _due(gateway, priority, now).limit(limit - len(ids))
        ids += for_us_alone(query, skip_locked=True).scalars()
        if len(ids) >= limit:
            break
    return ids


def _take(
    gateway: str, rows: Sequence[Row], lease: datetime, today: date, now: datetime
) -> list[Waiting]:
    refusals = {row: why for row in rows if (why := _unwanted(row, today, now))}
    _cancel(gateway, refusals, now)
    taken = [row for row in rows if row not in refusals]
    OutboundMessage.update(state=State.CLAIMED, lease_until=lease).where(
        OutboundMessage.id.in_(listed(row.id for row in taken))
    ).execute()
    return [row.claimed(lease) for row in taken]


def _unwanted(row: Row, today: date, now: datetime) -> str:
    """Why a message must not go out; "" when it may."""
    if row.priority not in DESPITE_STOP and row.stopped_at is not None:
        return "stopped"
    blocked = row.blocked_until is not None and row.blocked_until > now
    if blocked and row.priority != Priority.ANSWER:
        return BLOCKED
    paused = row.paused_until is not None and row.paused_until > today
    if row.priority not in DESPITE_STOP and paused:
        return "paused"
    return "nothing left to tell" if row.cancelled else ""


def _cancel(gateway: str, refusals: dict[Row, str], now: datetime) -> None:
    for why in sorted(set(refusals.values())):
        rows = [row for row, reason in refusals.items() if reason == why]
        ids = [row.id for row in rows]
        OutboundMessage.update(state=State.CANCELLED, reason=why, settled_at=now).where(
            OutboundMessage.id.in_(listed(ids))
        ).execute()
        if why not in ("stopped", BLOCKED):
            behind.fall_behind(ids)
        meters.moved(gateway, State.CANCELLED, len(rows))
        log.info("outbox.cancelled", gateway=gateway, reason=why, **trace.named(rows))
