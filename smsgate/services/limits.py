"""Who is answered, and how often: an SMS costs money, and two machines can talk all night."""

from datetime import datetime, timedelta

from smsgate.messages import Priority
from smsgate.models import Contact, OutboundMessage, UssdSession, database
from smsgate.understanding import Intent

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

ANSWERS_AN_HOUR = 30
ANSWERS_A_DAY = 100
SAME_TEXTS = 10
LOOP = timedelta(minutes=10)
"""So many identical texts within this time come from a machine that answers our answers."""

TURNS_AN_HOUR = 600
"""Screens of USSD for one number: a key every six seconds for a whole hour."""

ALWAYS_OBEYED = frozenset({Intent.UNSUBSCRIBE, Intent.NO})
"""What acts however often somebody wrote before: STOP and its kin, BATAL among them."""

# One statement, and no query built anew: this stands in the way of every text.
_COUNTS = """
SELECT COUNT(*) FILTER (WHERE created_at > ?), COUNT(*),
    (SELECT COUNT(*) FROM inbound_message WHERE contact_id = ? AND received_at > ? AND text = ?)
FROM outbound_message WHERE contact_id = ? AND created_at > ? AND priority = ?
"""


def reached(contact: Contact, now: datetime, text: str | None = None) -> str:
    """The limit this number is at, for staff to read; "" while it may be answered (CONTRACT §6).

    `text` is the one to be answered, stored already; None where no text was sent.
    """
    hour, day, loop = (
        OutboundMessage.created_at.db_value(now - span) for span in (HOUR, DAY, LOOP)
    )
    values = (hour, contact.id, loop, text, contact.id, day, Priority.ANSWER.value)
    counted = database.execute_sql(_COUNTS.replace("?", database.param), values)
    in_hour, in_day, same = counted.fetchone()
    if same >= SAME_TEXTS:
        return "the same text again and again"
    if in_hour >= ANSWERS_AN_HOUR:
        return f"{ANSWERS_AN_HOUR} answers within an hour"
    return f"{ANSWERS_A_DAY} answers within a day" if in_day >= ANSWERS_A_DAY else ""


def turns(last: UssdSession | None, now: datetime) -> tuple[int, datetime]:
    """The screens a number had in the hour under way, the one to come included, and when that hour began.

    The count goes from each session to the next: `last` is where the number pressed its last key.
    """
    if last is None or last.hour_began <= now - HOUR:
        return 1, now
    return last.turns + 1, last.hour_began


def minutes_to_wait(last: UssdSession | None, now: datetime) -> int:
    """How long a number that had all its screens must wait for the next; 0 while it need not."""
    count, began = turns(last, now)
    return 0 if count <= TURNS_AN_HOUR else (began + HOUR - now) // timedelta(minutes=1) + 1
