"""After a backup was put back: what waited then may have left since, and nobody knows."""

from datetime import datetime

from smsgate.messages import State
from smsgate.models import OutboundMessage, database
from smsgate.services.outbox import behind
from smsgate.services.outbox.ids import in_chunks, listed

UNSENT = (State.QUEUED, State.CLAIMED, State.SENDING)


def doubt(made_at: datetime, now: datetime) -> int:
    """Make `unknown` what could have left between the backup and now; returns how many. Sent again is none.

    Delivery reports that still come settle them; what was not due yet goes on waiting.
    """
    due = OutboundMessage.state.in_(UNSENT) & (OutboundMessage.not_before <= now)
    lost = OutboundMessage.update(
        state=State.UNKNOWN,
        reason="a backup was restored: it may have left",
        lease_until=None,
        sent_at=made_at,
    )
    count = 0
    for ids in in_chunks(due):
        with database.atomic():
            count += int(lost.where(OutboundMessage.id.in_(listed(ids))).execute())
            behind.fall_behind(ids)
    return count
