"""The words looked for: what is left when filler, places and talk are gone."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from smsgate.understanding import lexicon
from smsgate.understanding.focus import sought
from smsgate.understanding.lexicon import Use
from smsgate.understanding.normalise import Kind
from smsgate.understanding.reading import Reading, Word
from smsgate.understanding.wordlists import words_in

EDUCATION: Final = words_in("sd smp mts sma smk d1 d2 d3 d4 s1 s2")
_REQUEST: Final = words_in(
    "loker kerja cari butuh ada mau info minta daftar kabari langganan terima buka"
)
_BACKGROUND: Final = words_in(
    "saya aku kami anak suami istri kemarin dulu bekas adik kakak berhenti punya pernah pengalaman"
)
_ROLES: Final = frozenset({"petugas"})
"""Words that are a trade only together with what is done."""

_OF_WHAT: Final = words_in(
    "tukang guru sopir penjaga jaga buruh kuli operator admin kasir penjual pembuat pelayan staf"
    " petugas pembantu juru teknisi pengasuh mandor tenaga"
)
"""Trades of which the next word says the kind, whatever that word is."""

_PAST: Final = words_in("berhenti keluar kemarin dulu bekas tutup mantan pernah")
_NEIGHBOURS: Final = words_in("loker kerja jadi sebagai bagian posisi tukang")
_VERB: Final = re.compile(
    r"(?:nge|ng|ny|me[mnlry]|ber|di|ter)[a-z]{3}|[a-z]{3,}(?:ny[aoe]|kan|lah|kah)$"
)
"""Affixes of verbs and of talk: what is looked for is a bare noun."""

_NAMING: Final = words_in("nama saya aku bernama pak bu bang kak mang bik")
"""Words that a person's name follows."""

_SHORT_TEXT = 5
_SHORTEST = 3
_LONGEST_PHRASE = 3


def terms_of(reading: Reading, *, known_only: bool = False) -> tuple[str, ...]:
    """The terms in the order typed, in standard spelling, each once.

    What people tell of themselves counts only where they ask for nothing in particular.
    """
    words = reading.words
    focus = sought(words)
    if focus:
        return tuple(dict.fromkeys(_focused(reading, focus)))
    asked: list[str] = []
    told: list[str] = []
    for clause in _clauses(words):
        background = _is_background(words, clause) and len(clause) < len(words)
        for at in clause:
            found = _term(reading, at, known_only=known_only)
            if not background or _is_schooling(words, at):
                asked += found
            elif not _is_over(words, clause):
                told += found
    return tuple(dict.fromkeys(asked or told))


def _focused(reading: Reading, focus: Sequence[int]) -> Iterator[str]:
    """What is asked for, and the schooling told of."""
    for at, word in enumerate(reading.words):
        if at in focus:
            yield from word.text.split()
        elif word.text in EDUCATION or (at and reading.words[at - 1].text in EDUCATION):
            yield from _term(reading, at, known_only=True)


def _is_schooling(words: Sequence[Word], at: int) -> bool:
    """A school, or what was learnt there: asked for, even where somebody tells of themselves."""
    before = words[at - 1].text if at else ""
    return words[at].text in EDUCATION or before in EDUCATION


def _term(reading: Reading, at: int, *, known_only: bool) -> Sequence[str]:
    word = reading.words[at]
    if word.place or word.token.kind is not Kind.WORD:
        return ()
    if word.use is Use.JOB or _in_phrase(reading.words, at):
        return word.text.split()
    if word.use is Use.GOODS and not known_only:
        return () if _is_pupil(reading.words, at) else (word.text,)
    if word.use is Use.OTHER and at and reading.words[at - 1].text in _OF_WHAT:
        return (word.text,)
    if word.text in _ROLES and at + 1 < len(reading.words) and _is_trade(reading.words[at + 1]):
        return (word.text,)
    if word.use is None and not known_only and _belongs(reading.words, at):
        return (word.text,)
    return ()


def _is_pupil(words: Sequence[Word], at: int) -> bool:
    """ "Anak sekolah" is somebody, and no work at a school."""
    before = words[at - 1].text if at else ""
    return words[at].text == "sekolah" and before in {"anak", "tidak", "masih", "putus", "biaya"}


def _is_trade(word: Word) -> bool:
    return word.use in {Use.JOB, Use.GOODS}


def _in_phrase(words: Sequence[Word], at: int) -> bool:
    """True for "rumah" in "rumah makan": words that are a trade only together."""
    for first in range(max(0, at - _LONGEST_PHRASE + 1), at + 1):
        for last in range(at + 1, min(len(words), first + _LONGEST_PHRASE) + 1):
            texts = tuple(word.text for word in words[first:last])
            if texts in lexicon.job_phrases() and not _is_housewife(words, first):
                return True
    return False


def _is_housewife(words: Sequence[Word], first: int) -> bool:
    """ "Ibu rumah tangga" is who asks, not the work of a household."""
    texts = [word.text for word in words[max(0, first - 1) : first + 2]]
    return texts[1:] == ["rumah", "tangga"] and texts[0] in {"ibu", "bu"}


def _belongs(words: Sequence[Word], at: int) -> bool:
    """An unknown word is a term in a very short text, or right after a word for work."""
    if len(words[at].text) < _SHORTEST or _VERB.match(words[at].text):
        return False
    if at and words[at - 1].text in _NAMING:
        return False
    if len(words) <= _SHORT_TEXT:
        return True
    before = words[at - 1] if at else None
    return before is not None and (before.use is Use.JOB or before.text in _NEIGHBOURS)


def _clauses(words: Sequence[Word]) -> list[list[int]]:
    clauses: list[list[int]] = [[]]
    for at, word in enumerate(words):
        if word.token.breaks and clauses[-1]:
            clauses.append([])
        clauses[-1].append(at)
    return clauses


def _is_over(words: Sequence[Word], clause: Sequence[int]) -> bool:
    return bool({words[at].text for at in clause} & _PAST)


def _is_background(words: Sequence[Word], clause: Sequence[int]) -> bool:
    """True where somebody tells of themselves and asks for nothing."""
    texts = {words[at].text for at in clause}
    asked = texts & _REQUEST - ({"kerja"} if texts & _PAST else set())
    return bool(texts & _BACKGROUND) and not asked
