"""Which of some ready answers a question clearly calls for: by its words, typing errors and all."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from smsgate.understanding import lexicon, spelling
from smsgate.understanding.normalise import Kind, tokenise

MOST_WORDS = 14
"""A longer question tells a story: a person should read it."""

_SUFFIXES = ("nya", "kah", "lah", "ku", "mu")
_SHORTEST_STEM = 3
_HARMLESS = (lexicon.Use.POLITE, lexicon.Use.GREETING)

Forms = tuple[str, str]
"""A word as it was typed, and the standard word it stands for."""


def clear_match(question: str, ways: Mapping[int, Sequence[str]]) -> int | None:
    """The key whose ways of asking the question fits, and no other's as well; None when it is not clear.

    A way fits when all of its words are there, in any order. One that takes in all the words of another
    goes before it: "upah minimum" before "upah".
    """
    asked = _forms(question)
    if not 0 < len(asked) <= MOST_WORDS:
        return None
    found = {key: places for key in ways if (places := _best(asked, ways[key]))}
    clear = [
        key
        for key, places in found.items()
        if all(others < places for other, others in found.items() if other != key)
    ]
    return clear[0] if len(clear) == 1 else None


def _best(asked: Sequence[Forms], ways: Sequence[str]) -> frozenset[int]:
    """The words of the question taken by the longest way that fits."""
    fitting = (_places(asked, _forms(way)) for way in ways)
    return max(fitting, key=len, default=frozenset())


def _places(asked: Sequence[Forms], way: Sequence[Forms]) -> frozenset[int]:
    """Where the words of one way stand; empty unless all are there."""
    taken: set[int] = set()
    for word in way:
        at = next(
            (at for at, one in enumerate(asked) if at not in taken and _same(one, word)), None
        )
        if at is None:
            return frozenset()
        taken.add(at)
    return frozenset(taken)


def _same(typed: Forms, meant: Forms) -> bool:
    if typed[0] == meant[0] or typed[1] == meant[1]:
        return True
    limit = min(spelling.error_limit(len(typed[0])), spelling.error_limit(len(meant[0])), 2)
    return OSA.distance(typed[0], meant[0], score_cutoff=limit) <= limit if limit else False


@lru_cache(maxsize=2_000)
def _forms(text: str) -> tuple[Forms, ...]:
    words = []
    for token in tokenise(text):
        if token.kind is not Kind.WORD:
            words.append((token.text, token.text))
            continue
        entry = lexicon.known(token.text) or spelling.nearest(token.text)
        if entry and entry.use in _HARMLESS:
            continue
        words.append((_stem(token.text), entry.text if entry else _stem(token.text)))
    return tuple(words)


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            return stem
    return word
