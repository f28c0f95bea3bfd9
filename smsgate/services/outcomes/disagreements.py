"""Where the two sides tell different things: the person got the job and the employer says no, or the other
way round."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.models import (
    Application,
    ApplicationState,
    Employer,
    Outcome,
    OutcomeKind,
    OutcomeWay,
    Person,
    Staff,
    Vacancy,
)
from smsgate.services import rights

MOST = 100

_TURNED_DOWN = (ApplicationState.REFUSED, ApplicationState.NOT_HIRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What each said, and when. `got`: what the person says; the employer says the opposite."""

    application: int
    contact_id: int
    code: int
    title: str
    employer_id: int
    employer: str
    got: bool
    said_at: datetime
    decided_at: datetime


def disagreements(staff: Staff) -> tuple[Disagreement, ...]:
    """Those within reach, the latest first; only the last word of each person counts."""
    query: Any = (
        Outcome.select(Outcome, Application, Person, Vacancy, Employer)
        .join(Application)
        .join(Person)
        .switch(Application)
        .join(Vacancy)
        .join(Employer)
        .where(_differs() & Outcome.id.in_(_last_words()))
        .order_by(Outcome.said_at.desc())
        .limit(MOST)
    )
    own = rights.districts(staff)
    if own is not None:
        query = query.where(Vacancy.area.in_(own))
    return tuple(_view(row) for row in query)


def _differs() -> Any:
    said_yes = (Outcome.kind == OutcomeKind.HIRED) & (Outcome.way == OutcomeWay.US)
    said_no = Outcome.kind == OutcomeKind.NOT_HIRED
    return (said_yes & Application.state.in_(_TURNED_DOWN)) | (
        said_no & (Application.state == ApplicationState.HIRED)
    )


def _last_words() -> Any:
    """Of each person and application."""
    words = Outcome.alias()
    told = (words.kind != OutcomeKind.OPEN) & words.application.is_null(False)
    return words.select(fn.MAX(words.id)).where(told).group_by(words.application)


def _view(row: Outcome) -> Disagreement:
    application: Any = row.application
    vacancy = application.vacancy
    return Disagreement(
        application=application.id,
        contact_id=application.person.contact_id,
        code=vacancy.code,
        title=vacancy.title,
        employer_id=vacancy.employer_id,
        employer=vacancy.employer.name,
        got=row.kind == OutcomeKind.HIRED,
        said_at=row.said_at,
        decided_at=application.decided_at,
    )
