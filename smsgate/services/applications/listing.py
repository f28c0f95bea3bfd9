"""The applicants of an employer's vacancy as it may see them: what they agreed to, no number before a yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, Case, fn

from smsgate import phone
from smsgate.models import (
    UNDECIDED,
    Application,
    ApplicationState,
    Contact,
    Employer,
    Interview,
    InterviewState,
    OutboundMessage,
    Person,
    Vacancy,
)
from smsgate.services.applications.rows import recalled
from smsgate.services.paging import leaf

PAGE = 25

TOLD = (
    "name",
    "village",
    "age",
    "education",
    "kinds",
    "experience",
    "skills",
    "licence",
    "disability",
    "message",
)
"""What of `passed_on` is shown, in this order."""

_AFTER_A_YES = (InterviewState.ACCEPTED, InterviewState.REPLACED)
_NUMBER_SHOWN = (*UNDECIDED, ApplicationState.HIRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """One application. `told`: pairs of a field of TOLD and what the person said.

    `number` as people there write it; None until the person said yes to an interview, and again once they
    were turned down. `interview`: the latest, however it stands, with its `message`.
    """

    id: int
    vacancy: int
    state: ApplicationState
    reason: str
    told: tuple[tuple[str, str], ...]
    created_at: datetime
    decided_at: datetime | None
    number: str | None
    interview: Interview | None

    @property
    def name(self) -> str:
        """What they call themselves; "" when they did not say."""
        return dict(self.told).get("name", "")

    @property
    def undecided(self) -> bool:
        """Whether an answer is due."""
        return self.state in UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of one vacancy: all who did not withdraw, those not looked at yet, those who wait for an answer."""

    everybody: int = 0
    new: int = 0
    undecided: int = 0
    hired: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicants:
    """A page of them; `hidden` is how many applied without agreeing to be shown."""

    rows: tuple[Applicant, ...]
    total: int
    number: int
    pages: int
    hidden: int


def page(vacancy: Vacancy, number: int) -> Applicants:
    """Those who agreed to be shown and did not withdraw: who waits for an answer first, then the newest.

    Nobody where the vacancy was recalled as a fraud.
    """
    if recalled(vacancy.code):
        return Applicants(rows=(), total=0, number=1, pages=1, hidden=0)
    applied = (Application.vacancy == vacancy) & (Application.state != ApplicationState.WITHDRAWN)
    shown = applied & Application.agreed_at.is_null(False)
    total = Application.select().where(shown).count()
    at = leaf(number, total, PAGE)
    decided_last = Case(None, [(Application.state.in_(UNDECIDED), 0)], 1)
    query = _joined().where(shown).order_by(decided_last, Application.id.desc())
    rows = list(query.offset(at.first).limit(PAGE))
    return Applicants(
        rows=_seen(rows),
        total=total,
        number=at.number,
        pages=at.pages,
        hidden=Application.select().where(applied).count() - total,
    )


def applicant(application_id: int, employer: Employer) -> Applicant | None:
    """One of them; None when there is none for this employer to see."""
    shown = (
        (Application.id == application_id)
        & Application.agreed_at.is_null(False)
        & (Application.state != ApplicationState.WITHDRAWN)
        & Application.vacancy.in_(Vacancy.select(Vacancy.code).where(Vacancy.employer == employer))
    )
    found = next(iter(_seen(list(_joined().where(shown)))), None)
    return None if found is None or recalled(found.vacancy) else found


def those(ids: Any, first: int) -> tuple[Applicant, ...]:
    """A page of some applications, from the `first`: what nobody opened yet, then the oldest."""
    new_first = Case(None, [(Application.state == ApplicationState.SENT, 0)], 1)
    query = _joined().where(Application.id.in_(ids)).order_by(new_first, Application.id)
    return _seen(list(query.offset(first).limit(PAGE)))


def counts(codes: Iterable[int]) -> dict[int, Counts]:
    """By vacancy; those nobody applied for are left out."""
    state = Application.state
    rows: Any = (
        Application.select(
            Application.vacancy,
            fn.COUNT(Application.id),
            _sum(state == ApplicationState.SENT),
            _sum(state.in_(UNDECIDED)),
            _sum(state == ApplicationState.HIRED),
        )
        .where(Application.vacancy.in_(list(codes)) & (state != ApplicationState.WITHDRAWN))
        .group_by(Application.vacancy)
        .tuples()
    )
    return {
        code: Counts(everybody=everybody, new=new, undecided=undecided, hired=hired)
        for code, everybody, new, undecided, hired in rows
    }


def _sum(condition: Any) -> Any:
    return fn.COUNT(Case(None, [(condition, 1)]))


def _joined() -> Any:
    return Application.select(Application, Person, Contact).join(Person).join(Contact)


def _seen(rows: list[Application]) -> tuple[Applicant, ...]:
    interviews = _latest([row.id for row in rows])
    return tuple(_applicant(row, interviews.get(row.id, [])) for row in rows)


def _latest(ids: list[int]) -> dict[int, list[Interview]]:
    """Their interviews with how far the text got, newest first."""
    found: dict[int, list[Interview]] = {}
    columns = (Interview, OutboundMessage.id, OutboundMessage.state)
    query = (
        Interview.select(*columns)
        .join(OutboundMessage, JOIN.LEFT_OUTER)
        .where(Interview.application.in_(ids))
        .order_by(Interview.id.desc())
    )
    for interview in query:
        found.setdefault(interview.application_id, []).append(interview)
    return found


def _applicant(row: Application, interviews: list[Interview]) -> Applicant:
    said_yes = any(one.state in _AFTER_A_YES and one.answered_at for one in interviews)
    person: Person = row.person
    known = said_yes and row.state in _NUMBER_SHOWN and person.left_at is None
    return Applicant(
        id=row.id,
        vacancy=row.vacancy_id,
        state=ApplicationState(row.state),
        reason=row.reason,
        told=tuple((name, str(row.passed_on[name])) for name in TOLD if row.passed_on.get(name)),
        created_at=row.created_at,
        decided_at=row.decided_at,
        number=phone.local(person.contact.phone) if known else None,
        interview=interviews[0] if interviews else None,
    )
