"""The rows behind a USSD session: the caller, where the session stands, and what a lost one left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from smsgate.handlers.ussd.engine import Turn, resumable
from smsgate.handlers.ussd.state import State
from smsgate.messages import UssdTurn
from smsgate.models import Contact, UssdSession
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


def caller(hop: Hop) -> Contact:
    """The caller's row, made when there is none. Somebody erased who dials again is back."""
    query = Contact.insert(phone=hop.number, gateway=hop.event.gateway, created_at=hop.now)
    (contact,) = (
        query.on_conflict(conflict_target=[Contact.phone], update={Contact.erased_at: None})
        .returning(Contact)
        .execute()
    )
    found: Contact = contact
    return found


def lost(contact: Contact, now: datetime) -> State | None:
    """The last session of this number, if it broke off somewhere and not long ago."""
    last = UssdSession.last_of(contact)
    if last is None or last.ended or last.updated_at < now - RESUMABLE:
        return None
    return resumable(State.from_json(last.state))


def begin(hop: Hop, contact: Contact, taken: Turn) -> bool:
    """Write the session's row; False when there is one by now."""
    query = UssdSession.insert(
        gateway=hop.event.gateway,
        session_id=hop.event.session_id,
        contact=contact,
        service_code=hop.event.service_code,
        created_at=hop.now,
        **_columns(hop, taken),
    )
    return bool(query.on_conflict_ignore().as_rowcount().execute())


def move(hop: Hop, session: UssdSession, taken: Turn) -> bool:
    """Write the turn over the transcript it was made from; False when that is no longer there."""
    query = UssdSession.update(**_columns(hop, taken)).where(
        (UssdSession.id == session.id)
        & (UssdSession.transcript == session.transcript)
        & ~UssdSession.ended
    )
    return bool(query.execute())


def _columns(hop: Hop, taken: Turn) -> dict[str, object]:
    return {
        "transcript": hop.typed,
        "state": taken.state.to_json(),
        "answer": taken.text,
        "ended": taken.ended,
        "updated_at": hop.now,
    }


def locked(contact: Contact) -> Contact:
    """The row as it is now, held until the commit: a text of the same person waits."""
    query = Contact.update(erased_at=None).where(Contact.id == contact.id)
    (found,) = query.returning(Contact).execute()
    fresh: Contact = found
    return fresh
