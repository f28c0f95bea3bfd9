"""An officer answers by SMS: at once to somebody who just wrote, else outside of the quiet hours."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from peewee import IntegrityError

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.messages import Priority
from smsgate.models import (
    Contact,
    Conversation,
    ConversationState,
    Flag,
    InboundMessage,
    OfficerMessage,
    OutboundMessage,
    Staff,
    database,
)
from smsgate.services import audit
from smsgate.services.inbox import cases, reach, thread
from smsgate.services.inbox.draft import Draft, sendable
from smsgate.services.inbox.thread import Line
from smsgate.services.quiet import after_quiet
from smsgate.services.redflags import RedFlag
from smsgate.understanding import Intent
from smsgate.wording import segments

AT_ONCE = timedelta(minutes=30)
"""So long after somebody's own text an answer may come at any hour."""

SECOND_THOUGHTS = timedelta(seconds=10)
"""So long an answer waits before it leaves, and may be taken back."""

UNSETTLED = (Flag.LATER, Flag.FAILED, Flag.UNKNOWN, Flag.LIMITED)
"""What an answer settles."""

STOPPED = N_(
    "This person said STOP and has asked nothing since. An answer is possible once they write again."
)

BLOCKED = N_("This number is blocked, so nothing is sent to it. Lift the block first.")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an officer sends off. `token` is the form's own; `mark` tells how far the thread had come when it
    was opened; `warned`: what it asks for was pointed out before."""

    text: str
    token: str
    mark: str
    warned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The row of the outbox, and from when on it leaves."""

    message: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Not sent yet: the officer should see this first. `news` came meanwhile, `flags` stand in the answer."""

    news: tuple[Line, ...]
    flags: tuple[RedFlag, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class _Case:
    """An answer that may go."""

    officer: Staff
    contact: Contact
    conversation: Conversation
    token: str
    words: Draft


def answer(
    officer: Staff, contact_id: int, given: Answer, config: Config, now: datetime
) -> Sent | Held:
    """Queue an answer, once for each form; its conversation then waits for the person.

    Raises InputError where nothing may be sent: no words, too many, somebody who said STOP, not theirs.
    """
    words = sendable(given.text, config)
    try:
        with database.atomic():
            contact, conversation = reach.taken(officer, contact_id, config, now)
            done = _sent_before(contact, given.token)
            if done is not None:
                return done
            held = _held(contact, given, words)
            if held is not None:
                return held
            _refuse_stopped(contact, conversation, now)
            case = _Case(officer, contact, conversation, given.token, words)
            return _queue(case, leaves_at(contact, config, now), now)
    except IntegrityError:  # the same form for another number
        raise InputError(reach.NOT_YOURS) from None


def leaves_at(contact: Contact, config: Config, now: datetime) -> datetime:
    """When an answer given now would leave."""
    ready = now + SECOND_THOUGHTS
    heard = contact.last_inbound_at
    return ready if heard and now - heard <= AT_ONCE else after_quiet(ready, config)


def may_be_told(contact: Contact, conversation: Conversation | None, now: datetime) -> bool:
    """Whether an answer is something the person asked for: after a STOP only what they asked since."""
    if contact.stopped_at is None:
        return True
    is_open = conversation is not None and conversation.state == ConversationState.OPEN
    waits = conversation.waiting_since if conversation and is_open else None
    if waits and waits > contact.stopped_at:
        return True
    return _wrote(contact, max(contact.stopped_at, now - AT_ONCE))


def _wrote(contact: Contact, after: datetime) -> bool:
    """Whether something came but the STOP itself."""
    text = InboundMessage
    own = (text.contact == contact) & (text.received_at > after)
    return bool(text.select().where(own & (text.intent != Intent.UNSUBSCRIBE)).exists())


def _refuse_stopped(contact: Contact, conversation: Conversation, now: datetime) -> None:
    if contact.blocked_at(now):
        raise InputError(BLOCKED)
    if not may_be_told(contact, conversation, now):
        raise InputError(STOPPED)


def _sent_before(contact: Contact, token: str) -> Sent | None:
    row = (
        OfficerMessage.select(OfficerMessage, OutboundMessage)
        .join(OutboundMessage)
        .where((OfficerMessage.token == token) & (OutboundMessage.contact == contact))
        .first()
    )
    return Sent(message=row.message.id, at=row.message.not_before) if row else None


def _held(contact: Contact, given: Answer, words: Draft) -> Held | None:
    mark = thread.mark(contact.id)
    changed = mark != given.mark
    flags = () if given.warned else words.flags
    if not changed and not flags:
        return None
    news = thread.since(contact.id, given.mark) if changed else ()
    return Held(news=news, flags=words.flags, mark=mark)


def _queue(case: _Case, at: datetime, now: datetime) -> Sent:
    officer, contact, words = case.officer, case.contact, _headed(case)
    message = OutboundMessage.create(
        contact=contact,
        gateway=contact.gateway,
        priority=Priority.OFFICER,
        text=words.text,
        segments=words.count.segments,
        created_at=now,
        not_before=at,
    )
    before = _settle(officer, case.conversation, now)
    OfficerMessage.create(
        message=message, staff=officer, token=case.token, before=before, created_at=now
    )
    log.info("inbox.answered", outbound=[message.id], contact=contact.id, officer=officer.id)
    after = {"message": message.id, "segments": message.segments}
    audit.record(officer, "inbox.answer", "contact", contact.id, now=now, after=after)
    return Sent(message=message.id, at=at)


def _headed(case: _Case) -> Draft:
    """The answer under the number of its case, where that makes it no dearer."""
    heading = cases.heading(case.contact)
    text = heading + case.words.text
    count = segments.count(text)
    if not heading or case.words.text.startswith(heading):
        return case.words
    dearer = count.segments > case.words.count.segments
    return case.words if dearer else replace(case.words, text=text, count=count)


def _settle(officer: Staff, conversation: Conversation, now: datetime) -> dict[str, object]:
    """The person's turn now; what it was before, for taking the answer back."""
    before: dict[str, object] = {
        "state": conversation.state,
        "waiting_since": _written(conversation.waiting_since),
        "answered_at": _written(conversation.answered_at),
        "flags": settle_flags(conversation.contact_id),
    }
    conversation.state = ConversationState.WAITING
    conversation.waiting_since = None
    conversation.answered_at = now
    conversation.unread = False
    conversation.assignee = conversation.assignee or officer
    conversation.save()
    return before


def settle_flags(contact_id: int) -> dict[str, str]:
    """An officer has seen to what came: its flags until now, by text. Words may then be dropped in time."""
    text = InboundMessage
    query = text.select(text.id, text.flag).where(
        (text.contact == contact_id) & text.flag.in_(UNSETTLED)
    )
    rows: Any = query.tuples()
    flags = {str(row_id): flag for row_id, flag in rows}
    text.update(flag=Flag.SEEN).where(text.id.in_([*map(int, flags)])).execute()
    return flags


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
