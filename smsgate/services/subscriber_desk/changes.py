"""What an officer changes for a person who asked for it; nothing here starts the news again after a STOP."""

from datetime import date, datetime

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact, Person, Staff, Subscription, SubscriptionState, database
from smsgate.models.base import for_us_alone
from smsgate.services import audit, erasure, subscribers
from smsgate.services.subscriber_desk.card import UNDO

BY_OFFICER = "officer"
LONGEST_PAUSE = 365

HAS_STOPPED = N_("This person said STOP. Only they can start again, by texting DAFTAR.")


def pause(contact: Contact, days: int, by: Staff, now: datetime, today: date) -> None:
    """No news for `days` days, from 1 to a year; 0 ends a pause. Raises InputError."""
    if not 0 <= days <= LONGEST_PAUSE:
        raise InputError(N_("Write a number of days from 1 to %(most)d."), most=LONGEST_PAUSE)
    with database.atomic():
        locked = _locked(contact)
        if locked.stopped_at is not None:
            raise InputError(HAS_STOPPED)
        before = locked.paused_until
        subscribers.pause(locked, days, today)
        if locked.paused_until != before:
            until = (before, locked.paused_until)
            _note("pause" if days else "resume", locked, by, now, paused_until=until)


def end(contact: Contact, subscription_id: int, by: Staff, now: datetime) -> Subscription | None:
    """End one subscription; None when there is nothing to end (any more)."""
    with database.atomic():
        locked = _locked(contact)
        row = _subscription(locked, subscription_id)
        if row is None or row.state == SubscriptionState.ENDED:
            return None
        before = row.state
        subscribers.end(row, locked, BY_OFFICER, now)
        _note("end", locked, by, now, **_named(row, before))
    return row


def take_back(contact: Contact, subscription_id: int, by: Staff, now: datetime) -> Subscription:
    """Undo an end of a moment ago. Raises InputError when an officer did not end it within the hour."""
    with database.atomic():
        locked = _locked(contact)
        row = _subscription(locked, subscription_id)
        ours = row is not None and row.ended_how == BY_OFFICER and row.ended_at is not None
        if row is None or not ours or locked.stopped_at is not None or row.ended_at < now - UNDO:
            raise InputError(N_("This can no longer be taken back. The person can text DAFTAR."))
        subscribers.take_back_end(row, locked)
        _note("take_back", locked, by, now, **_named(row, SubscriptionState.ENDED))
    return row


def stop(contact: Contact, by: Staff, now: datetime) -> None:
    """The person asked us to leave them in peace: all ends, what waits is cancelled, no import revives it."""
    with database.atomic():
        locked = _locked(contact)
        if locked.stopped_at is None:
            ended = subscribers.stop(locked, BY_OFFICER, now).ended
            _note("stop", locked, by, now, subscriptions=(ended, 0))


def erase(contact: Contact, digits: str, by: Staff, config: Config, now: datetime) -> None:
    """Forget everything about a number. `digits`: its last four, typed by whoever confirms.

    Raises InputError when they are others.
    """
    if digits.strip() != contact.phone[-4:]:
        raise InputError(N_("These are not the last 4 digits of the number. Nothing was erased."))
    with database.atomic():
        locked = _locked(contact)
        if locked.erased_at is None:
            erasure.erase(locked, config, now)
            _note("erase", locked, by, now)


def _locked(contact: Contact) -> Contact:
    """The row as it is now, ours until the commit: a text of the person waits, or was first."""
    found: Contact = for_us_alone(Contact.select().where(Contact.id == contact.id)).get()
    return found


def _subscription(contact: Contact, subscription_id: int) -> Subscription | None:
    found: Subscription | None = (
        Subscription.select()
        .join(Person)
        .where((Subscription.id == subscription_id) & (Person.contact == contact))
        .first()
    )
    return found


Change = tuple[object, object]
"""What was before, and what is now."""


def _named(row: Subscription, before: str) -> dict[str, Change]:
    return {
        "subscription": (f"{row.place} {row.kind}".strip(),) * 2,
        "state": (str(before), str(row.state)),
    }


def _note(deed: str, contact: Contact, by: Staff, now: datetime, **changed: Change) -> None:
    before = {name: old for name, (old, _new) in changed.items()} or None
    after = {name: new for name, (_old, new) in changed.items()} or None
    action = f"subscriber.{deed}"
    audit.record(by, action, "subscriber", contact.id, now=now, before=before, after=after)
