"""Once an officer is done: whether the answer helped, asked of one person once a month at most."""

from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.handlers import rating
from smsgate.handlers.reply import Speech
from smsgate.i18n import Translate
from smsgate.models import Contact, Conversation, ConversationState, Dialogue, Rating
from smsgate.services import letters
from smsgate.services.feedback import month_of
from smsgate.services.letters import Times
from smsgate.services.outbox import cancelling
from smsgate.services.remember import remember

SECOND_THOUGHTS = timedelta(minutes=2)
"""So long the question waits: a conversation closed by mistake is opened again at once."""


def ask(contact: Contact, before: str, row: Conversation, config: Config, now: datetime) -> None:
    """Queue the question where there was an answer to judge. `before`: what the conversation was.

    Not of somebody who said STOP, nor twice in a month. Call inside a transaction that holds the number.
    """
    answered = row.answered_at is not None and row.answered_at >= row.opened_at
    if before == ConversationState.CLOSED or not answered or contact.stopped_at is not None:
        return
    month = month_of(now, config)
    if Rating.select().where((Rating.contact == contact) & (Rating.month == month)).exists():
        return
    times = Times(now=now, not_before=now + SECOND_THOUGHTS)
    message = letters.write(contact, question, times, config)
    Rating.create(contact=contact, month=month, area=row.area, message=message, asked_at=now)
    awaited = rating.question(message.not_before)
    remember(contact, Speech(question=awaited), now, Dialogue.of(contact))


def take_back(contact: Contact, now: datetime) -> None:
    """The conversation goes on: a question that has not left yet is not asked. In such a transaction too."""
    waiting = (Rating.contact == contact) & Rating.stars.is_null()
    for row in Rating.select().where(waiting & Rating.message.is_null(False)):
        if cancelling.take_back(row.message_id, now):
            row.delete_instance()
            remember(contact, Speech(closes=(rating.KIND,)), now, Dialogue.of(contact))


def question(_: Translate) -> str:
    """In one segment, with a word of its own: no 1, 2, 3 of a list is taken for it."""
    return _(
        "Did our officer's answer help you? Reply NILAI and a number: 1 (no) to 5 (very much). "
        "It helps us do better. Free to leave it"
    )
