"""The rows behind a USSD session: the caller, where the session stands, and what a lost one left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from smsgate.handlers.ussd.engine import Turn, resumable
from smsgate.handlers.ussd.state import State, Way
from smsgate.messages import UssdTurn
from smsgate.models import Contact, UssdSession
from smsgate.services import limits
from smsgate.services.desk import Desk

RESUMABLE = timedelta(minutes=10)
"""So long a session the network lost can be gone on with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One call of the network. `number` in E.164; `typed` is all of the session so far, fit to be stored."""

    event: UssdTurn
    number: str
    typed: str
    desk: Desk
    now: datetime


def lost(last: UssdSession | None, now: datetime) -> State | None:
    """Where the last session of a number broke off, if it did, and not long ago."""
    if last is None or last.ended or last.updated_at < now - RESUMABLE:
        return None
    return resumable(State.from_json(last.state))


def begin(hop: Hop, contact: Contact, taken: Turn, last: UssdSession | None) -> bool:
    """Write the session's row, after the number's `last`; False when there is one by now."""
    return UssdSession.begin(
        gateway=hop.event.gateway,
        session_id=hop.event.session_id,
        contact=contact,
        service_code=hop.event.service_code,
        created_at=hop.now,
        details=_told(taken, ()),
        **_columns(hop, taken, last),
    )


def move(hop: Hop, session: UssdSession, taken: Turn) -> bool:
    """Write the turn over the transcript it was made from; False when that is no longer there."""
    way = State.from_json(session.state).way
    details = session.details + _told(taken, way)
    return session.move(details=details, **_columns(hop, taken, session))


def _told(taken: Turn, before: Way) -> int:
    """1 where a key led to a screen that tells a vacancy in full, and not where that is drawn anew."""
    return int(bool(taken.details) and len(taken.state.way) > len(before))


def _columns(hop: Hop, taken: Turn, last: UssdSession | None) -> dict[str, object]:
    turns, hour_began = limits.turns(last, hop.now)
    return {
        "transcript": hop.typed,
        "state": taken.state.to_json(),
        "answer": taken.text,
        "ended": taken.ended,
        "turns": turns,
        "hour_began": hour_began,
        "updated_at": hop.now,
    }


def locked(contact: Contact) -> Contact:
    """The row as it is now, held until the commit: a text of the same person waits."""
    query = Contact.update(erased_at=None).where(Contact.id == contact.id)
    (found,) = query.returning(Contact).execute()
    fresh: Contact = found
    return fresh
