"""The firm a text asks about."""

from typing import Final

from smsgate.understanding.reading import Reading
from smsgate.understanding.wordlists import words_in

_TITLES: Final = words_in("pt cv ud pd toko rm tb koperasi yayasan klinik hotel")
_ENDS: Final = words_in(
    "itu ini tu benar asli penipuan palsu buka cari butuh terima loker kerja apa tidak ya pak bu"
    " minta disuruh ada atau nya"
)
_LONGEST = 5


def firm_in(reading: Reading) -> str:
    """The firm's name as typed ("PT Bukit Emas"), or the whole text where none is named."""
    for first, word in enumerate(reading.words):
        if word.token.text in _TITLES:
            last = first + 1
            while last < min(len(reading.words), first + _LONGEST) and _names(reading, last):
                last += 1
            return reading.text[word.token.start : reading.words[last - 1].token.end]
    return reading.text.strip()


def _names(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.text not in _ENDS and not word.token.breaks
