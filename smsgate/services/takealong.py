"""A day's vacancies to take along: chosen by day and district, worded for a WhatsApp group."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import Expression, fn

from smsgate.config import Config
from smsgate.i18n import translator
from smsgate.models import Vacancy
from smsgate.services.midnight import midnight
from smsgate.services.places import office_name, place_book
from smsgate.views import OUTSIDE
from smsgate.wording.fairness import spread
from smsgate.wording.takealong import Group, Sheet, message, place_name

MOST = 100
"""Vacancies of one place that are looked at: more lines than a message holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which: published on `day` (`fresh`), or all that is open then; in one place (a code) or all served."""

    day: date
    place: str | None = None
    language: str = "id"
    fresh: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAlong:
    """The message (empty for no vacancy), how many there are, and how many of them stand in it."""

    text: str
    total: int
    told: int


def take_along(chosen: Chosen, config: Config) -> TakeAlong:
    """The message for a choice."""
    groups = tuple(_groups(chosen, config))
    if not groups:
        return TakeAlong(text="", total=0, told=0)
    sheet = Sheet(
        day=chosen.day,
        office=office_name(config.region),
        number=config.service_number,
        fresh=chosen.fresh,
        groups=groups,
    )
    text = message(sheet, translator(chosen.language))
    told = sum(f"\n*{each.code}* " in text for group in groups for each in group.vacancies)
    return TakeAlong(text=text, total=sum(group.total for group in groups), told=told)


def _groups(chosen: Chosen, config: Config) -> list[Group]:
    """The districts served by name, what is further away at the end."""
    book, _ = place_book(config.region), translator(chosen.language)
    counts: Any = (
        Vacancy.select(Vacancy.area, fn.COUNT(Vacancy.code))
        .where(_condition(chosen, config))
        .group_by(Vacancy.area)
        .tuples()
    )
    found: dict[str, int] = {}
    for area, count in counts:
        place = area if area[:5] in config.region else OUTSIDE
        found[place] = found.get(place, 0) + count
    named = {place: place_name(book.name(place)) or _("Outside the regency") for place in found}
    order = sorted(found, key=lambda place: (place == OUTSIDE, named[place]))
    return [_group(place, named[place], found[place], chosen, config) for place in order]


def _group(place: str, name: str, total: int, chosen: Chosen, config: Config) -> Group:
    here = (
        Vacancy.regency.not_in(config.region) if place == OUTSIDE else Vacancy.area == place
    ) & _condition(chosen, config)
    codes: Any = Vacancy.select(Vacancy.code).where(here).order_by(Vacancy.published_seq.desc())
    views = Vacancy.seen_where(Vacancy.code.in_(list(codes.limit(MOST).scalars())))
    keyword = OUTSIDE if place == OUTSIDE else name.upper()
    return Group(name=name, keyword=keyword, vacancies=spread(views.values()), total=total)


def _condition(chosen: Chosen, config: Config) -> Expression:
    condition = Vacancy.open_on(chosen.day)
    if chosen.fresh:
        begin = midnight(chosen.day, config.timezone)
        end = begin + timedelta(days=1)
        condition &= (Vacancy.verified_at >= begin) & (Vacancy.verified_at < end)
    if chosen.place == OUTSIDE:
        condition &= Vacancy.regency.not_in(config.region)
    elif chosen.place:
        condition &= Vacancy.area == chosen.place
    return condition
