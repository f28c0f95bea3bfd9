"""The places of the database, read once and kept: names, districts, who lies near whom."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from time import monotonic

from smsgate.models import Counter, Region, database
from smsgate.models.counter import REGIONS_VERSION
from smsgate.views import OUTSIDE, Place

EARTH_KM = 6371.0
FRESH_SECONDS = 10

ALIKE = 0.86
"""Of 1: one letter wrong in a name of seven."""

_KIND_OF_PLACE = re.compile(
    r"^(?:(?:desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|administrasi|provinsi|prov)\b ?)+"
)


class PlaceBook:
    """Answers about places without a query: a few hundred names fit in memory."""

    def __init__(self, places: Iterable[Place], served: Sequence[str]) -> None:
        self._places = {place.code: place for place in places}
        self.served = tuple(served)

    @cached_property
    def districts(self) -> tuple[Place, ...]:
        """The kecamatan served, by name."""
        found = (place for place in self._places.values() if place.level == "kecamatan")
        return tuple(sorted(found, key=lambda place: place.name))

    def known(self, code: str) -> bool:
        """Whether there is such a place."""
        return code == OUTSIDE or code in self._places

    def name(self, code: str | None) -> str:
        """`Tebing Tinggi`, `Palembang`, `Kab. Lahat`; the regency served without "Kab."; "" for LUAR."""
        place = self._places.get(code or self.served[0])
        if place is None:
            return ""
        name = place.name.removeprefix("Kota ")
        short = name.removeprefix("Kabupaten ").removeprefix("Administrasi ")
        if place.level != "kabupaten" or place.code in self.served:
            return short
        return f"Kab. {short}"

    def district_of(self, code: str) -> str:
        """A village's kecamatan; any other place itself."""
        return code[:8] if code[:5] in self.served else code

    def villages(self, district: str) -> tuple[Place, ...]:
        """The villages of a kecamatan served, by name."""
        found = (place for place in self._places.values() if place.parent == district)
        return tuple(sorted(found, key=lambda place: place.name))

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of that name as somebody types it, with one typing error at most.

        Of the regions served first, villages and kecamatan alike; else a kabupaten, kota or province.
        `Sawah, Saling` is the village of that name in a place of the second one.
        """
        first, comma, second = name.partition(",")
        found = self._alike(_typed(first))
        around = {place.code for place in self._alike(_typed(second))} if comma else set()
        inside = tuple(place for place in found if _codes_above(place.code) & around)
        return inside or found

    def _alike(self, typed: str) -> tuple[Place, ...]:
        near = get_close_matches(typed, self._by_name, n=1, cutoff=ALIKE) if typed else []
        found = self._by_name.get(typed) or (self._by_name[near[0]] if near else ())
        here = tuple(place for place in found if place.code.startswith(self.served))
        return here or found

    @cached_property
    def _by_name(self) -> dict[str, tuple[Place, ...]]:
        found: dict[str, tuple[Place, ...]] = {}
        for place in self._places.values():
            name = _typed(place.name)
            found[name] = (*found.get(name, ()), place)
        return found

    def neighbours(self, code: str) -> tuple[tuple[str, float], ...]:
        """The other kecamatan with their distance in km as the crow flies, nearest first."""
        here = self._places.get(code)
        if here is None or here.lat is None:
            return ()
        others = (
            (place.code, _distance(here, place))
            for place in self.districts
            if place.code != code and place.lat is not None
        )
        return tuple(sorted(others, key=lambda pair: pair[1]))


def _typed(name: str) -> str:
    """A name without what kind of place it is, as it is compared."""
    return _KIND_OF_PLACE.sub("", " ".join(name.casefold().replace(".", " ").split()))


def _codes_above(code: str) -> set[str]:
    """`16.11.01.2003` lies in `16.11.01`, `16.11` and `16`."""
    parts = code.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


_books: dict[int, tuple[int, float, PlaceBook]] = {}


def place_book(served: Sequence[str]) -> PlaceBook:
    """The book of the open database; made anew after regions were imported."""
    key = id(database.obj)
    kept = _books.get(key)
    if kept and kept[2].served == tuple(served) and monotonic() - kept[1] < FRESH_SECONDS:
        return kept[2]
    version = Counter.current(REGIONS_VERSION)
    if kept and kept[0] == version and kept[2].served == tuple(served):
        book = kept[2]
    else:
        book = PlaceBook(Region.for_reading(served), served)
    _books[key] = (version, monotonic(), book)
    return book


def _distance(here: Place, there: Place) -> float:
    """Great-circle distance in km (haversine)."""
    lat1, lng1, lat2, lng2 = (
        radians(degree or 0.0) for degree in (here.lat, here.lng, there.lat, there.lng)
    )
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def office_name(served: Sequence[str]) -> str:
    """`Disnaker Empat Lawang`."""
    return f"Disnaker {place_book(served).name(None)}"


def place_words(region: Region | None, book: PlaceBook) -> str:
    """`Beruge Ilir, Pendopo`, `Pendopo`, `Palembang`: what `read` takes again."""
    if region is None:
        return ""
    district = book.district_of(region.code)
    name = book.name(district)
    return name if district == region.code else f"{region.name}, {name}"
