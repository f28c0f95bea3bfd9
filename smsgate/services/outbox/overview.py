"""What stands in the outbox, and settling by hand what nobody knows."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from peewee import Expression, fn

from smsgate import phone
from smsgate.errors import InputError
from smsgate.messages import FINAL, State
from smsgate.models import Contact, OutboundMessage, Staff, database
from smsgate.services import audit, meters, trace
from smsgate.services.outbox import backlog, behind
from smsgate.services.outbox.rows import Moved, moved

SHOWN = tuple(state for state in State if state is not State.CLAIMED)
BY_HAND = {"sent": State.SENT, "failed": State.FAILED}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A message nobody knows the fate of; the number is masked."""

    id: int
    phone: str
    gateway: str
    left_at: datetime | None
    reason: str


def counts(now: datetime) -> dict[str, int]:
    """Messages by state (`queued` includes claimed), and for how long the oldest due one has waited."""
    query = (
        OutboundMessage.select(OutboundMessage.state, fn.COUNT(OutboundMessage.id))
        .group_by(OutboundMessage.state)
        .tuples()
    )
    found: dict[str, int] = dict(query.execute())
    found[State.QUEUED] = found.get(State.QUEUED, 0) + found.pop(State.CLAIMED, 0)
    return {
        **{state.value: found.get(state, 0) for state in SHOWN},
        "oldest_queued_seconds": max(backlog.ages(now).values()),
    }


def unknown(limit: int = 100, where: Expression | None = None) -> list[Unknown]:
    """Messages whose fate nobody knows, oldest first; only those a condition on them holds for, if any."""
    lost = OutboundMessage.state == State.UNKNOWN
    query = (
        OutboundMessage.select(OutboundMessage, Contact)
        .join(Contact)
        .where(lost if where is None else lost & where)
        # (Ordered by id alone, SQLite would walk through all that was ever sent.)
        .order_by(OutboundMessage.not_before, OutboundMessage.id)
        .limit(limit)
    )
    return [
        Unknown(
            id=row.id,
            phone=phone.mask(row.contact.phone),
            gateway=row.gateway,
            left_at=row.sent_at,
            reason=row.reason,
        )
        for row in query
    ]


def resolve(outbound_id: int, state: str, now: datetime, *, by: Staff | None = None) -> None:
    """An officer knows what became of an unknown message: `sent` or `failed`. It is never sent again.

    Raises InputError for another word, and for a message that is not unknown.
    """
    if state not in BY_HAND:
        raise InputError("Write sent or failed.")
    settled = BY_HAND[state]
    with database.atomic():
        query = OutboundMessage.update(
            state=settled,
            reason="settled by hand",
            settled_at=now if settled in FINAL else None,
        )
        it = (OutboundMessage.id == outbound_id) & (OutboundMessage.state == State.UNKNOWN)
        rows = moved(query.where(it))
        if not rows:
            raise InputError(f"Message {outbound_id} is not among the unknown ones.")
        if settled is State.SENT:
            behind.catch_up([outbound_id])
        audit.record(by, "outbox.resolve", "message", outbound_id, now=now, after={"state": state})
    _tell(rows[0], settled)


def _tell(row: Moved, state: State) -> None:
    log.info("outbox.settled", gateway=row.gateway, state=state, **trace.named([row]))
    meters.moved(row.gateway, state, 1)
    if state is State.SENT:
        meters.spent(row.gateway, 1, row.segments)
