"""What is open for a village: its kecamatan first, then what is near, the most urgent first."""

from datetime import date
from typing import Any

from smsgate.handlers.knowledge.village import VillageList
from smsgate.models import Vacancy
from smsgate.services.places import PlaceBook

NEAREST = 3
"""So many neighbouring kecamatan are near enough to be read out."""

MOST = 200
"""Codes of one list: more than anybody reads out."""


def for_district(area: str, book: PlaceBook, today: date) -> VillageList:
    """The open vacancies for the villages of a kecamatan."""
    near = [code for code, _km in book.neighbours(area)[:NEAREST]]
    rows: Any = (
        Vacancy.select(Vacancy.code, Vacancy.area)
        .where(Vacancy.open_on(today) & Vacancy.area.in_([area, *near]))
        .order_by(Vacancy.expires_on, Vacancy.code)
        .tuples()
    )
    found = list(rows)
    own = [code for code, where in found if where == area]
    around = [code for place in near for code, where in found if where == place]
    return VillageList(codes=tuple([*own, *around][:MOST]), own=len(own))
