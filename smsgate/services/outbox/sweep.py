"""Every minute: what was claimed and forgotten, left and lost, or has become worthless."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from peewee import Expression

from smsgate.messages import State
from smsgate.models import OutboundMessage, database
from smsgate.services.outbox import behind
from smsgate.services.outbox.ids import listed
from smsgate.services.outbox.report import join_kept_words

CHUNK = 500
"""Messages a transaction: answers wait for its write lock on SQLite."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """How many messages went back to the queue, became unknown, and expired."""

    released: int
    unknown: int
    expired: int


def sweep(now: datetime) -> Swept:
    """Set right what a killed worker or a forgotten bell left behind. Harmless at any time, and twice."""
    lapsed = OutboundMessage.lease_until < now
    claimed = (OutboundMessage.state == State.CLAIMED) & lapsed
    sending = (OutboundMessage.state == State.SENDING) & lapsed
    late = (OutboundMessage.state == State.QUEUED) & (OutboundMessage.give_up_at <= now)
    lost: dict[str, Any] = {"state": State.UNKNOWN, "reason": "the sender was cut off"}
    over: dict[str, Any] = {"state": State.EXPIRED, "reason": "too late", "settled_at": now}
    swept = Swept(
        released=sum(map(len, _move(claimed, state=State.QUEUED))),
        unknown=_move_back(sending, lost),
        expired=_move_back(late, over),
    )
    join_kept_words(now)
    if swept.unknown or swept.expired or swept.released:
        log.warning("outbox.swept", **{name: getattr(swept, name) for name in Swept.__slots__})
    return swept


def _move_back(where: Expression, columns: dict[str, Any]) -> int:
    """Messages that did not arrive; digests among them are told again."""
    moved = 0
    for ids in _move(where, behind_too=True, **columns):
        moved += len(ids)
    return moved


def _move(where: Expression, *, behind_too: bool = False, **columns: Any) -> Iterator[list[int]]:
    """Chunk by chunk, each in a transaction of its own."""
    while True:
        with database.atomic():
            ids = _update_some(where, columns)
            if behind_too and ids:
                behind.fall_behind(ids)
        if not ids:
            return
        yield ids


def _update_some(where: Expression, columns: dict[str, Any]) -> list[int]:
    some = OutboundMessage.select(OutboundMessage.id).where(where).limit(CHUNK)
    query = (
        OutboundMessage.update(lease_until=None, **columns)
        .where(OutboundMessage.id.in_(listed(some.scalars())) & where)
        .returning(OutboundMessage.id)
        .tuples()
    )
    return [row_id for (row_id,) in query.execute()]
