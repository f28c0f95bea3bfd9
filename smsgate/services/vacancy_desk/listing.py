"""All vacancies page by page for the office: searched, filtered, sorted, and counted by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from peewee import Case, Expression, fn

from smsgate.models import Employer, Staff, Vacancy, VacancyState, VacancyWord
from smsgate.services.paging import leaf
from smsgate.services.rights import districts
from smsgate.services.vacancies import MIN_WORD
from smsgate.services.vacancy_desk.stands import Stand, stand_of, standing
from smsgate.views import OUTSIDE

PAGE = 25
SOON = timedelta(days=7)
MOST_WORDS = 6
HIGHEST_CODE = 2_147_483_647
"""What fits the column."""

_WORD = re.compile(r"[a-z0-9]+")
_LAST = "zzzzzzzzzzzzzzzz"
"""Comes after whatever a word may go on with."""


class Order(StrEnum):
    """What comes first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an officer looks for. `area`: a code, LUAR, or None for everywhere; `employer`: part of a name.

    `group`: whom they must welcome expressly (a key of `wording.groups`).
    `soon`: only those open whose last day is within a week.
    """

    served: tuple[str, ...]
    today: date
    words: str = ""
    stand: Stand | None = None
    area: str | None = None
    kind: str | None = None
    group: str | None = None
    employer: str = ""
    soon: bool = False
    order: Order = Order.NEWEST

    def told(self) -> dict[str, object]:
        """What of it was set, for the audit log."""
        names = ("words", "stand", "area", "kind", "group", "employer", "soon")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `number` counts from 1 and is one of `pages`. `counts`: how many stand where."""

    vacancies: tuple[Vacancy, ...]
    counts: dict[Stand, int]
    total: int
    number: int
    pages: int


def page(wanted: Wanted, by: Staff, number: int) -> Page:
    """The vacancies of a page within the reach of `by`. Too far is the last page."""
    condition = _condition(wanted, by)
    counts = _counts(condition, wanted.today)
    total = counts.get(wanted.stand, 0) if wanted.stand else sum(counts.values())
    at = leaf(number, total, PAGE)
    if wanted.stand:
        condition = standing(wanted.stand, wanted.today) & condition
    return Page(
        vacancies=_rows(condition, wanted.order, at.first),
        counts=counts,
        total=total,
        number=at.number,
        pages=at.pages,
    )


def matching(wanted: Wanted, by: Staff) -> Expression:
    """The condition for all of what a page shows some of."""
    condition = _condition(wanted, by)
    return standing(wanted.stand, wanted.today) & condition if wanted.stand else condition


def suggested(part: str, most: int = 10) -> list[str]:
    """Names of employers that have these letters in them, those that begin with them first."""
    letters = part.strip().lower()
    if not letters:
        return []
    begins = fn.LOWER(Employer.name).startswith(letters)
    query: Any = (
        Employer.select(Employer.name)
        .where(fn.LOWER(Employer.name).contains(letters))
        .order_by(begins.desc(), Employer.name)
        .limit(most)
        .tuples()
    )
    return [name for (name,) in query]


def _condition(wanted: Wanted, by: Staff) -> Expression:
    """Everything asked for but where they stand: the tabs count over that."""
    parts = [
        *_of_words(wanted.words),
        *_of_reach(wanted, by),
        *([Vacancy.kind == wanted.kind] if wanted.kind else []),
        *(_of_group(wanted.group) if wanted.group else []),
        *([Vacancy.employer.in_(_employers(wanted.employer))] if wanted.employer.strip() else []),
    ]
    if wanted.soon:
        parts.append(Vacancy.open_on(wanted.today) & (Vacancy.expires_on <= wanted.today + SOON))
    condition = Vacancy.code > 0
    for part in parts:
        condition = condition & part
    return condition


def _of_reach(wanted: Wanted, by: Staff) -> list[Expression]:
    own = districts(by)
    found = [] if own is None else [Vacancy.area.in_(own)]
    if wanted.area == OUTSIDE:
        found.append(_outside(wanted.served))
    elif wanted.area:
        found.append(Vacancy.area == wanted.area)
    return found


def _of_group(group: str) -> list[Expression]:
    """The index of words leads to few rows, of which those are kept that promise it."""
    having = VacancyWord.select(VacancyWord.vacancy).where(VacancyWord.word == group)
    return [Vacancy.code.in_(having), Vacancy.inclusion.contains(group)]


def _outside(served: Sequence[str]) -> Expression:
    """Before, between and after the regencies served: an index serves that, and no "not in"."""
    codes = sorted(served)
    found = (Vacancy.regency < codes[0]) | (Vacancy.regency > codes[-1])
    for lower, upper in pairwise(codes):
        found = found | ((Vacancy.regency > lower) & (Vacancy.regency < upper))
    return found


def _of_words(text: str) -> list[Expression]:
    """A code alone means that vacancy; words must all stand in it, the last letters may be missing."""
    if text.strip().isdecimal() and int(text) <= HIGHEST_CODE:
        return [Vacancy.code == int(text)]
    found = VacancyWord.select(VacancyWord.vacancy)
    return [
        Vacancy.code.in_(found.where(VacancyWord.word.between(word, word + _LAST)))
        for word in _WORD.findall(text.lower())[:MOST_WORDS]
        if len(word) >= MIN_WORD
    ]


def _employers(part: str) -> Any:
    return Employer.select(Employer.id).where(
        fn.LOWER(Employer.name).contains(part.strip().lower())
    )


def _counts(condition: Expression, today: date) -> dict[Stand, int]:
    over = fn.SUM(Case(None, [(Vacancy.expires_on < today, 1)], 0))
    rows: Any = (
        Vacancy.select(Vacancy.state, fn.COUNT(Vacancy.code), over)
        .where(condition)
        .group_by(Vacancy.state)
        .tuples()
    )
    counts: dict[Stand, int] = {}
    for state, count, past in rows:
        expired = int(past) if state == VacancyState.VERIFIED else 0
        counts[stand_of(state, over=False)] = count - expired
        if expired:
            counts[Stand.EXPIRED] = expired
    return counts


def _rows(condition: Expression, order: Order, first: int) -> tuple[Vacancy, ...]:
    """By two questions: the joins of the second are made for one page only."""
    by: dict[Order, tuple[Any, ...]] = {
        Order.NEWEST: (Vacancy.code.desc(),),
        Order.OLDEST: (Vacancy.code,),
        Order.CLOSING: (Vacancy.expires_on, Vacancy.code),
    }
    codes: Any = (
        Vacancy.select(Vacancy.code).where(condition).order_by(*by[order]).offset(first).limit(PAGE)
    )
    found = [code for (code,) in codes.tuples()]
    rows = Vacancy.in_full().where(Vacancy.code.in_(found)) if found else ()
    by_code = {row.code: row for row in rows}
    return tuple(by_code[code] for code in found if code in by_code)
