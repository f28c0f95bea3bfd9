"""A day's placements: who found work, as they say or their employer does, each counted once."""

from collections.abc import Iterator
from dataclasses import dataclass

from peewee import JOIN

from smsgate.models import (
    Application,
    ApplicationState,
    Outcome,
    OutcomeKind,
    OutcomeWay,
    Vacancy,
)
from smsgate.services.statistics.days import Span
from smsgate.services.statistics.messages import Counts
from smsgate.services.statistics.names import Name
from smsgate.wording.groups import GROUPS

BOTH, EMPLOYER, PERSON, ALONE = "both", "employer", "person", "self"
"""Who says so: both sides, one of them, or somebody who found work without us."""


@dataclass(frozen=True, slots=True)
class _Placed:
    sector: str
    area: str
    groups: tuple[str, ...]
    says: str


def placed(day: Span) -> Counts:
    """By kind of work, district, the groups that the vacancy welcomes expressly, and who says so."""
    sums = Counts()
    for one in (*_by_employers(day), *_by_people(day)):
        sums[Name.PLACED.value, one.sector] += 1
        sums[Name.PLACED_IN.value, one.area] += 1
        sums[Name.PLACED_SAYS.value, one.says] += 1
        for group in one.groups:
            sums[Name.PLACED_GROUP.value, group] += 1
    return sums


def _by_employers(day: Span) -> Iterator[_Placed]:
    hired = (Application.state == ApplicationState.HIRED) & day.holds(Application.decided_at)
    rows = list(Application.select(Application, Vacancy).join(Vacancy).where(hired))
    said = Outcome.select(Outcome.application).where(
        (Outcome.kind == OutcomeKind.HIRED) & Outcome.application.in_([row.id for row in rows])
    )
    told = {row.application_id for row in said}
    for row in rows:
        yield _of_vacancy(row.vacancy, BOTH if row.id in told else EMPLOYER)


def _by_people(day: Span) -> Iterator[_Placed]:
    """Without those whose employer says the same: they are counted on the day of that."""
    hired = (Outcome.kind == OutcomeKind.HIRED) & day.holds(Outcome.said_at)
    confirmed = Application.state.is_null(False) & (Application.state == ApplicationState.HIRED)
    query = (
        Outcome.select(Outcome, Vacancy)
        .join(Application, JOIN.LEFT_OUTER)
        .switch(Outcome)
        .join(Vacancy, JOIN.LEFT_OUTER, on=(Outcome.vacancy == Vacancy.code), attr="offer")
        .where(hired & (Application.id.is_null() | ~confirmed))
    )
    for row in query:
        offer: Vacancy | None = getattr(row, "offer", None)
        if offer is not None and offer.code is not None and row.way == OutcomeWay.US:
            yield _of_vacancy(offer, PERSON)
        else:
            yield _Placed(row.sector, row.area, (), ALONE if row.way else PERSON)


def _of_vacancy(vacancy: Vacancy, says: str) -> _Placed:
    groups = tuple(group for group in GROUPS if group in vacancy.inclusion.split())
    return _Placed(vacancy.kind or "", vacancy.area, groups, says)
