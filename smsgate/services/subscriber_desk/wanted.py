"""Whom a list of people is to show, and who among them is an officer's business."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from peewee import ModelSelect

from smsgate.models import Contact, Person, Staff, Subscription, SubscriptionState
from smsgate.services.midnight import midnight
from smsgate.services.rights import districts
from smsgate.views import OUTSIDE


class Standing(StrEnum):
    """How somebody stands with us. `ended`: follows nothing any more, but never said STOP."""

    ACTIVE = "active"
    PAUSED = "paused"
    ASKED = "asked"
    STOPPED = "stopped"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; "" and None: whatever. `ends`: the last digits of the number.

    `since` and `until`: local days between which a subscription began, both included.
    """

    place: str = ""
    kind: str = ""
    language: str = ""
    standing: Standing | None = None
    way: str = ""
    ends: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def of_subscriptions(self) -> bool:
        """Whether anything is wanted of a single subscription."""
        asked = self.standing is Standing.ASKED
        return bool(self.place or self.kind or self.way or self.since or self.until or asked)

    def told(self) -> dict[str, object]:
        """What of it was set, for the audit log."""
        names = ("place", "kind", "language", "standing", "way", "ends", "since", "until")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name)}


def people(
    wanted: Wanted, by: Staff, served: tuple[str, ...], here: ZoneInfo
) -> "ModelSelect[Any]":
    """Contacts that follow or followed something, as wanted, in `by`'s reach; newest first.

    Subscriptions are looked through once (IN), not once for each contact: SQLite would otherwise choose the
    index of places for each of 100,000 numbers.
    """
    today = datetime.now(here).date()
    query = Contact.select()
    reach = districts(by)
    if reach is not None and wanted.place not in reach:
        query = query.where(Contact.id.in_(_contacts_of(Subscription.place.in_(reach))))
    if reach is None or wanted.of_subscriptions:
        query = query.where(Contact.id.in_(_followers(wanted, served, here)))
    if wanted.language:
        query = query.where(Contact.language == wanted.language)
    if wanted.ends:
        query = query.where(Contact.phone.endswith(wanted.ends))
    if wanted.standing is not None:
        query = query.where(_stands(wanted.standing, today))
    return query.order_by(Contact.id.desc())


def in_reach(contact: Contact, by: Staff) -> bool:
    """Whether somebody follows or followed anything, and in the officer's districts."""
    reach = districts(by)
    query = Subscription.select().join(Person).where(Person.contact == contact)
    return (query if reach is None else query.where(Subscription.place.in_(reach))).exists()


def standing_of(contact: Contact, states: set[str], today: date) -> Standing:
    """How somebody stands, given the states of their subscriptions."""
    if contact.stopped_at is not None:
        return Standing.STOPPED
    if contact.follows is not None:
        return Standing.PAUSED if contact.paused_on(today) else Standing.ACTIVE
    return Standing.ASKED if SubscriptionState.ASKED in states else Standing.ENDED


def _contacts_of(condition: Any) -> "ModelSelect[Any]":
    return Subscription.select(Person.contact).join(Person).where(condition)


def _followers(wanted: Wanted, served: tuple[str, ...], here: ZoneInfo) -> "ModelSelect[Any]":
    """Whose subscription is as wanted: all of it one subscription, not several together."""
    query = Subscription.select(Person.contact).join(Person)
    for value, column in (
        (wanted.kind, Subscription.kind),
        (wanted.way, Subscription.consent_how),
    ):
        if value:
            query = query.where(column == value)
    if wanted.standing in _STATE_OF:
        # Not by "=": SQLite would take the index of places and states for it, once for each place.
        others = set(SubscriptionState) - {_STATE_OF[wanted.standing]}
        query = query.where(Subscription.state.not_in(sorted(others)))
    if wanted.since:
        query = query.where(Subscription.created_at >= midnight(wanted.since, here))
    if wanted.until:
        after = wanted.until + timedelta(days=1)
        query = query.where(Subscription.created_at < midnight(after, here))
    return query.where(_at(wanted.place, served)) if wanted.place else query


_STATE_OF = {
    Standing.ACTIVE: SubscriptionState.ACTIVE,
    Standing.PAUSED: SubscriptionState.ACTIVE,
    Standing.ASKED: SubscriptionState.ASKED,
}


def _at(place: str, served: tuple[str, ...]) -> Any:
    """A place itself; LUAR is everywhere outside of the regions served."""
    if place != OUTSIDE:
        return Subscription.place == place
    outside: Any = Subscription.place.is_null(False)
    for code in served:
        outside &= ~Subscription.place.startswith(code)
    return outside


def _stands(standing: Standing, today: date) -> Any:
    if standing is Standing.STOPPED:
        return Contact.stopped_at.is_null(False)
    here = Contact.stopped_at.is_null()
    if standing is Standing.PAUSED:
        return here & Contact.follows.is_null(False) & (Contact.paused_until > today)
    if standing is Standing.ACTIVE:
        awake = Contact.paused_until.is_null() | (Contact.paused_until <= today)
        return here & Contact.follows.is_null(False) & awake
    idle = here & Contact.follows.is_null()
    if standing is Standing.ASKED:
        return idle
    return idle & Contact.id.not_in(_contacts_of(Subscription.state == SubscriptionState.ASKED))
