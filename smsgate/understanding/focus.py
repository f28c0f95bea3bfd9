"""What a longer text asks for, among all it tells: the words after "ada yang butuh …"."""

import re
from collections.abc import Sequence
from typing import Final

from smsgate.understanding.lexicon import Use
from smsgate.understanding.reading import INSIDE, Reading, Word
from smsgate.understanding.wordlists import words_in

_VERBS: Final = words_in("butuh cari terima")
_PASSED_OVER: Final = words_in(
    "kerja loker orang tenaga karyawan pegawai jadi sebagai bagian untuk lagi a an the job"
)
_SHORTEST = 8
_CALL: Final = re.compile(
    r"\b(?:ada|siapa|apa|kalau|jika|bila|mungkin|barangkali|kira|does|somebody|anyone|any)\b"
    r"(?: \w+){0,6} (?:butuh|cari|terima)\b(?! (?:uang|utang|makan|kerja|loker))"
    r"|\bada (?:tidak )?(?:orang )JOB\b|^JOB (?:JOB )?PLACE (?:butuh|cari)\b"
)
"""Somebody may need somebody: the question behind a search without any word for work."""


def calls_for_work(reading: Reading) -> bool:
    """True where a text asks who needs a trade it names."""
    return bool(_CALL.search(reading.shape)) and bool(sought(reading.words, shortest=0))


def sought(words: Sequence[Word], shortest: int = _SHORTEST) -> list[int]:
    """Positions of what is asked for by the last word of need, in texts of some length.

    Empty in shorter ones, and where nothing that can be a trade follows such a word.
    """
    if len(words) < shortest:
        return []
    for at in reversed([at for at, word in enumerate(words) if word.text in _VERBS]):
        found = _after(words, at)
        if found:
            return found
    return []


def _after(words: Sequence[Word], verb: int) -> list[int]:
    """The nouns right after `verb`, and further trades of the same clause."""
    found: list[int] = []
    running = True
    for at in range(verb + 1, len(words)):
        word = words[at]
        if word.token.breaks:
            break
        if word.text in _PASSED_OVER and running and not found:
            continue
        running = running and _may_name(word)
        if running or word.use is Use.JOB:
            found.append(at)
    return found


def _may_name(word: Word) -> bool:
    noun = word.use in {Use.JOB, Use.GOODS, Use.OTHER} or (word.use is None and not word.place)
    return noun and word.text != INSIDE and word.text.islower()
