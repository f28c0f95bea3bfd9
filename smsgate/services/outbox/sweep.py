"""Every minute: what was claimed and forgotten, left and lost, or has become worthless."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from peewee import Expression

from smsgate.messages import State
from smsgate.models import OutboundMessage, database
from smsgate.models.outbound import PERISHABLE
from smsgate.services import meters, trace
from smsgate.services.outbox import behind
from smsgate.services.outbox.ids import in_chunks, listed
from smsgate.services.outbox.report import join_kept_words
from smsgate.services.outbox.rows import Moved, moved

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
    late = PERISHABLE & (OutboundMessage.give_up_at <= now)
    swept = Swept(
        released=_move(claimed, State.QUEUED),
        unknown=_move(sending, State.UNKNOWN, reason="the sender was cut off"),
        expired=_move(late, State.EXPIRED, reason="too late", settled_at=now),
    )
    join_kept_words(now)
    return swept


def _move(where: Expression, state: State, **columns: Any) -> int:
    """Chunk by chunk, each in a transaction of its own; digests that did not arrive are told again."""
    count = 0
    for ids in in_chunks(where):
        with database.atomic():
            query = OutboundMessage.update(state=state, lease_until=None, **columns)
            rows = moved(query.where(OutboundMessage.id.in_(listed(ids)) & where))
            if state is not State.QUEUED:
                behind.fall_behind([row.id for row in rows])
        if rows:
            count += len(rows)
            _tell(rows, state, columns.get("reason", "the claim lapsed"))
    return count


def _tell(rows: Sequence[Moved], state: State, reason: str) -> None:
    log.warning("outbox.swept", state=state, reason=reason, **trace.named(rows))
    if state in meters.MOVES:
        for gateway, count in Counter(row.gateway for row in rows).items():
            meters.moved(gateway, state, count)
