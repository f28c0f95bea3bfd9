"""Messages as the sender handles them: read at once, with all that sending needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from peewee import JOIN, ModelUpdate

from smsgate.models import Contact, DigestText, OutboundMessage
from smsgate.services import trace
from smsgate.services.outbox.ids import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claimed message, with all that sending it needs.

    `behind`: the person's news starts elsewhere than the run's. `lease` shows that the claim is still ours;
    once it left, until when the sweep has surely not given it up.
    `asked_at`: when the text or key press came that it answers; None when nobody asked.
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
    trace: str
    asked_at: datetime | None = None


class Row(NamedTuple):
    """What the last look before the claim needs."""

    id: int
    in_reply_to: int | None
    ussd_session: str | None
    digest_date: date | None
    contact: int
    priority: int
    text: str | None
    segments: int
    attempts: int
    digest_text: int | None
    created_at: datetime
    phone: str
    stopped_at: datetime | None
    paused_until: date | None
    blocked_until: datetime | None
    digest_from: int | None
    digest_words: str | None
    cancelled: bool | None

    @property
    def trace(self) -> str:
        """What the message belongs to."""
        return trace.of_message(self.id, self.in_reply_to, self.ussd_session, self.digest_date)

    def claimed(self, lease: datetime) -> Waiting:
        """The message, ours until then."""
        asked = self.in_reply_to is not None or self.ussd_session is not None
        return Waiting(
            id=self.id,
            contact=self.contact,
            phone=self.phone,
            text=(self.text if self.text is not None else self.digest_words) or "",
            segments=self.segments,
            attempts=self.attempts,
            digest_text=self.digest_text,
            behind=self.digest_from is not None,
            lease=lease,
            trace=self.trace,
            asked_at=self.created_at if asked else None,
        )


class Moved(NamedTuple):
    """What is told of a message that came into another state without being sent."""

    id: int
    in_reply_to: int | None
    ussd_session: str | None
    digest_date: date | None
    gateway: str
    segments: int

    @property
    def trace(self) -> str:
        """What the message belongs to."""
        return trace.of_message(self.id, self.in_reply_to, self.ussd_session, self.digest_date)


def moved(query: ModelUpdate) -> list[Moved]:
    """Carry an update out; which messages it was about."""
    columns = (*trace.ORIGIN, OutboundMessage.gateway, OutboundMessage.segments)
    return [Moved(*row) for row in query.returning(*columns).tuples().execute()]


_COLUMNS = (
    *trace.ORIGIN,
    OutboundMessage.contact,
    OutboundMessage.priority,
    OutboundMessage.text,
    OutboundMessage.segments,
    OutboundMessage.attempts,
    OutboundMessage.digest_text,
    OutboundMessage.created_at,
    Contact.phone,
    Contact.stopped_at,
    Contact.paused_until,
    Contact.blocked_until,
    Contact.digest_from,
    DigestText.text,
    DigestText.cancelled,
)


def loaded(ids: Sequence[int]) -> list[Row]:
    """In that order. (Plain tuples: as linked objects two hundred rows take five times as long.)"""
    query = (
        OutboundMessage.select(*_COLUMNS)
        .join(Contact)
        .switch(OutboundMessage)
        .join(DigestText, JOIN.LEFT_OUTER)
        .where(OutboundMessage.id.in_(listed(ids)))
        .tuples()
    )
    found = {row[0]: Row(*row) for row in query.execute()}
    return [found[row_id] for row_id in ids if row_id in found]


def texts_of(rows: Iterable[Row]) -> set[int]:
    """The digest texts among them."""
    return {row.digest_text for row in rows if row.digest_text is not None}
