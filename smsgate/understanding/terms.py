"""The words looked for: what is left when filler, places and talk are gone."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from smsgate.understanding.focus import sought
from smsgate.understanding.lexicon import Use
from smsgate.understanding.normalise import Kind
from smsgate.understanding.reading import Reading
from smsgate.understanding.word import Word
from smsgate.understanding.wordlists import words_in

EDUCATION: Final = words_in("sd smp mts sma smk d1 d2 d3 d4 s1 s2")
_REQUEST: Final = words_in(
    "loker kerja cari butuh ada mau info minta daftar kabari langganan terima buka"
)
_BACKGROUND: Final = words_in(
    "saya aku kami anak bapak ibu ayah pulang suami istri"
    " kemarin dulu bekas adik kakak berhenti punya pernah pengalaman"
)
_ROLES: Final = frozenset({"petugas", "ahli"})
"""Words that are a trade only together with what is done."""

_OF_WHAT: Final = words_in(
    "tukang guru sopir penjaga jaga buruh kuli operator admin kasir penjual pembuat pelayan staf"
    " petugas pembantu juru teknisi pengasuh mandor tenaga"
)
"""Trades of which the next word says the kind, whatever that word is."""

_WHICH: Final = words_in("rumah jalan masjid bahasa tahu")
"""Everyday words that say which work is meant, after a trade."""

_PAST: Final = words_in("pulang berhenti keluar kemarin dulu bekas tutup mantan pernah")
_NEIGHBOURS: Final = words_in("loker kerja jadi sebagai bagian posisi tukang")
_NOUNS: Final = {Use.JOB, Use.GOODS, Use.OTHER, None}
_BESIDE: Final = words_in("dekat depan samping sebelah belakang seberang")
_HAVING: Final = words_in("punya tidak bawa pakai sudah ada naik")
_OWNED: Final = {
    "sekolah": words_in("anak tidak masih putus biaya tamat lulus libur"),
    "buah": words_in("anak"),
    **dict.fromkeys(("motor", "mobil", "laptop", "kendaraan"), _HAVING),
}
"""Words that name no work after these."""

_VERB: Final = re.compile(
    r"(?:nge|ng|ny|me[mnlry]|ber|di|ter)[a-z]{3}|[a-z]{3,}(?:ny[aoe]|kan|lah|kah)$"
)
"""Affixes of verbs and of talk: what is looked for is a bare noun."""

_NAMING: Final = words_in("nama saya aku bernama pak bu bang kak mang bik")
"""Words that a person's name follows."""

_SHORT_TEXT = 5
_SHORTEST = 3


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
    words, word = reading.words, reading.words[at]
    if word.place or word.token.kind is not Kind.WORD or _is_ruled_out(words, at):
        return ()
    if word.use is Use.JOB:
        return word.text.split()
    if word.use is Use.GOODS:
        return () if known_only else (word.text,)
    if _says_which(words, at) or (word.text in _ROLES and _is_trade(words, at + 1)):
        return (word.text,)
    if word.use is None and not known_only and _belongs(words, at):
        return (word.text,)
    return ()


def _is_ruled_out(words: Sequence[Word], at: int) -> bool:
    """ "Bukan sopir", "dekat terminal bus", and what somebody has, is not looked for."""
    before = at - 1
    while before >= 0 and words[before].use in _NOUNS:
        before -= 1
    landmark = before >= 0 and words[before].text in _BESIDE
    return landmark or _is_owned(words, at) or (at > 0 and words[at - 1].text == "bukan")


def _says_which(words: Sequence[Word], at: int) -> bool:
    """A noun right after a trade says which: "tukang cat rumah", "penjaga malam"."""
    if not at:
        return False
    word, before = words[at], words[at - 1]
    if before.text in _OF_WHAT and (word.use is Use.OTHER or word.text == "pasang"):
        return True
    if before.text == "bahasa" and at > 1 and words[at - 2].use is Use.JOB:
        return True
    if before.use is not Use.JOB or word.token.breaks or _is_owned(words, at - 1):
        return False
    return word.use is Use.OTHER or word.text in _WHICH


def _is_owned(words: Sequence[Word], at: int) -> bool:
    """ "Anak sekolah" is somebody, and no work at a school; a motorcycle that one has is none either."""
    before = words[at - 1].text if at else ""
    if words[at].text == "handphone":
        return bool(at) and not (_is_trade(words, at - 1) or before in _REQUEST)
    return before in _OWNED.get(words[at].text, ())


def _is_trade(words: Sequence[Word], at: int) -> bool:
    return 0 <= at < len(words) and words[at].use in {Use.JOB, Use.GOODS}


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
