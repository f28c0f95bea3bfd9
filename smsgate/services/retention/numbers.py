"""Numbers nobody hears of any more, and conversations that ended."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import Expression, Field, fn

from smsgate.config import Config
from smsgate.models import (
    Agent,
    AgentState,
    Contact,
    Conversation,
    ConversationNote,
    ConversationState,
    Dialogue,
    InboundMessage,
    OutboundMessage,
    Person,
    Shown,
    Subscription,
    SubscriptionState,
    UssdSession,
)
from smsgate.models.base import for_us_alone
from smsgate.services import erasure
from smsgate.services.retention import times
from smsgate.services.retention.kinds import OPEN, SETTLED

AT_ONCE = 50
"""Numbers forgotten in one transaction: each is a handful of deletions."""


def any_old(after: int, until: int, now: datetime) -> bool:
    """Whether `drop` has something to do; no lock is taken."""
    silent = Contact.select(Contact.id).where(_here(Contact.id, after, until) & _silent(now))
    ended = Dialogue.select(Dialogue.contact).where(_ended(after, until, now))
    over = Conversation.select(Conversation.contact).where(_over(after, until, now))
    return bool(silent.exists() or ended.exists() or over.exists())


def drop(after: int, until: int, config: Config, now: datetime) -> dict[str, int]:
    """Of the numbers with ids in `(after, until]`: how many dialogues, conversations and numbers went.

    Not more than a few numbers; those that are locked are left. Call inside a transaction.
    """
    query = Contact.select().where(_here(Contact.id, after, until) & _silent(now)).limit(AT_ONCE)
    forgotten = list(for_us_alone(query, skip_locked=True))
    for contact in forgotten:
        erasure.forget(contact, config, now)
    dialogues = int(Dialogue.delete().where(_ended(after, until, now)).execute())
    conversations = int(Conversation.delete().where(_over(after, until, now)).execute())
    return {"dialogues": dialogues, "conversations": conversations, "numbers": len(forgotten)}


def _here(key: Field, after: int, until: int) -> Any:
    return (key > after) & (key <= until)


def _ended(after: int, until: int, now: datetime) -> Any:
    """Dialogues long past, but for those in which somebody still may answer SETUJU."""
    asked = (
        Subscription.select(Subscription.id)
        .join(Person)
        .where(
            (Person.contact == Dialogue.contact) & (Subscription.state == SubscriptionState.ASKED)
        )
    )
    old = Dialogue.updated_at < now - times.TALKS
    return _here(Dialogue.contact, after, until) & old & ~fn.EXISTS(asked)


def _over(after: int, until: int, now: datetime) -> Any:
    """Conversations in which it is not our turn, and nobody wrote or noted anything for long."""
    row, note, before = Conversation, ConversationNote, now - times.TEXTS
    young = note.select(note.id).where(
        (note.conversation == row.contact) & (note.created_at >= before)
    )
    quiet = (row.last_at < before) & (row.answered_at.is_null() | (row.answered_at < before))
    ours = row.state == ConversationState.OPEN
    return _here(row.contact, after, until) & ~ours & quiet & ~fn.EXISTS(young)


def _silent(now: datetime) -> Any:
    """Follows nothing and is no village's agent, neither wrote nor dialled nor was shown anything for long,
    and left nothing open."""
    never = Contact.last_inbound_at.is_null() & (Contact.created_at < now - times.NEVER_HEARD)
    long_ago = Contact.last_inbound_at < now - times.SILENCE
    return (
        Contact.follows.is_null()
        & Contact.erased_at.is_null()
        & (never | long_ago)
        & ~fn.EXISTS(Shown.select(Shown.id).where(Shown.contact == Contact.id))
        & ~fn.EXISTS(_carrying())
        & ~fn.EXISTS(UssdSession.select(UssdSession.id).where(UssdSession.contact == Contact.id))
        & ~_unsettled()
    )


def _carrying() -> Any:
    """Whoever agreed to carry a village's news gets a text each week, and need not answer."""
    standing = (Agent.contact == Contact.id) & (Agent.state == AgentState.ACTIVE)
    return Agent.select(Agent.id).where(standing)


def _unsettled() -> Expression:
    """Something is on its way to the number, or lies with an officer."""
    message, text = OutboundMessage, InboundMessage
    waiting = message.select(message.id).where(
        (message.contact == Contact.id) & message.state.not_in(SETTLED)
    )
    asked = text.select(text.id).where((text.contact == Contact.id) & text.flag.in_(OPEN))
    return fn.EXISTS(waiting) | fn.EXISTS(asked)


def spans(after: int, size: int) -> Iterator[tuple[int, int]]:
    """Ids from there to the last number there is, so many at a time."""
    last = int(Contact.select(fn.MAX(Contact.id)).scalar() or 0)
    while after < last:
        yield after, after + size
        after += size
