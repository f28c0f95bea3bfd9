"""Finding open vacancies by place and words, typing errors included.

The words asked for are matched in Python against the distinct words of published vacancies, then looked up
exactly by index: the same on SQLite and PostgreSQL.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from peewee import Expression
from rapidfuzz import process
from rapidfuzz.distance import OSA

from smsgate.models import Counter, Vacancy, VacancyWord, database
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services.vacancies import DESCRIPTION
from smsgate.views import OUTSIDE

LIMIT = 200
FUZZY_FROM = 4
INSIDE_FROM = 4
SIMILAR = 0.79

_vocabularies: dict[int, tuple[int, list[str]]] = {}


def in_place(place: str | None, served: Sequence[str]) -> Expression:
    """The condition for a place: a code of any level, LUAR, or None for all that is served."""
    if place is None:
        return Vacancy.regency.in_(list(served))
    if place == OUTSIDE:
        return Vacancy.regency.not_in(list(served))
    if len(place) == 2:
        return Vacancy.regency.startswith(f"{place}.")
    if len(place) == 5:
        return Vacancy.regency == place
    return Vacancy.area.in_([place[:8], place[:5]])


def find(
    places: Sequence[str | None],
    terms: Sequence[str],
    kind: str | None,
    *,
    served: Sequence[str],
    today: date,
) -> tuple[int, ...]:
    """Codes of open vacancies in any of `places`: best match of the terms first, then newest."""
    condition = Vacancy.open_on(today)
    where = in_place(places[0], served)
    for place in places[1:]:
        where = where | in_place(place, served)
    condition = condition & where
    if kind:
        condition = condition & (Vacancy.kind == kind)
    if terms:
        return _by_words(condition, terms)
    query = (
        Vacancy.select(Vacancy.code)
        .where(condition)
        .order_by(Vacancy.published_seq.desc())
        .limit(LIMIT)
        .tuples()
    )
    return tuple(code for (code,) in query.iterator())


def _by_words(condition: Expression, terms: Sequence[str]) -> tuple[int, ...]:
    """Those that have the most of the terms; a word in the description alone counts only without better."""
    asked = {term: _like(term) for term in dict.fromkeys(terms)}
    words = {word for likes in asked.values() for word in likes}
    if not words:
        return ()
    query = (
        VacancyWord.select(
            VacancyWord.vacancy, VacancyWord.word, VacancyWord.weight, Vacancy.published_seq
        )
        .join(Vacancy)
        .where(condition & VacancyWord.word.in_(list(words)))
        .tuples()
    )
    found: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for code, word, weight, seq in query.iterator():
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
