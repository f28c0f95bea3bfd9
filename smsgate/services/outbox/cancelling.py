"""What waits and is wanted no more: it never leaves."""

from datetime import datetime

import structlog
from peewee import Expression

from smsgate.messages import State
from smsgate.models import OutboundMessage
from smsgate.services import meters, trace
from smsgate.services.outbox.rows import moved

TAKEN_BACK = "taken back"
"""The reason beside what an officer or an employer thought better of."""

log = structlog.get_logger()


def cancel(rows: Expression, reason: str, now: datetime) -> int:
    """Cancel the messages of a condition, with the reason noted beside them; how many."""
    query = OutboundMessage.update(state=State.CANCELLED, reason=reason, settled_at=now)
    gone = moved(query.where(rows))
    for gateway in {row.gateway for row in gone}:
        meters.moved(gateway, State.CANCELLED, sum(row.gateway == gateway for row in gone))
    if gone:
        log.info("outbox.cancelled", reason=reason, **trace.named(gone))
    return len(gone)


def take_back(message_id: int | None, now: datetime) -> bool:
    """Do not send a message that still waits; False when it has left, or a sender holds it already."""
    if message_id is None:
        return False
    waiting = (OutboundMessage.id == message_id) & (OutboundMessage.state == State.QUEUED)
    return bool(cancel(waiting, TAKEN_BACK, now))
