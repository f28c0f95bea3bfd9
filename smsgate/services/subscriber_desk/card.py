"""One person who gets the news: what they follow, by which consent, and what was said lately."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smsgate import phone
from smsgate.models import Contact, Staff, Subscription, SubscriptionState, database
from smsgate.services import audit
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk.wanted import Standing, in_reach, standing_of
from smsgate.services.thread import Line, thread

SHOWN_LINES = 10

UNDO = timedelta(hours=1)
"""So long an end by an officer may be taken back: a slip, not a change of somebody's mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`lines`: the last texts both ways, newest first; None for whoever may not read them."""

    contact: Contact
    phone: str
    standing: Standing
    paused_until: date | None
    subscriptions: tuple[Subscription, ...]
    lines: tuple[Line, ...] | None


def find(contact_id: int, by: Staff) -> Contact | None:
    """A contact that is a subscriber and `by`'s business."""
    found: Contact | None = Contact.get_or_none(Contact.id == contact_id)
    return found if found is not None and in_reach(found, by) else None


def card(contact: Contact, by: Staff, today: date) -> Card:
    """All there is to show of somebody; the number is masked."""
    rows = Subscription.of(contact, *SubscriptionState)
    lines = tuple(reversed(thread(contact)[-SHOWN_LINES:])) if may(by, Right.ANSWER) else None
    return Card(
        contact=contact,
        phone=phone.mask(contact.phone),
        standing=standing_of(contact, {row.state for row in rows}, today),
        paused_until=contact.paused_until if contact.paused_on(today) else None,
        subscriptions=tuple(rows),
        lines=lines,
    )


def reveal(contact: Contact, by: Staff, now: datetime) -> str:
    """The whole number, as people there write it; that it was looked at stays in the audit log."""
    with database.atomic():
        audit.record(by, "subscriber.reveal", "subscriber", contact.id, now=now)
    return phone.local(contact.phone)
