"""Who is answered, and how often: an SMS costs money, and two machines can talk all night."""

from datetime import datetime, timedelta

from smsgate.messages import Priority
from smsgate.models import Contact, OutboundMessage

ANSWERS_AN_HOUR = 30


def may_answer(contact: Contact, now: datetime) -> bool:
    """Not more than 30 answers an hour to one number (CONTRACT §6)."""
    answers = (
        OutboundMessage.select()
        .where(
            (OutboundMessage.contact == contact)
            & (OutboundMessage.created_at > now - timedelta(hours=1))
            & (OutboundMessage.priority == Priority.ANSWER)
        )
        .count()
    )
    return answers < ANSWERS_AN_HOUR
