"""What the network took, held against what the outbox says: nobody told twice, nobody forgotten."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peewee import JOIN, fn

from smsgate.messages import State
from smsgate.models import Contact, DigestText, InboundMessage, OutboundMessage

ARRIVED = frozenset({State.SENT, State.DELIVERED})
UNDER_WAY = frozenset({State.QUEUED, State.CLAIMED, State.SENDING})

Key = tuple[str, str]
"""A number and a text: what a person sees."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message of the outbox. `told_again`: this person's next digest begins where this one did."""

    id: int
    key: Key
    state: State
    reason: str
    digest: bool
    told_again: bool


def states() -> dict[State, int]:
    """How many messages are in each state."""
    message = OutboundMessage
    query = message.select(message.state, fn.COUNT(message.id)).group_by(message.state).tuples()
    return {State(state): count for state, count in query}


def rows() -> list[Row]:
    """The whole outbox."""
    text = fn.COALESCE(OutboundMessage.text, DigestText.text)
    query = (
        OutboundMessage.select(
            OutboundMessage.id,
            Contact.phone,
            text,
            OutboundMessage.state,
            OutboundMessage.reason,
            OutboundMessage.digest_text,
            Contact.digest_from,
        )
        .join(Contact)
        .switch(OutboundMessage)
        .join(DigestText, JOIN.LEFT_OUTER)
        .tuples()
    )
    return [
        Row(row_id, (phone, words), State(state), reason, digest is not None, behind is not None)
        for row_id, phone, words, state, reason, digest, behind in query
    ]


def faults(outbox: Sequence[Row], ledger: Iterable[Key]) -> list[str]:
    """Every sentence of the outbox's promise that does not hold."""
    taken = Counter(ledger)
    known = Counter(row.key for row in outbox)
    found = [f"told {count} times: {key}" for key, count in taken.items() if count > 1]
    found += [f"{count} messages for {key}" for key, count in known.items() if count > 1]
    found += [f"told, and not in the outbox: {key}" for key in taken.keys() - known.keys()]
    found += [fault for row in outbox if (fault := _fault(row, told=row.key in taken))]
    return found


def _fault(row: Row, *, told: bool) -> str:
    where = f"message {row.id}: {row.state} ({row.reason})"
    if row.state in UNDER_WAY:
        return f"{where}, and nothing is under way any more"
    if told and row.state not in ARRIVED | {State.UNKNOWN}:
        return f"{where}, but the network took it"
    if not told and row.state in ARRIVED:
        return f"{where}, but the network never took it"
    if row.state not in ARRIVED and not row.reason:
        return f"{where}, without a reason"
    if row.digest and row.told_again is (row.state in ARRIVED):
        return f"{where}, and the next digest does not know"
    return ""


def untold() -> list[str]:
    """Who follows something and has no message."""
    told = OutboundMessage.select(OutboundMessage.contact)
    query = Contact.select(Contact.phone).where(
        Contact.follows.is_null(False) & Contact.id.not_in(told)
    )
    return [f"{number} follows something, and has no message" for number in query.scalars()]


def unanswered(ids: Iterable[str]) -> list[str]:
    """Texts that were taken from the network and not stored once, or not answered once."""
    query = (
        InboundMessage.select(
            InboundMessage.gateway_id,
            fn.COUNT(InboundMessage.id.distinct()),
            fn.COUNT(OutboundMessage.id),
        )
        .join(OutboundMessage, JOIN.LEFT_OUTER)
        .group_by(InboundMessage.gateway_id)
        .tuples()
    )
    seen = {gateway_id: (stored, answers) for gateway_id, stored, answers in query}
    return [
        f"text {one}: stored {stored} times, answered {answers} times"
        for one in ids
        if (counts := seen.get(one, (0, 0))) != (1, 1)
        for stored, answers in (counts,)
    ]
