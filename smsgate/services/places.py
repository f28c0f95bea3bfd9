"""The places of the database, read once and kept: names, districts, who lies near whom."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from time import monotonic

from smsgate.models import Counter, Region, database
from smsgate.models.counter import REGIONS_VERSION
from smsgate.views import OUTSIDE, Place

EARTH_KM = 6371.0
FRESH_SECONDS = 10


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


def place_words(region: Region | None, book: PlaceBook) -> str:
    """`Beruge Ilir, Pendopo`, `Pendopo`, `Palembang`: what `read` takes again."""
    if region is None:
        return ""
    district = book.district_of(region.code)
    name = book.name(district)
    return name if district == region.code else f"{region.name}, {name}"
