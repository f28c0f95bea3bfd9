"""Cutting at a word's edge, never inside a word that fits."""

from collections.abc import Iterable

from smsgate.wording.segments import septets

DANGLING = frozenset(
    ["pak", "bu", "ibu", "mak", "bpk", "al", "dan", "atau", "di", "ke", "dari", "utk", "&", "-"]
)
"""Words that say nothing at the end of a shortened name."""


def shorten(text: str, limit: int, mark: str = "..") -> str:
    """The text in at most `limit` septets, cut between words and marked.

    Only a first word that is too long by itself is cut inside.
    """
    if septets(text) <= limit:
        return text
    room = limit - len(mark)
    kept = first_words(text, room) or _cut(text, room)
    return kept.rstrip(" ,;:-.") + mark


def first_words(text: str, limit: int) -> str:
    """As many whole words from the start as fit and can stand there; "" when not even the first can."""
    kept = _fitting(text.split(" "), limit)
    while kept and kept[-1].casefold() in DANGLING:
        kept.pop()
    return " ".join(kept)


def short_name(name: str, limit: int) -> str:
    """A name known by a part of it: `CV Maju Bersama` → `CV Maju`, `Toko Besi Pak Harun` → `Pak Harun`.

    The first words when at least two of them fit, else the last ones; never a form of address alone.
    """
    if septets(name) <= limit:
        return name
    words = name.split()
    head = _fitting(words, limit)
    if len(head) > 1 and head[-1].casefold() not in DANGLING:
        return " ".join(head)
    tail = _fitting(reversed(words), limit)
    return " ".join(reversed(tail)) or _cut(name, limit)


def _fitting(words: Iterable[str], limit: int) -> list[str]:
    kept: list[str] = []
    room = limit + 1
    for word in words:
        room -= septets(word) + 1
        if room < 0:
            break
        kept.append(word)
    return kept


def _cut(text: str, limit: int) -> str:
    text = text[:limit]
    while septets(text) > limit:
        text = text[:-1]
    return text
