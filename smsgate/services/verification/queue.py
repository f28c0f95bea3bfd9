"""The vacancies that wait for an officer, the oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from peewee import Expression, fn

from smsgate.models import (
    SmsPosting,
    Staff,
    Vacancy,
    VacancyApproval,
    VacancyCheck,
    VacancyState,
)
from smsgate.services.paging import leaf
from smsgate.services.redflags import STOPS_PUBLICATION
from smsgate.services.rights import districts
from smsgate.services.verification.text import severity, words

PAGE = 25
LOOKED_THROUGH = 200
"""Oldest vacancies that are read for signs of fraud when only those with (or without) are wanted."""

_AGE = (Vacancy.created_at, Vacancy.code)


class Sign(StrEnum):
    """Which signs of fraud a filter asks for."""

    ANY = "any"
    GRAVE = "grave"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What part of the queue is wanted. `mine`: begun by the one who looks; `second`: approved once."""

    area: str | None = None
    sign: Sign | None = None
    mine: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A line of the queue. `by_phone`: posted by SMS or USSD. `severity` of the gravest sign of fraud,
    `ticked` how many points are answered."""

    vacancy: Vacancy
    severity: int
    ticked: int
    approved_by: str | None
    by_phone: bool = False

    @property
    def grave(self) -> bool:
        """Whether a second officer has to approve it too."""
        return self.severity >= STOPS_PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of it; `number` counts from 1 and is one of `pages`. `cut`: only the oldest were read."""

    lines: tuple[Waiting, ...]
    total: int
    number: int
    pages: int
    cut: bool = False


def queue(wanted: Filter, by: Staff, number: int) -> Queue:
    """A page of what waits within the reach of `by`. Too far is the last page."""
    condition = _condition(wanted, by)
    cut = False
    if wanted.sign is None:
        total = Vacancy.select().where(condition).count()
        at = leaf(number, total, PAGE)
        rows = list(_oldest(condition).offset(at.first).limit(PAGE))
    else:
        looked = list(_oldest(condition).limit(LOOKED_THROUGH))
        cut = len(looked) == LOOKED_THROUGH
        found = [row for row in looked if _fits(wanted.sign, severity(words(row)))]
        total = len(found)
        at = leaf(number, total, PAGE)
        rows = found[at.first : at.first + PAGE]
    return Queue(lines=_lines(rows), total=total, number=at.number, pages=at.pages, cut=cut)


def next_after(code: int, by: Staff) -> int | None:
    """The one to look at after this one was decided: the oldest that waits."""
    waits = _condition(Filter(), by) & (Vacancy.code != code)
    query: Any = Vacancy.select(Vacancy.code).where(waits).order_by(*_AGE).limit(1).tuples()
    return next((found for (found,) in query), None)


def _condition(wanted: Filter, by: Staff) -> Expression:
    found = Vacancy.state == VacancyState.WAITING
    own = districts(by)
    if own is not None:
        found = found & Vacancy.area.in_(own)
    if wanted.area:
        found = found & (Vacancy.area == wanted.area)
    approved = VacancyApproval.select(VacancyApproval.vacancy)
    if wanted.mine:
        begun = VacancyCheck.select(VacancyCheck.vacancy).where(VacancyCheck.staff == by)
        found = found & (
            Vacancy.code.in_(begun) | Vacancy.code.in_(approved.where(VacancyApproval.staff == by))
        )
    if wanted.second:
        found = found & Vacancy.code.in_(approved)
    return found


def _oldest(condition: Expression) -> Any:
    return Vacancy.in_full().where(condition).order_by(*_AGE)


def _fits(sign: Sign, found: int) -> bool:
    return {Sign.ANY: found > 0, Sign.GRAVE: found >= STOPS_PUBLICATION, Sign.NONE: found == 0}[
        sign
    ]


def _lines(rows: Sequence[Vacancy]) -> tuple[Waiting, ...]:
    codes = [row.code for row in rows]
    counted: Any = (
        VacancyCheck.select(VacancyCheck.vacancy, fn.COUNT(VacancyCheck.id))
        .where(VacancyCheck.vacancy.in_(codes))
        .group_by(VacancyCheck.vacancy)
        .tuples()
    )
    ticked = dict(counted)
    approved = {
        row.vacancy_id: row.staff.called
        for row in VacancyApproval.select(VacancyApproval, Staff)
        .join(Staff)
        .where(VacancyApproval.vacancy.in_(codes))
    }
    phoned: Any = SmsPosting.select(SmsPosting.vacancy).where(SmsPosting.vacancy.in_(codes))
    by_phone = {code for (code,) in phoned.tuples()}
    return tuple(
        Waiting(
            vacancy=row,
            severity=severity(words(row)),
            ticked=ticked.get(row.code, 0),
            approved_by=approved.get(row.code),
            by_phone=row.code in by_phone,
        )
        for row in rows
    )
