"""Where a vacancy stands on a day, and which deed is allowed from which state."""

from datetime import date
from enum import StrEnum

from peewee import Expression

from smsgate.models import Vacancy, VacancyState


class Stand(StrEnum):
    """A state as an officer speaks of it: what is verified is open until its last day is over."""

    WAITING = "waiting"
    OPEN = "open"
    RETURNED = "returned"
    EXPIRED = "expired"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


class Deed(StrEnum):
    """What an officer may do with a vacancy. (Publishing is `services.verification`'s.)"""

    EDIT = "edit"
    EXTEND = "extend"
    FILL = "fill"
    WITHDRAW = "withdraw"


_STILL_TO_COME = frozenset({VacancyState.WAITING, VacancyState.RETURNED, VacancyState.VERIFIED})

ALLOWED: dict[Deed, frozenset[VacancyState]] = {
    Deed.EDIT: _STILL_TO_COME,
    Deed.EXTEND: _STILL_TO_COME,
    Deed.FILL: frozenset({VacancyState.VERIFIED}),
    Deed.WITHDRAW: _STILL_TO_COME,
}
"""The states a deed may begin from. What is over (filled, withdrawn, rejected) is duplicated instead."""


def allowed(vacancy: Vacancy) -> frozenset[Deed]:
    """What may be done with a vacancy as it is."""
    return frozenset(deed for deed, states in ALLOWED.items() if vacancy.state in states)


def stand(vacancy: Vacancy, today: date) -> Stand:
    """Where it stands today."""
    return stand_of(vacancy.state, over=vacancy.expires_on < today)


def stand_of(state: str, *, over: bool) -> Stand:
    """The same by its columns; `over`: its last day is past."""
    if state == VacancyState.VERIFIED:
        return Stand.EXPIRED if over else Stand.OPEN
    return Stand(state)


def standing(wanted: Stand, today: date) -> Expression:
    """The condition for all that stand so today."""
    if wanted is Stand.OPEN:
        return Vacancy.open_on(today)
    if wanted is Stand.EXPIRED:
        return (Vacancy.state == VacancyState.VERIFIED) & (Vacancy.expires_on < today)
    return Vacancy.state == wanted.value
