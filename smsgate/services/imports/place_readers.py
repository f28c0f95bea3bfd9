"""The reader of places of the open database, kept: making one reads every place there is."""

from marshmallow import ValidationError

from smsgate.models import Counter, Region, database
from smsgate.models.counter import REGIONS_VERSION
from smsgate.services.gazetteer import gazetteer
from smsgate.services.imports.places import PlaceReader
from smsgate.services.places import place_book, place_words
from smsgate.understanding import Gazetteer

_readers: dict[int, tuple[int, tuple[str, ...], PlaceReader]] = {}


def place_reader(served: tuple[str, ...]) -> PlaceReader:
    """Reads places as an import for the regions served; made anew after regions were imported."""
    key, version = id(database.obj), Counter.current(REGIONS_VERSION)
    kept = _readers.get(key)
    if kept is None or kept[:2] != (version, served):
        kept = (version, served, PlaceReader(gazetteer(served), served))
        _readers[key] = kept
    return kept[2]


def known_places(served: tuple[str, ...]) -> Gazetteer:
    """The places of the open database, for reading texts by."""
    return place_reader(served).gazetteer


def typed_place(region: Region, served: tuple[str, ...]) -> str:
    """A place in words where these are read as the same place again, else its code."""
    words = place_words(region, place_book(served))
    try:
        same = place_reader(served).workplace(words).code == region.code
    except ValidationError:
        same = False
    return words if same else region.code
