"""What a longer text asks for, among all it tells: the words after "ada yang butuh …"."""

import re
from collections.abc import Sequence
from typing import Final

from smsgate.understanding.lexicon import Use
from smsgate.understanding.reading import Reading
from smsgate.understanding.word import INSIDE, Word
from smsgate.understanding.wordlists import words_in

_VERBS: Final = words_in("butuh cari terima")
_BECOMING: Final = words_in("jadi sebagai orang")
_PASSED_OVER: Final = words_in(
    "kerja loker orang tenaga karyawan pegawai jadi sebagai bagian untuk lagi a an the job"
)
_JOINING: Final = words_in("atau dan sama")
_BETWEEN: Final = words_in(
    "yang ada lagi masih sedang bisa mau di seputaran sekitar daerah wilayah dekat"
)
_OPENING: Final = words_in("ada apa apakah kalau mungkin barangkali kira")
_NAMING: Final = words_in("pasang bahasa inggris indonesia")
"""Keywords that name a trade beside one: "tukang pasang keramik", "guru bahasa inggris"."""

_SHORTEST = 8
_CALL: Final = re.compile(
    r"\b(?:ada|siapa|apa|mana|kalau|jika|bila|mungkin|barangkali|kira|does|somebody|anyone|any)\b"
    r"(?: \w+){0,10} (?:butuh|cari|terima)\b(?! (?:uang|utang|makan|kerja|loker))"
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
    needs = [at for at, word in enumerate(words) if word.text in _VERBS]
    for at in [*reversed(needs), *reversed(_becoming(words))]:
        found = _after(words, at)
        if found:
            return _before(words, at) + found
    return []


def _becoming(words: Sequence[Word]) -> list[int]:
    """Where the trade that somebody has or would have follows: "jadi buruh bangunan"."""
    return [
        at
        for at, word in enumerate(words[:-1])
        if word.text in _BECOMING and words[at + 1].use is Use.JOB
    ]


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
        if word.text in _JOINING and found:
            continue
        running = word.use is Use.JOB or (running and _may_name(word))
        if running:
            found.append(at)
    return found


def _before(words: Sequence[Word], verb: int) -> list[int]:
    """Who needs them: the workplace in "ada rumah makan yang butuh juru masak"."""
    last = verb - 1
    while last >= 0 and (words[last].text in _BETWEEN or words[last].place):
        last -= 1
    first = last
    while first >= 0 and (_may_name(words[first]) or words[first].text in _JOINING):
        first -= 1
        if words[first + 1].token.breaks:
            break
    opened = first < 0 or words[first].text in _OPENING or words[first + 1].token.breaks
    return list(range(first + 1, last + 1)) if opened and last < verb - 1 else []


def _may_name(word: Word) -> bool:
    if word.text in _NAMING:
        return True
    noun = word.use in {Use.JOB, Use.GOODS, Use.OTHER} or (word.use is None and not word.place)
    return noun and word.text != INSIDE and word.text.islower()
