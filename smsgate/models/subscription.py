"""Who follows what, and the consent for it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from peewee import ForeignKeyField, ModelSelect, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact, Person, keep_follows
from smsgate.models.prepared import Prepared, inserting
from smsgate.views import SubscriptionView


class SubscriptionState(StrEnum):
    """`asked`: entered by somebody else, waits for SETUJU."""

    ASKED = "asked"
    ACTIVE = "active"
    ENDED = "ended"


class Subscription(NumberedModel):
    """A person follows a place (code or LUAR) for a kind of work, or all.

    The consent stands beside it: when, how (sms, ussd, import …), from what source (file, officer) and in
    which words (UU 27/2022 art. 22 and 24).
    """

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="subscriptions")
    place = TextField()
    kind = TextField(default="")
    state = TextField(default=SubscriptionState.ACTIVE)
    consent_at = UtcDateTimeField(null=True)
    consent_how = TextField(default="")
    consent_source = TextField(default="")
    consent_words = TextField(default="")
    created_at = UtcDateTimeField(default=utcnow)
    ended_at = UtcDateTimeField(null=True)
    ended_how = TextField(default="")

    class Meta:
        indexes = (
            (("person", "place", "kind"), True),
            (("place", "state"), False),
        )

    @classmethod
    def of(cls, contact: Contact, *states: SubscriptionState) -> list["Subscription"]:
        """A number's subscriptions in those states, oldest first."""
        return list(_of(cls.select(), contact, states or (SubscriptionState.ACTIVE,)))

    @classmethod
    def state_of(cls, person: Person, place: str, kind: str) -> str | None:
        """How a subscription stands; None when there never was one."""
        found = _STATE(person=person, place=place, kind=kind)
        return found[0][0] if found else None

    @classmethod
    def views_of(cls, contact: Contact) -> tuple[SubscriptionView, ...]:
        """Copies for the pure rooms of what a number follows or was asked to follow, oldest first."""
        rows = _LIVE(contact=contact, states=(SubscriptionState.ACTIVE, SubscriptionState.ASKED))
        return tuple(
            SubscriptionView(id=row_id, place=place, kind=kind or None, state=state)
            for row_id, place, kind, state in rows
        )

    @classmethod
    def refresh(cls, contact: Contact) -> None:
        """Write the contact's `follows` anew; call after any change of language or subscriptions."""
        rows = _LIVE(contact=contact, states=(SubscriptionState.ACTIVE,))
        active = {(place, kind) for _id, place, kind, _state in rows}
        contact.follows = follows(contact.language, active) if active else None
        if not active:
            contact.digest_from = None  # who comes back later is not told old news
        keep_follows(contact)


def _of(query: "ModelSelect[Any]", contact: Any, states: Sequence[Any]) -> "ModelSelect[Any]":
    condition = (Person.contact == contact) & Subscription.state.in_(states)
    return query.join(Person).where(condition).order_by(Subscription.id)


_COPIED = (Subscription.id, Subscription.place, Subscription.kind, Subscription.state)
_LIVE = Prepared(lambda contact, states: _of(Subscription.select(*_COPIED), contact, states))


_STATE = Prepared(
    lambda person, place, kind: Subscription.select(Subscription.state).where(
        (Subscription.person == person)
        & (Subscription.place == place)
        & (Subscription.kind == kind)
    )
)
_BEGUN = (
    "state",
    "consent_at",
    "consent_how",
    "consent_source",
    "consent_words",
    "ended_at",
    "ended_how",
)

begin = inserting(
    Subscription,
    ("person", "place", "kind", "created_at", *_BEGUN),
    lambda row: row.on_conflict(
        conflict_target=[Subscription.person, Subscription.place, Subscription.kind],
        preserve=[getattr(Subscription, name) for name in _BEGUN],
    ),
)
"""Begin a subscription, or one that ended or was only asked for, with the consent for it."""


def follows(language: str, followed: set[tuple[str, str]]) -> str:
    """`id|16.11.02:|16.11.09:sopir`: what a digest group has in common. `read_follows` takes it apart."""
    return "|".join([language, *(f"{place}:{kind}" for place, kind in sorted(followed))])


def read_follows(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Language, and (place, kind or "") of a group."""
    language, *parts = text.split("|")
    return language, [(place, kind) for place, _, kind in (part.partition(":") for part in parts)]
