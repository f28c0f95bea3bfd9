"""Who is answered, and how often: an SMS costs money, and two machines can talk all night."""

from datetime import datetime, timedelta
from typing import Any

from peewee import ModelSelect, fn

from smsgate.messages import Priority
from smsgate.models import Contact, InboundMessage, OutboundMessage, UssdSession
from smsgate.models.prepared import Prepared, Slot
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


NOTES = (
    "the same text again and again",
    f"{ANSWERS_AN_HOUR} answers within an hour",
    f"{ANSWERS_A_DAY} answers within a day",
)
"""The limits, as `reached` names them."""

BLOCKED = "the number is blocked"


def _counts(
    contact: Slot, hour: Slot, day: Slot, loop: Slot, text: Slot, priority: Slot
) -> "ModelSelect[Any]":
    """One statement: answers within the hour and within the day, and the text among those that came."""
    sent, came = OutboundMessage, InboundMessage
    same = came.select(fn.COUNT(came.id)).where(
        (came.contact == contact) & (came.received_at > loop) & (came.text == text)
    )
    in_hour = fn.COUNT(sent.id).filter(sent.created_at > hour)
    return sent.select(in_hour, fn.COUNT(sent.id), same).where(
        (sent.contact == contact) & (sent.created_at > day) & (sent.priority == priority)
    )


_COUNTS = Prepared(_counts)


def reached(contact: Contact, now: datetime, text: str | None = None) -> str:
    """The limit this number is at, for staff to read; "" while it may be answered (CONTRACT §6).

    `text` is the one to be answered, stored already; None where no text was sent.
    """
    since = {"hour": now - HOUR, "day": now - DAY, "loop": now - LOOP}
    ((in_hour, in_day, same),) = _COUNTS(
        contact=contact, text=text, priority=Priority.ANSWER, **since
    )
    same_text, hourly, daily = NOTES
    if same >= SAME_TEXTS:
        return same_text
    if in_hour >= ANSWERS_AN_HOUR:
        return hourly
    return daily if in_day >= ANSWERS_A_DAY else ""


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
