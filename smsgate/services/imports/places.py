"""A cell to a place: a Kemendagri code, or a name as people write it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from peewee import fn

from smsgate.i18n import N_
from smsgate.models import Region
from smsgate.services.imports.findings import Finding, Outcome, Said, refuse
from smsgate.services.imports.reading import Row
from smsgate.services.imports.records import shown
from smsgate.understanding import Gazetteer
from smsgate.understanding.normalise import Token, tokenise
from smsgate.understanding.places import Found
from smsgate.understanding.wordlists import words_in
from smsgate.views import OUTSIDE

_CODE = re.compile(r"\d\d(\.\d\d){0,2}(\.\d{4})?")
_RANK = re.compile(r"^(desa|kelurahan|kel|ds|kampung|dusun)\.? ", re.IGNORECASE)
_PROVINCE_LENGTH, _REGENCY_LENGTH, _DISTRICT_LENGTH = 2, 5, 8
_SURE = 0.999
_CLOSE = 0.8
"""Below this it is a guess from a few consonants: good enough to answer a text, not to store a row."""

_OF_VILLAGES = words_in("desa ds kelurahan kel kampung kp dusun dsn")
_RANKS = _OF_VILLAGES | words_in("kecamatan kec kabupaten kab kota provinsi prov")
"""What kind of place it is: no part of a name that is misspelt."""


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """A code, and the name it was taken for where the cell is not quite that name ("" when it is)."""

    code: str
    taken_for: str = ""


def taken_for(row: Row, place: PlaceRead) -> list[Finding]:
    """The remark on a place that is not quite written as it is called."""
    if not place.taken_for:
        return []
    said = Said(N_("taken for %(place)s."), {"place": place.taken_for})
    return [Finding(row=row.number, column="place", said=said, outcome=Outcome.REMARK)]


class PlaceReader:
    """Reads the places of one import; the same names stand in row after row."""

    def __init__(self, gazetteer: Gazetteer, served: tuple[str, ...]) -> None:
        self._gazetteer = gazetteer
        self._served = served
        self._named = lru_cache(maxsize=10_000)(self._find)
        self._village = lru_cache(maxsize=10_000)(self._narrowed)

    @property
    def gazetteer(self) -> Gazetteer:
        """The places it reads by."""
        return self._gazetteer

    def workplace(self, cell: str) -> PlaceRead:
        """Where a job is: anything inside the regions served, or a kabupaten or kota.

        Raises ValidationError.
        """
        place = self._named(cell)
        if place.code == OUTSIDE or len(place.code) == _PROVINCE_LENGTH:
            raise refuse(
                N_("%(cell)s is too wide. Write a kecamatan, kabupaten or kota."), cell=shown(cell)
            )
        return PlaceRead(self._village(cell, place.code), place.taken_for)

    def followed(self, cell: str) -> PlaceRead:
        """What somebody wants news of: a kecamatan served, a wider place, or LUAR.

        Raises ValidationError.
        """
        place = self._named(cell)
        depth = (
            _DISTRICT_LENGTH if place.code[:_REGENCY_LENGTH] in self._served else _REGENCY_LENGTH
        )
        return PlaceRead(place.code[:depth], place.taken_for)

    def _find(self, cell: str) -> PlaceRead:
        if _CODE.fullmatch(cell):
            return self._coded(cell)
        tokens = tokenise(cell)
        ranks = {at for at, token in enumerate(tokens) if token.text in _RANKS}
        found = self._gazetteer.find(tokens, fixed=ranks)
        if found.candidates:
            raise refuse(
                N_(
                    "%(cell)s is the name of several places: %(places)s. Write the kecamatan, or the code."
                ),
                cell=shown(cell),
                places=", ".join(self._described(code) for code in found.candidates),
            )
        if found.code is None or found.score < _CLOSE or _is_other(tokens, found):
            raise refuse(
                N_(
                    "no place called %(cell)s is known. Write a kecamatan, kabupaten or kota, or its code."
                ),
                cell=shown(cell),
            )
        whole = not (set(range(len(tokens))) - found.used - ranks)
        return PlaceRead(found.code, "" if whole and found.score >= _SURE else found.matched_name)

    def _coded(self, code: str) -> PlaceRead:
        if not Region.select().where(Region.code == code).exists():
            raise refuse(N_("there is no place with the code %(code)s."), code=code)
        return PlaceRead(code)

    def _narrowed(self, cell: str, district: str) -> str:
        """The village that a cell names inside the kecamatan it was found in, or that kecamatan."""
        parts = {_RANK.sub("", part.strip()).casefold() for part in re.split("[,/]", cell)}
        parts.discard(self._gazetteer.name(district).casefold())
        found = Region.get_or_none(
            Region.code.startswith(f"{district}.") & fn.LOWER(Region.name).in_(parts)
        )
        return found.code if found and len(district) == _DISTRICT_LENGTH else district

    def _described(self, code: str) -> str:
        """`Sawah, Muara Pinang (16.11.01.2008)`."""
        district = self._gazetteer.parent_district(code)
        name = self._gazetteer.name(code)
        if district and district != code:
            name = f"{name}, {self._gazetteer.name(district)}"
        return f"{name} ({code})"


def _is_other(tokens: Sequence[Token], found: Found) -> bool:
    """ "Kampung Baru" is no kabupaten that is called nearly so."""
    before = found.span[0] - 1
    wide = found.code == OUTSIDE or len(found.code or "") <= _REGENCY_LENGTH
    return wide and before >= 0 and tokens[before].text in _OF_VILLAGES
