"""Entering people in the office's name, from a list or by hand: never anybody who said STOP.

Those who agreed on paper follow at once, all others are asked and must say SETUJU.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact, Person, Subscription, SubscriptionState, database
from smsgate.services import contacts, stops
from smsgate.services.enrolment.asking import ask
from smsgate.services.subscribers import ConsentRecord, subscribe

__all__ = ["Entry", "Standing", "Wish", "enter", "objection", "require_stops", "standing"]

SAID_STOP = N_("%(phone)s said STOP and is left in peace.")
OBJECTIONS = {
    SubscriptionState.ACTIVE: N_("%(phone)s follows this already."),
    SubscriptionState.ENDED: N_("%(phone)s ended this and is not signed up again."),
    SubscriptionState.ASKED: N_("%(phone)s was asked before and has not answered."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted for a number. `consented_on` None: the person must be asked."""

    phone: str
    place: str
    kind: str | None
    language: str
    consented_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How people come in: `how` (import, officer, agent) and `source` are kept with their consent.

    `asked_by`: which village's official names them (`Kades Beruge Ilir`); "": the office itself.
    """

    how: str
    source: str
    config: Config
    now: datetime
    words: str = ""
    asked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a number stands: whether it said STOP, and the state of what it follows or followed."""

    stopped: bool = False
    states: Mapping[tuple[str, str], str] = field(default_factory=dict)


def require_stops(config: Config) -> None:
    """Raises InputError while it cannot be told who said STOP."""
    lost = stops.unreadable(config)
    if lost:
        raise InputError(
            N_(
                "%(lost)d STOPs were kept under another secret key, so it cannot be told whom to leave in "
                "peace. Put the former key into SMSGATE_FORMER_SECRET_KEYS; when it is lost, see "
                "docs/operations.md."
            ),
            lost=lost,
        )


def standing(phones: Sequence[str], config: Config) -> dict[str, Standing]:
    """How each of these numbers stands, in three statements; give no more than a few hundred."""
    stopped = stops.among(phones, config)
    states: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    rows: Iterable[Any] = (
        Subscription.select(
            Contact.phone, Subscription.place, Subscription.kind, Subscription.state
        )
        .join(Person)
        .join(Contact)
        .where(Contact.phone.in_(phones) & Person.left_at.is_null())
        .tuples()
    )
    for phone, place, kind, state in rows:
        states[phone][place, kind] = state
    return {one: Standing(stopped=one in stopped, states=states[one]) for one in phones}


def objection(wish: Wish, stands: Standing) -> str | None:
    """Why a wish is not entered (a sentence with %(phone)s), or None."""
    if stands.stopped:
        return SAID_STOP
    state = stands.states.get((wish.place, wish.kind or ""))
    if state is None or (state == SubscriptionState.ASKED and wish.consented_on is not None):
        return None
    return OBJECTIONS[SubscriptionState(state)]


def enter(wishes: Sequence[Wish], entry: Entry) -> Contact | None:
    """Enter what is wanted for one number, and ask it once for what it did not agree to yet.

    None, and nothing is written, when it said STOP meanwhile.
    """
    with database.atomic():
        if stops.stands(wishes[0].phone, entry.config):
            return None
        first = wishes[0]
        contact = contacts.known(first.phone, entry.config, entry.now, language=first.language)
        for wish in wishes:
            subscribe(contact, wish.place, wish.kind, _record(wish, entry))
        if any(wish.consented_on is None for wish in wishes):
            ask(contact, entry.config, entry.now, by=entry.asked_by)
    return contact


def _record(wish: Wish, entry: Entry) -> ConsentRecord:
    """A paper has a day, but no hour: noon is the same day everywhere in Indonesia."""
    at = None
    if wish.consented_on is not None:
        at = datetime.combine(wish.consented_on, time(12), entry.config.timezone)
    return ConsentRecord(how=entry.how, source=entry.source, words=entry.words, at=at)
