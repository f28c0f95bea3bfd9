"""The public notice board: open vacancies page by page, and what has become of a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from smsgate.models import Employer, Vacancy
from smsgate.services import search
from smsgate.services.paging import leaf
from smsgate.views import OUTSIDE, VacancyView

PAGE = 20
NEARBY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a visitor looks for. `place`: a code, LUAR, or None for all that is served.

    `group`: whom the vacancies must welcome expressly (a key of `wording.groups`).
    """

    served: tuple[str, ...]
    today: date
    place: str | None = None
    kind: str | None = None
    group: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the board; `number` counts from 1 and is one of `pages`."""

    vacancies: tuple[VacancyView, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A vacancy that was published. `regency` is a code, `address` the employer's."""

    view: VacancyView
    regency: str
    address: str
    is_open: bool


def page(wanted: Wanted, number: int) -> Page:
    """The vacancies of a page: best match of the words first, else newest. Too far is the last page."""
    found = _found(wanted) if wanted.terms else None
    total = _matching(wanted).count() if found is None else len(found)
    at = leaf(number, total, PAGE)
    codes = _newest(wanted, at.first) if found is None else found[at.first : at.first + PAGE]
    views = Vacancy.views(codes, wanted.today)
    return Page(
        vacancies=tuple(views[code] for code in codes if code in views),
        total=total,
        number=at.number,
        pages=at.pages,
    )


def counts(served: Sequence[str], today: date) -> dict[str, int]:
    """How many are open in each area served, and under LUAR outside; only places that have any."""
    rows: Any = (
        Vacancy.select(Vacancy.area, Vacancy.regency, fn.COUNT(Vacancy.code))
        .where(Vacancy.open_on(today))
        .group_by(Vacancy.area, Vacancy.regency)
        .tuples()
    )
    found: dict[str, int] = {}
    for area, regency, count in rows:
        place = area if regency in served else OUTSIDE
        found[place] = found.get(place, 0) + count
    return found


def notice(code: int, today: date) -> Notice | None:
    """What was published under a code, also if it is closed by now; None when nothing ever was."""
    view = Vacancy.seen_where((Vacancy.code == code) & Vacancy.published_seq.is_null(False)).get(
        code
    )
    if view is None:
        return None
    row = Vacancy.select(Vacancy, Employer).join(Employer).where(Vacancy.code == code).get()
    return Notice(
        view=view,
        regency=row.regency,
        address=row.employer.address,
        is_open=code in Vacancy.views([code], today),
    )


def instead_of(closed: Notice, wanted: Wanted) -> tuple[VacancyView, ...]:
    """A few open vacancies in the same place for somebody who came too late."""
    codes = search.find([closed.view.place], (), None, served=wanted.served, today=wanted.today)[
        :NEARBY
    ]
    views = Vacancy.views(codes, wanted.today)
    return tuple(views[code] for code in codes if code in views)


def _found(wanted: Wanted) -> tuple[int, ...]:
    return search.find(
        [wanted.place],
        wanted.terms,
        wanted.kind,
        wanted.group,
        served=wanted.served,
        today=wanted.today,
    )


def _matching(wanted: Wanted) -> Any:
    condition = Vacancy.open_on(wanted.today) & search.in_place(wanted.place, wanted.served)
    if wanted.kind:
        condition = condition & (Vacancy.kind == wanted.kind)
    if wanted.group:
        condition = condition & Vacancy.inclusion.contains(wanted.group)
    return Vacancy.select(Vacancy.code).where(condition)


def _newest(wanted: Wanted, first: int) -> tuple[int, ...]:
    query = _matching(wanted).order_by(Vacancy.published_seq.desc()).offset(first).limit(PAGE)
    return tuple(code for (code,) in query.tuples())
