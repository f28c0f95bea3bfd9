"""Cutting at a word's edge, never inside a word that fits."""

from smsgate.wording.segments import septets

DANGLING = frozenset({"pak", "bu", "ibu", "mak", "bpk", "al", "dan", "di", "ke", "dari", "utk", "&", "-"})
"""Words that say nothing at the end of a shortened name."""


def shorten(text: str, limit: int, mark: str = "..") -> str:
    """The text in at most `limit` septets, cut between words and marked; a single long word is cut inside."""
    if septets(text) <= limit:
        return text
    room = limit - len(mark)
    kept = first_words(text, room)
    return (kept or _cut(text, room)).rstrip(" ,;:-.") + mark


def first_words(text: str, limit: int) -> str:
    """As many whole words from the start as fit; "" when not even the first does."""
    return " ".join(_fitting(text.split(), limit))


def short_name(name: str, limit: int) -> str:
    """A name known by a part of it: `CV Maju Bersama` → `CV Maju`, `Minimarket Sinar Jaya` → `Sinar Jaya`.

    The first words where at least two say enough, else the last; never only a form of address.
    """
    if septets(name) <= limit:
        return name
    words = name.split()
    head = _fitting(words, limit)
    if len(head) > 1 and head[-1].casefold() not in DANGLING:
        return " ".join(head)
    tail = _fitting(words[::-1], limit)[::-1]
    return " ".join(tail or head) or _cut(name, limit)


def _fitting(words: list[str], limit: int) -> list[str]:
    kept: list[str] = []
    room = limit + 1
    for word in words:
        room -= septets(word) + 1
        if room < 0:
            break
        kept.append(word)
    return kept


def _cut(text: str, limit: int) -> str:
    while septets(text) > limit:
        text = text[: max(0, len(text) - max(1, (septets(text) - limit) // 2))]
    return text
