"""A village's list as a sheet to pin up: the same vacancies as in the text, with room to say them."""

from dataclasses import dataclass
from datetime import date

from smsgate.models import Vacancy
from smsgate.services.agents import offers
from smsgate.services.places import PlaceBook
from smsgate.views import VacancyView

ROWS = 12
"""Vacancies that a sheet of A4 bears in letters that are read from afar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """One village's sheet; `left` more are open in its kecamatan (`keyword`) or nearby."""

    village: str
    district: str
    keyword: str
    vacancies: tuple[VacancyView, ...]
    left: int


def of_villages(area: str, villages: tuple[str, ...], book: PlaceBook, today: date) -> list[Poster]:
    """A sheet for each of these villages of one kecamatan."""
    found = offers.for_district(area, book, today)
    views = Vacancy.views(found.codes[:ROWS], today)
    shown = tuple(views[code] for code in found.codes[:ROWS] if code in views)
    name = book.name(area)
    return [
        Poster(
            village=book.name(village),
            district=name,
            keyword=name.upper(),
            vacancies=shown,
            left=len(found.codes) - len(shown),
        )
        for village in villages
    ]
