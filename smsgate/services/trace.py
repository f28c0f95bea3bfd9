"""The id by which the logs tell the whole way of one text: the name of the row that set everything off.

It is in the tables already, so every process knows it, and nothing has to be carried along.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from smsgate.models import OutboundMessage

ORIGIN = (
    OutboundMessage.id,
    OutboundMessage.in_reply_to,
    OutboundMessage.ussd_session,
    OutboundMessage.digest_date,
)
"""The columns that tell where a message comes from, in the order `of_message` takes them."""


class Traced(Protocol):
    """A message of the outbox, as far as a log names it."""

    @property
    def id(self) -> int:
        """Its row."""
        ...

    @property
    def trace(self) -> str:
        """What it belongs to."""
        ...


def of_text(inbound_id: int) -> str:
    """Of a text that came in, and of all that answers it."""
    return f"sms-{inbound_id}"


def of_session(session_id: str) -> str:
    """Of a USSD session, by the network's own name for it."""
    return f"ussd-{session_id}"


def of_digest(day: date) -> str:
    """Of a digest's run, and of all its messages."""
    return f"digest-{day}"


def of_message(
    outbound_id: int, inbound_id: int | None, session_id: str | None, digest_day: date | None
) -> str:
    """Of a message: of what it belongs to; its own where nothing came before it."""
    if inbound_id is not None:
        return of_text(inbound_id)
    if session_id is not None:
        return of_session(session_id)
    return of_digest(digest_day) if digest_day is not None else f"out-{outbound_id}"


def named(messages: Iterable[Traced]) -> dict[str, Any]:
    """What a log says of messages: `trace`, a list where they belong to several, and their rows."""
    rows = list(messages)
    traces = list(dict.fromkeys(row.trace for row in rows))
    return {
        "trace": traces[0] if len(traces) == 1 else traces,
        "outbound": [row.id for row in rows],
    }
