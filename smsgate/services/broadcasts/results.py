"""What became of each message of a broadcast, for a table to keep; numbers are masked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from smsgate import phone
from smsgate.models import Broadcast, BroadcastMessage, Contact, OutboundMessage, Staff, database
from smsgate.services import audit
from smsgate.services.broadcasts.audience import Filter
from smsgate.services.broadcasts.steps import require_reach
from smsgate.services.outbox.reasons import plain

CHUNK = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`number` is masked; `reason` a sentence to be translated, "" where all went well."""

    number: str
    language: str
    segments: int
    state: str
    reason: str
    sent_at: datetime | None
    settled_at: datetime | None


def export(broadcast: Broadcast, officer: Staff, now: datetime) -> Iterator[Result]:
    """Note who took the table away, then give it row by row, without holding more than a chunk.

    Raises Refused where its people are beyond this officer's reach.
    """
    require_reach(officer, Filter.from_json(broadcast.audience))
    with database.atomic():
        after = {"people": broadcast.people}
        audit.record(officer, "broadcast.export", "broadcast", broadcast.id, now=now, after=after)
    return _results(broadcast)


def _results(broadcast: Broadcast) -> Iterator[Result]:
    last = 0
    while rows := list(_after(broadcast, last)):
        for row_id, number, language, segments, state, reason, sent_at, settled_at in rows:
            last = row_id
            yield Result(
                number=phone.mask(number),
                language=language,
                segments=segments,
                state=state,
                reason=plain(reason) if reason else "",
                sent_at=sent_at,
                settled_at=settled_at,
            )


def _after(broadcast: Broadcast, last: int) -> Any:
    message = OutboundMessage
    return (
        BroadcastMessage.select(
            message.id,
            Contact.phone,
            Contact.language,
            message.segments,
            message.state,
            message.reason,
            message.sent_at,
            message.settled_at,
        )
        .join(message)
        .join(Contact)
        .where((BroadcastMessage.broadcast == broadcast) & (BroadcastMessage.outbound > last))
        .order_by(BroadcastMessage.outbound)
        .limit(CHUNK)
        .tuples()
    )
