"""One word of a text, and what it stands for beside its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smsgate.understanding import lexicon, spelling
from smsgate.understanding.lexicon import Use
from smsgate.understanding.normalise import Kind, Token
from smsgate.understanding.wordlists import words_in

INSIDE = "INSIDE"
"""Stands for the second and further words of a place's name."""
YEARS = range(1940, 2041)
_YEAR_SIGNS = words_in(
    "tahun taun lahir lulus lulusan angkatan sejak dari smp sma smk sd s1 d3 kelahiran"
)
_UNITS = words_in("buah orang kg kilo kursi unit meter pcs ekor ikok km lembar")
_SHORTEST_DOUBLED = 2
_DOUBLED = frozenset({"loker", "kerja", "makasih"})
_LONGEST_PHRASE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One token understood: the standard word, its use, or a placeholder in capitals.

    Placeholders: PLACE, CODE, DIGIT, NUM, YEAR, PHONE, MONEY, LINK, SHORTCODE, TIME.
    """

    text: str
    token: Token
    use: Use | None = None
    score: float = 1.0
    place: bool = False


def in_context(words: Sequence[Word]) -> list[Word]:
    """The words as their neighbours make them: a year is no code, "rumah makan" is a trade."""
    return _phrased([_in_context(words, at) for at in range(len(words))])


def _in_context(words: Sequence[Word], at: int) -> Word:
    """A number is no code when it is a year or counts something; "halo admin" is no trade."""
    word = words[at]
    if _is_reduplication(words, at):
        return replace(word, text=INSIDE)
    if word.text == "kasih" and at and words[at - 1].text == "terima":
        return replace(word, text="makasih", use=Use.KEYWORD)
    if word.text == "admin" and at and words[at - 1].use is Use.GREETING:
        return replace(word, use=Use.POLITE)
    if word.text == "kang" and at + 1 < len(words) and words[at + 1].use in {Use.JOB, Use.GOODS}:
        return replace(word, text="tukang", use=Use.JOB)
    if word.use is None and at and words[at - 1].use is Use.JOB:
        known = (words[at - 1].text, word.text) in lexicon.job_phrases()
        return word if known else _shortened(word)
    if word.text != "CODE":
        return word
    before = [other.text for other in words[max(0, at - 2) : at]]
    after = words[at + 1].text if at + 1 < len(words) else ""
    told = bool(_YEAR_SIGNS & set(before)) or words[at - 1].use is Use.JOB
    if at and told and int(word.token.text) in YEARS:
        return Word("YEAR", word.token)
    return Word("NUM", word.token) if after in _UNITS else word


def _shortened(word: Word) -> Word:
    """After a trade even a word of two letters can be told: "tambal bn"."""
    entry = spelling.short_noun(word.text) if word.token.kind is Kind.WORD else None
    return replace(word, text=entry.text, use=entry.use, score=entry.score) if entry else word


def _phrased(words: Sequence[Word]) -> list[Word]:
    """Words that are a trade only together ("rumah makan") count as trades."""
    together = in_phrases([word.text for word in words])
    return [replace(word, use=Use.JOB) if at in together else word for at, word in enumerate(words)]


def in_phrases(texts: Sequence[str]) -> set[int]:
    """Positions of the words that are a trade together: "rumah makan", "tata usaha"."""
    found: set[int] = set()
    for first in range(len(texts)):
        for last in range(first + 2, min(len(texts), first + _LONGEST_PHRASE) + 1):
            if tuple(texts[first:last]) in lexicon.job_phrases() and not _is_housewife(
                texts, first
            ):
                found.update(range(first, last))
    return found


def _is_housewife(texts: Sequence[str], first: int) -> bool:
    """ "Ibu rumah tangga" is who asks, not the work of a household."""
    around = list(texts[max(0, first - 1) : first + 2])
    return around[1:] == ["rumah", "tangga"] and around[0] in {"ibu", "bu"}


def _is_reduplication(words: Sequence[Word], at: int) -> bool:
    """`kira2` and `anak2` say the word twice; after NO, JEDA and the like it is a number."""
    word = words[at]
    if word.token.text != "2" or not word.token.joined or not at:
        return False
    before = words[at - 1]
    return (
        before.token.text.isalpha()
        and len(before.token.text) > _SHORTEST_DOUBLED
        and (before.use is not Use.KEYWORD or before.text in _DOUBLED)
    )
