"""What a group's digest is headed by: the places it follows and the kinds of work, in a few words."""

from collections.abc import Sequence

from smsgate import data
from smsgate.i18n import translator
from smsgate.services.places import PlaceBook
from smsgate.views import OUTSIDE
from smsgate.wording.heads import LONG_PLACE, Sought
from smsgate.wording.places import heading
from smsgate.wording.segments import septets

PROVINCE_LENGTH = len("16")

Followed = Sequence[tuple[str, str]]
"""(place, kind of work or "") of each subscription of a group."""


def sought(followed: Followed, language: str, book: PlaceBook) -> Sought:
    """One place is named; several are when they fit, else none; so are the kinds, unless one is all kinds."""
    places = list(dict.fromkeys(place for place, _kind in followed))
    kinds = dict.fromkeys(kind for _place, kind in followed)
    words = () if "" in kinds else tuple(_word(kind, language) for kind in kinds)
    if len(places) == 1:
        return Sought(place=places[0], name=book.name(places[0]), words=words)
    names = ", ".join(heading(place, book.name(place), translator(language)) for place in places)
    return Sought(name=names if septets(names) <= LONG_PLACE else "", words=words)


def lies_apart(followed: Followed, served: Sequence[str]) -> bool:
    """Whether each vacancy must say where it is: several places, or one that has many in it."""
    places = {place for place, _kind in followed}
    wide = places & {OUTSIDE, *served}
    return len(places) > 1 or bool(wide) or any(len(place) == PROVINCE_LENGTH for place in places)


def _word(kind: str, language: str) -> str:
    """The word people send for a kind; in English its name."""
    if language != "en":
        return kind
    names = (row["name_en"] for row in data.rows("kinds_of_work") if row["key"] == kind)
    return next(names, kind).lower()
