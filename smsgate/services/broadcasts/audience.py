"""Whom a broadcast reaches: one condition for counting and for filling, so that both say the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import Expression, fn

from smsgate.config import Config
from smsgate.models import Contact, Person, Subscription, SubscriptionState
from smsgate.services.digest.groups import awake
from smsgate.services.midnight import midnight
from smsgate.views import OUTSIDE

HOW = ("sms", "ussd", "import", "officer")
"""The ways a subscription comes about, as consent records name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Whoever follows one of `places` (codes or LUAR), for one of `kinds` or for all work, and so on.

    Empty means everybody. `since` and `until` are local dates of the consent, both included.
    """

    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def as_json(self) -> dict[str, Any]:
        """As the table keeps it: what is not chosen is left out, the rest in one order."""
        chosen = {name: sorted(getattr(self, name)) for name in _LISTS if getattr(self, name)}
        days = {name: day.isoformat() for name in _DAYS if (day := getattr(self, name))}
        return {**chosen, **days}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Filter":
        """What `as_json` wrote."""
        chosen: dict[str, Any] = {name: tuple(kept.get(name, ())) for name in _LISTS}
        days: dict[str, Any] = {
            name: date.fromisoformat(kept[name]) for name in _DAYS if name in kept
        }
        return cls(**chosen, **days)


_LISTS = ("places", "kinds", "languages", "how")
_DAYS = ("since", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many numbers a filter meets, by the language they are written to."""

    by_language: Mapping[str, int]

    @property
    def people(self) -> int:
        """All of them."""
        return sum(self.by_language.values())


def reach(wanted: Filter, day: date, config: Config) -> Reach:
    """The exact count for a local date: without whoever paused beyond it, stopped or was erased."""
    query: Any = (
        Contact.select(Contact.language, fn.COUNT(Contact.id))
        .where(audience(wanted, day, config))
        .group_by(Contact.language)
        .order_by(Contact.language)
        .tuples()
    )
    return Reach(by_language=dict(query))


def audience(wanted: Filter, day: date, config: Config) -> Expression:
    """The condition on `Contact` for everybody who is meant on that local date."""
    meant = awake(day)
    if wanted.languages:
        meant &= Contact.language.in_(wanted.languages)
    terms = [*_followed(wanted, config.region), *_agreed(wanted, config)]
    return meant & _by_a_subscription(terms) if terms else meant


def beyond(wanted: Filter, limits: Sequence[str] | None) -> tuple[str, ...]:
    """The places of a filter an officer limited to `limits` may not address; `("",)` for everybody."""
    if limits is None:
        return ()
    return tuple(place for place in wanted.places or ("",) if place not in limits)


def _by_a_subscription(terms: list[Any]) -> Any:
    """All terms must hold for one and the same subscription."""
    query = (
        Subscription.select(Subscription.id)
        .join(Person)
        .where((Person.contact == Contact.id) & (Subscription.state == SubscriptionState.ACTIVE))
    )
    return fn.EXISTS(query.where(*terms))


def _followed(wanted: Filter, served: Sequence[str]) -> list[Any]:
    terms = []
    if wanted.places:
        here = Subscription.place.in_(wanted.places)
        terms.append(here | _outside(served) if OUTSIDE in wanted.places else here)
    if wanted.kinds:
        terms.append(Subscription.kind.in_((*wanted.kinds, "")))
    return terms


def _outside(served: Sequence[str]) -> Any:
    """Any place that lies in none of the regencies served."""
    elsewhere = ~Subscription.place.startswith(served[0])
    for code in served[1:]:
        elsewhere &= ~Subscription.place.startswith(code)
    return elsewhere


def _agreed(wanted: Filter, config: Config) -> list[Any]:
    terms = []
    if wanted.how:
        terms.append(Subscription.consent_how.in_(wanted.how))
    if wanted.since:
        terms.append(Subscription.consent_at >= midnight(wanted.since, config.timezone))
    if wanted.until:
        terms.append(
            Subscription.consent_at < midnight(wanted.until + timedelta(days=1), config.timezone)
        )
    return terms
