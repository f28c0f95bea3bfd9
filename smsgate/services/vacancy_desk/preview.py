"""A vacancy as small phones would show it, whom it would reach, and what that costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from smsgate.config import Config
from smsgate.handlers.ussd.flows.vacancies import in_full
from smsgate.handlers.ussd.layout import Frame, lay_out
from smsgate.i18n import DEFAULT_LANGUAGE, translator
from smsgate.models import Counter, Employer, EmployerState, Staff, Vacancy
from smsgate.models.counter import VACANCY_CODE
from smsgate.services.places import PlaceBook
from smsgate.services.redflags import RedFlag, flags
from smsgate.services.vacancy_desk.consequences import Consequence, consequence
from smsgate.services.vacancy_desk.reach import reach
from smsgate.services.vacancy_desk.typed import Read
from smsgate.services.vacancy_desk.writing import changes_of
from smsgate.views import VacancyView
from smsgate.wording.details import detail
from smsgate.wording.heads import Sought
from smsgate.wording.news import digest
from smsgate.wording.segments import Count, count
from smsgate.wording.vacancies import forms

DEPTH = 3
"""Screens a person passed before this one, as a rule: it has a way back and a way to the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A text on a phone."""

    text: str
    size: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`news`: the morning's text where it is the only one; `line`: what it takes among others; `detail`: the
    answer to its code; `screens`: by USSD. `people` follow its `place` and kind; costs in rupiah.
    """

    news: Phone
    line: str
    detail: Phone
    screens: tuple[str, ...]
    place: str
    people: int
    news_cost: int
    detail_cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What saving would come to: `flags` found in its words, what becomes of it, how its employer stands.

    `employer` is a state, or None for a name nobody has yet.
    """

    flags: tuple[RedFlag, ...]
    consequence: Consequence | None
    employer: EmployerState | None


def shown(
    view: VacancyView,
    regency: str,
    config: Config,
    book: PlaceBook,
    today: date,
    language: str = DEFAULT_LANGUAGE,
) -> Preview:
    """A vacancy as it would be told in a language; the costs are those of the first language."""
    _ = translator(language)
    place = Sought(place=view.place, name=book.name(view.place))
    news, told = _phone(digest(place, [view], today, _).text), _phone(detail(view, _))
    people = reach(view.place, regency, view.kind, config.region)
    return Preview(
        news=news,
        line=forms(view, _)[0],
        detail=told,
        screens=tuple(_screens(view, language)),
        place=place.name,
        people=people,
        news_cost=people * news.size.segments * config.cost(),
        detail_cost=told.size.segments * config.cost(),
    )


def view_of(read: Read, code: int | None, today: date) -> VacancyView:
    """What was typed, as it would be seen once it is verified; a new one with the code it will likely get."""
    columns: dict[str, Any] = dict(read.columns or {})
    region = columns.pop("region")
    area = columns.pop("area")
    columns.pop("regency")
    return VacancyView(
        **{**columns, "inclusion": tuple(columns["inclusion"].split())},
        code=code or Counter.current(VACANCY_CODE) + 1,
        employer=read.employer,
        place=area,
        place_name=region.name,
        verified_on=today,
    )


def outlook(read: Read, vacancy: Vacancy | None, by: Staff) -> Outlook:
    """What there is to know before saving; `vacancy` is the one edited, None for a new one."""
    employer = Employer.by_name(read.employer)
    words = read.draft.words if read.draft else ""
    meant = None
    if vacancy is not None:
        meant = consequence(vacancy, changes_of(vacancy, read), employer, by)
    return Outlook(
        flags=tuple(flags(words)),
        consequence=meant,
        employer=EmployerState(employer.state) if employer else None,
    )


def _phone(text: str) -> Phone:
    return Phone(text=text, size=count(text))


def _screens(view: VacancyView, language: str) -> Iterator[str]:
    _ = translator(language)
    menu, frame, number = in_full(view, _), Frame(_, DEPTH), 0
    while True:
        page = lay_out(menu, number, frame)
        yield page.text
        if not page.next_page:
            return
        number += 1
