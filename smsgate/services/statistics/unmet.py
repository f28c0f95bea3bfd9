"""What people looked for and did not find: the words to recruit employers for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from peewee import fn

from smsgate import data
from smsgate.config import Config
from smsgate.models import UnmetWord
from smsgate.services.places import place_book
from smsgate.understanding.lexicon import Use, words
from smsgate.views import Unmet
from smsgate.wording.groups import GROUPS

_OF_WORK = (Use.JOB, Use.GOODS, Use.OTHER)
MOST_WORDS = 4
"""Of one text: who writes more lists everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A word ("" for any work at all) looked for in vain so many times, and in which places most."""

    word: str
    count: int
    places: tuple[tuple[str, int], ...]


def note(unmet: Unmet | None, config: Config, now: datetime) -> None:
    """Count it, in the transaction of the text or key press. Only words of our own tables are kept: whatever
    else somebody typed may tell who they are."""
    if unmet is None:
        return
    known = dict.fromkeys(word for word in unmet.words if _is_of_work(word))
    if unmet.words and not known:
        return
    place = place_book(config.region).district_of(unmet.place) if unmet.place else ""
    if place or known:
        today = now.astimezone(config.timezone).date()
        UnmetWord.note(today, place, tuple(known)[:MOST_WORDS] or ("",))


def wishes(
    first: date, last: date, places: Sequence[str] | None = None, limit: int = 20
) -> list[Wish]:
    """The words looked for most often in vain on those days, in any of `places` (None: everywhere)."""
    where = UnmetWord.day.between(first, last)
    if places is not None:
        where &= UnmetWord.place.in_(places)
    query: Any = (
        UnmetWord.select(UnmetWord.word, UnmetWord.place, fn.SUM(UnmetWord.count))
        .where(where)
        .group_by(UnmetWord.word, UnmetWord.place)
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for word, place, count in query.tuples():
        found.setdefault(word, []).append((place, int(count)))
    return sorted(_ranked(found), key=lambda wish: (-wish.count, wish.word))[:limit]


def _ranked(found: dict[str, list[tuple[str, int]]]) -> Iterable[Wish]:
    for word, counted in found.items():
        counted.sort(key=lambda pair: (-pair[1], pair[0]))
        yield Wish(word=word, count=sum(count for _, count in counted), places=tuple(counted))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["key"] for row in data.rows("kinds_of_work"))


def _is_of_work(word: str) -> bool:
    entry = words().get(word)
    return word in _kinds() or word in GROUPS or (entry is not None and entry.use in _OF_WORK)
