"""Finding open vacancies by place and words, typing errors included.

The words asked for are matched in Python against the distinct words of published vacancies, then looked up
exactly by index: the same on SQLite and PostgreSQL.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from peewee import Expression, ModelSelect
from rapidfuzz import process
from rapidfuzz.distance import OSA

from smsgate.models import Counter, Vacancy, VacancyWord, database
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.models.prepared import Prepared, Slot
from smsgate.services.vacancies import DESCRIPTION
from smsgate.views import OUTSIDE

LIMIT = 200
FUZZY_FROM = 4
INSIDE_FROM = 4
SIMILAR = 0.79

_vocabularies: dict[int, tuple[int, list[str]]] = {}


def in_place(place: str | None, served: Sequence[str]) -> Expression:
    """The condition for a place: a code of any level, LUAR, or None for all that is served."""
    kind, values = _resolved(place, served)
    return _CONDITIONS[kind](list(values))


def _resolved(place: str | None, served: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The kind of condition a place asks for, and its values."""
    if place is None:
        return "served", tuple(served)
    if place == OUTSIDE:
        return "outside", tuple(served)
    if len(place) == 2:
        return "province", (f"{place}.%",)
    if len(place) == 5:
        return "served", (place,)
    return "area", (place[:8], place[:5])


_CONDITIONS: dict[str, Callable[[Sequence[Any]], Expression]] = {
    "served": lambda values: Vacancy.regency.in_(values),
    "outside": lambda values: Vacancy.regency.not_in(values),
    "province": lambda values: Vacancy.regency ** values[0],
    "area": lambda values: Vacancy.area.in_(values),
}


def find(
    places: Sequence[str | None],
    terms: Sequence[str],
    kind: str | None,
    group: str | None = None,
    *,
    served: Sequence[str],
    today: date,
) -> tuple[int, ...]:
    """Codes of open vacancies in any of `places`: best match of the terms first, then newest.

    `group`: only those that welcome it expressly (a key of `wording.groups`).
    """
    resolved = [_resolved(place, served) for place in places]
    shape = _Shape(tuple(kind for kind, _ in resolved), bool(kind), bool(group))
    values: dict[str, Any] = {f"place{at}": value for at, (_, value) in enumerate(resolved)}
    values["today"] = today
    if kind:
        values["kind"] = kind
    if group:
        values["group"] = f"%{group}%"
    if terms:
        return _by_words(shape, values, terms)
    return tuple(code for (code,) in _newest(shape)(**values))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What makes two searches the same query: kinds of places, whether a kind of work or a group."""

    places: tuple[str, ...]
    sorted_out: bool
    for_group: bool

    def condition(self, slots: dict[str, Any]) -> Expression:
        """Open, in one of the places, of the kind, for the group."""
        where = _CONDITIONS[self.places[0]](slots["place0"])
        for at, kind in enumerate(self.places[1:], 1):
            where = where | _CONDITIONS[kind](slots[f"place{at}"])
        found = Vacancy.open_on(slots["today"]) & where
        if self.sorted_out:
            found = found & (Vacancy.kind == slots["kind"])
        return found & (Vacancy.inclusion ** slots["group"]) if self.for_group else found


@cache
def _newest(shape: _Shape) -> Prepared:
    def build(**slots: Any) -> "ModelSelect[Any]":
        query = Vacancy.select(Vacancy.code).where(shape.condition(slots))
        return query.order_by(Vacancy.published_seq.desc()).limit(LIMIT)

    return Prepared(build)


@cache
def _having(shape: _Shape) -> Prepared:
    def build(words: Sequence[Slot], **slots: Any) -> "ModelSelect[Any]":
        word, vacancy = VacancyWord, VacancyWord.vacancy
        query = word.select(vacancy, word.word, word.weight, Vacancy.published_seq).join(Vacancy)
        return query.where(shape.condition(slots) & word.word.in_(words))

    return Prepared(build)


def _by_words(shape: _Shape, values: dict[str, Any], terms: Sequence[str]) -> tuple[int, ...]:
    """Those that have the most of the terms; a word in the description alone counts only without better."""
    asked = {term: _like(term) for term in dict.fromkeys(terms)}
    words = tuple(sorted({word for likes in asked.values() for word in likes}))
    if not words:
        return ()
    found: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for code, word, weight, seq in _having(shape)(words=words, **values):
        scores = found[code, seq]
        for term, likes in asked.items():
            if word in likes:
                scores[term] = max(scores.get(term, 0.0), likes[word] * weight)
    return _best(found)


def _best(found: dict[tuple[int, int], dict[str, float]]) -> tuple[int, ...]:
    if not found:
        return ()
    most = max(len(scores) for scores in found.values())
    ranked = [
        (sum(scores.values()), seq, code)
        for (code, seq), scores in found.items()
        if len(scores) == most
    ]
    if max(score for score, *_ in ranked) > DESCRIPTION * most:
        ranked = [row for row in ranked if row[0] > DESCRIPTION * most]
    ranked.sort(reverse=True)
    return tuple(code for _, _, code in ranked[:LIMIT])


def _like(term: str) -> dict[str, float]:
    """Words of the vocabulary meant by a term, with how alike they are (0 to 1)."""
    vocabulary = _vocabulary()
    likes: dict[str, float] = {}
    if len(term) >= FUZZY_FROM:
        near = process.extract(
            term,
            vocabulary,
            scorer=OSA.normalized_similarity,
            score_cutoff=SIMILAR,
            limit=8,
        )
        likes = {word: score for word, score, _ in near}
    if len(term) >= INSIDE_FROM:
        likes |= {word: 0.95 for word in vocabulary if term in word and word not in likes}
    if term in vocabulary:
        likes = {word: score for word, score in likes.items() if term in word} | {term: 1.0}
    return likes


def _vocabulary() -> list[str]:
    """The distinct words of published vacancies, read anew after each publication."""
    key = id(database.obj)
    seq = Counter.current(PUBLISHED_SEQ)
    kept = _vocabularies.get(key)
    if kept is None or kept[0] != seq:
        query = (
            VacancyWord.select(VacancyWord.word)
            .join(Vacancy)
            .where(Vacancy.published_seq.is_null(False))
            .distinct()
            .tuples()
        )
        kept = (seq, [word for (word,) in query.iterator()])
        _vocabularies[key] = kept
    return kept[1]
