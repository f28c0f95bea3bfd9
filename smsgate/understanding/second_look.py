"""A second, more forgiving look where the rest of a text says what is to be expected."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from smsgate.understanding.lexicon import Entry, Use
from smsgate.understanding.normalise import Kind, Token, skeleton
from smsgate.understanding.slang import standard

_TARGETS: Final = ("loker", "lowongan", "kerja", "daftar", "berhenti", "unreg", "stop", "info")
"""Commands that a place or a code follows."""

_BY_THEMSELVES: Final = ("lamar", "lapor", "rincian", "bantuan", "lanjut", "tanya", "terisi")
_ANSWERS: Final = ("pasang", "profil", "setuju", "makasih")
_WITH_CODE: Final = ("lamar", "cek", "info", "terisi", "lapor", "rincian")
_LONGEST_PICK = 3
_NAMES: Final = (*_TARGETS, *_BY_THEMSELVES, *_ANSWERS)
_SHORTEST = 4
_LONGER = 5
_LONGEST = 8
_ALONE = 2


def command(
    tokens: Sequence[Token], entries: Sequence[Entry | None], *, target: bool
) -> tuple[int, Entry] | None:
    """Where a misspelt command stands first, and which; None when there is none.

    `target`: a place or a code follows, as after LOKER or INFO, so that even a rare word is one.
    """
    before_code = _before_code(tokens, entries)
    if before_code:
        return 0, before_code
    at = _first(tokens, entries)
    if at is None:
        return None
    entry = entries[at]
    alone = len(tokens) <= _ALONE
    if not (target or alone) or (entry and entry.use is not Use.OTHER):
        return None
    limit = 1 if entry else 2
    found = _nearest(tokens[at].text, limit, target)
    return (at, found) if found and (target or not entry) else None


def _before_code(tokens: Sequence[Token], entries: Sequence[Entry | None]) -> Entry | None:
    """`LAMA 1023`: before a bare code even a good word is likelier a command misspelt."""
    if (
        len(tokens) != _ALONE
        or tokens[0].kind is not Kind.WORD
        or tokens[1].kind is not Kind.NUMBER
    ):
        return None
    entry = entries[0]
    if entry and (entry.use is Use.KEYWORD or entry.use is Use.POLITE):
        return None
    for name in _WITH_CODE:
        if OSA.distance(tokens[0].text, name) == 1 and len(tokens[1].text) > _LONGEST_PICK:
            return Entry(name, Use.KEYWORD, 1 - 1 / len(name))
    return None


def _first(tokens: Sequence[Token], entries: Sequence[Entry | None]) -> int | None:
    """The first word that is neither politeness nor known to the rules."""
    for at, token in enumerate(tokens):
        entry = entries[at]
        if token.kind is not Kind.WORD or len(token.text) < _SHORTEST:
            return None
        if entry is None or entry.use is Use.OTHER:
            return at
        if entry.use not in {Use.POLITE, Use.GREETING}:
            return None
    return None


@lru_cache(maxsize=5_000)
def _nearest(word: str, most: int, target: bool) -> Entry | None:
    names = _TARGETS if target else _NAMES
    found = process.extract(word, names, scorer=OSA.distance, score_cutoff=most + 1, limit=5)
    ranked = sorted(
        (distance, name[0] != word[0], index, name)
        for name, distance, index in found
        if distance <= _allowed(word, name, most, target)
    )
    if not ranked:
        return None
    distance, *_, name = ranked[0]
    score = 1 - distance / max(len(word), len(name))
    return Entry(standard(name), Use.KEYWORD, round(score, 2))


def _allowed(word: str, name: str, most: int, target: bool) -> int:
    shorter = min(len(word), len(name))
    if shorter < _LONGER:
        return 1
    if target:
        return most + (shorter >= _LONGEST)
    alike = word[0] == name[0] and OSA.distance(skeleton(word), skeleton(name)) < most
    return most if alike else 1
