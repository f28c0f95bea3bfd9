"""Employers found by name, state and place, and all that is known of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from peewee import Expression, fn

from smsgate import phone
from smsgate.models import (
    Employer,
    EmployerAccount,
    EmployerDocument,
    EmployerState,
    EmployerSuspension,
    Region,
    Staff,
    Vacancy,
)
from smsgate.services.employers.suspension import current
from smsgate.services.paging import Page, paged
from smsgate.services.rights import districts

PAGE = 25
VACANCIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which employers: part of a name, a NIB or a phone number; a state; a place with all in it."""

    words: str = ""
    state: EmployerState | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of the list, with how many vacancies it has in all and how many are open."""

    employer: Employer
    vacancies: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """One employer: its newest vacancies (of `vacancies_total`), papers, accounts, and suspension in force.

    `published`: those of its vacancies that people may have been told of, for a recall.
    """

    employer: Employer
    vacancies: tuple[Vacancy, ...]
    vacancies_total: int
    published: tuple[Vacancy, ...]
    documents: tuple[EmployerDocument, ...]
    accounts: tuple[Staff, ...]
    suspension: EmployerSuspension | None


def page(wanted: Wanted, by: Staff, today: date, number: int) -> Page[Line]:
    """Employers within the reach of `by`: those who wait first, then by name. Too far is the last page."""
    condition = _condition(wanted, by)
    total = Employer.select().where(condition).count()
    waiting_first = (Employer.state != EmployerState.WAITING, fn.LOWER(Employer.name), Employer.id)
    rows = _rows().where(condition).order_by(*waiting_first)
    return paged(rows, total, number, PAGE, partial(_lines, today=today))


def within_reach(employer_id: int, by: Staff) -> Employer | None:
    """An employer with its place; None when there is none or it is not this person's business."""
    found: Employer | None = _rows().where((Employer.id == employer_id) & _reach(by)).first()
    return found


def portrait(employer: Employer) -> Portrait:
    """Everything on one employer's page."""
    own = Vacancy.select().where(Vacancy.employer == employer)
    told = own.where(Vacancy.published_seq.is_null(False))
    accounts = Staff.select().join(EmployerAccount).where(EmployerAccount.employer == employer)
    documents = EmployerDocument.select().where(EmployerDocument.employer == employer)
    return Portrait(
        employer=employer,
        vacancies=tuple(own.order_by(Vacancy.code.desc()).limit(VACANCIES)),
        vacancies_total=own.count(),
        published=tuple(told.order_by(Vacancy.code.desc()).limit(VACANCIES)),
        documents=tuple(documents.order_by(EmployerDocument.id)),
        accounts=tuple(accounts.order_by(Staff.email)),
        suspension=current(employer),
    )


def document(employer: Employer, document_id: int) -> EmployerDocument | None:
    """A paper of this employer."""
    found: EmployerDocument | None = EmployerDocument.get_or_none(
        (EmployerDocument.id == document_id) & (EmployerDocument.employer == employer)
    )
    return found


def _rows() -> Any:
    return Employer.select(Employer, Region).left_outer_join(Region)


def _condition(wanted: Wanted, by: Staff) -> Expression:
    found = _reach(by)
    if wanted.state is not None:
        found = found & (Employer.state == wanted.state)
    if wanted.area:
        found = found & _inside(wanted.area)
    if wanted.words:
        found = found & _named(wanted.words)
    return found


def _named(words: str) -> Expression:
    number = phone.normalise(words)
    found = Employer.name.contains(words) | Employer.contact_name.contains(words)
    found = found | (Employer.nib == words)
    return found | (Employer.phone == number) if number else found


def _reach(by: Staff) -> Expression:
    """One without a place is everybody's business: somebody has to find out where it is."""
    own = districts(by)
    found = Employer.id.is_null(False)
    if own is None:
        return found
    inside = Employer.region.is_null()
    for area in own:
        inside = inside | _inside(area)
    return inside


def _inside(area: str) -> Expression:
    found: Expression = (Employer.region == area) | (Employer.region ** f"{area}.%")
    return found


def _lines(rows: Sequence[Employer], today: date) -> tuple[Line, ...]:
    ids = [row.id for row in rows]
    every: Any = _counted(Vacancy.employer.in_(ids))
    shown: Any = _counted(Vacancy.employer.in_(ids) & Vacancy.open_on(today))
    vacancies, opened = dict(every), dict(shown)
    return tuple(
        Line(employer=row, vacancies=vacancies.get(row.id, 0), open=opened.get(row.id, 0))
        for row in rows
    )


def _counted(condition: Expression) -> Any:
    counted: Any = Vacancy.select(Vacancy.employer, fn.COUNT(Vacancy.code)).where(condition)
    return counted.group_by(Vacancy.employer).tuples()
