"""Texts on their way in: which of them officers must see, and what that changes in the conversation.

Asked for every text, so a text that is nobody's business but the service's costs one look before the lock.
"""

from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.models import Contact, Conversation, ConversationState, Dialogue, Flag, InboundMessage
from smsgate.models.conversation import open_conversation, touch_conversation
from smsgate.models.subscription import read_follows
from smsgate.understanding import Intent

REPLY_LIFE = timedelta(days=7)
"""So long after our answer, what the service does not understand is taken for a reply to it."""

ADDITION_LIFE = timedelta(days=1)
"""So long after a question nobody answered yet, it is taken for more of the question."""

_WITHOUT_OFFICER = (Intent.TIPS, Intent.PROFILE)
"""Kept for later, but nobody was promised an answer."""

Moments = tuple[str, datetime, datetime | None] | None


def presses(text: InboundMessage) -> bool:
    """Whether somebody waits for an officer with that text."""
    return text.flag in (Flag.LATER, Flag.FAILED) and text.intent not in _WITHOUT_OFFICER


def talking(contact: Contact) -> bool:
    """Whether there is a conversation with the number that is not closed."""
    found = Conversation.moments(contact)
    return found is not None and found[0] != ConversationState.CLOSED


def under_way(moments: Moments, now: datetime) -> bool:
    """Whether a text without a meaning of its own goes on with a conversation (`Conversation.moments`)."""
    if moments is None:
        return False
    state, last_at, answered_at = moments
    if answered_at is not None and answered_at > now - REPLY_LIFE:
        return True
    return state == ConversationState.OPEN and last_at > now - ADDITION_LIFE


def press(text: InboundMessage, area: str, now: datetime) -> None:
    """Open the person's conversation, or go on with it: they wait. Call inside the text's transaction."""
    open_conversation(
        contact=text.contact_id,
        topic=text.intent,
        area=area,
        opened_at=now,
        waiting_since=now,
        last_at=now,
    )


def touch(contact: Contact, now: datetime) -> None:
    """Something came that the service answered by itself; officers who talk with the person should see it."""
    touch_conversation(contact=contact, last_at=now)


def area(contact: Contact, place: str | None, dialogue: Dialogue | None, config: Config) -> str:
    """The district it may be about: where the person looks for work, else what they just wrote of; or ""."""
    followed = (
        [where for where, _kind in read_follows(contact.follows)[1]] if contact.follows else []
    )
    listed = (dialogue.listing or {}).get("place") if dialogue else None
    for code in (*followed, place, listed):
        if code and code[:5] in config.region and len(code) >= len("16.11.02"):
            return code[: len("16.11.02")]
    return ""
