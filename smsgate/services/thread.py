"""What a number and we have written each other, as its phone would show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from smsgate.models import Contact, DigestText, InboundMessage, OutboundMessage
from smsgate.wording import segments

LONGEST = 60
FROM_PHONE, TO_PHONE = "from_phone", "to_phone"
RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text. `key` is unique in the thread; `state` is `received` or the outbox's word."""

    key: str
    direction: str
    text: str
    at: datetime
    state: str
    segments: int


def thread(contact: Contact | None) -> list[Line]:
    """The last texts both ways whose words are kept, oldest first; a number nobody knows has none."""
    if contact is None:
        return []
    lines = [*reversed([*_from(contact)]), *reversed([*_to(contact)])]
    return sorted(lines, key=lambda line: line.at)[-LONGEST:]


def _from(contact: Contact) -> Iterator[Line]:
    query = (
        InboundMessage.select()
        .where((InboundMessage.contact == contact) & InboundMessage.text.is_null(False))
        .order_by(InboundMessage.id.desc())
        .limit(LONGEST)
    )
    for row in query:
        yield Line(
            key=f"in-{row.id}",
            direction=FROM_PHONE,
            text=row.text or "",
            at=row.received_at,
            state=RECEIVED,
            segments=segments.count(row.text or "").segments,
        )


def _to(contact: Contact) -> Iterator[Line]:
    kept = OutboundMessage.text.is_null(False)
    query = (
        OutboundMessage.select(OutboundMessage, DigestText)
        .join(DigestText, JOIN.LEFT_OUTER)
        .where((OutboundMessage.contact == contact) & (kept | DigestText.id.is_null(False)))
        .order_by(OutboundMessage.id.desc())
        .limit(LONGEST)
    )
    for row in query:
        worded = row.digest_text
        yield Line(
            key=f"out-{row.id}",
            direction=TO_PHONE,
            text=row.text or (worded.text if worded else ""),
            at=row.created_at,
            state=row.state,
            segments=row.segments,
        )
