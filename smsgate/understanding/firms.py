"""The firm a text asks about."""

import re
from typing import Final

from smsgate.understanding.normalise import Kind, Token, tokenise
from smsgate.understanding.reading import Reading
from smsgate.understanding.wordlists import words_in

_TITLES: Final = words_in("pt cv ud pd toko rm tb koperasi yayasan klinik hotel")
_ENDS: Final = words_in(
    "itu ini tu benar asli penipuan palsu buka cari butuh terima loker kerja apa tidak ya pak bu"
    " minta disuruh ada atau nya is real fake asks asked menipu tipu membutuhkan dibutuhkan butuhkan"
    " membuka gaji menerima di saya kepada untuk yang dari hub telp wa sudah dan dengan lowongan"
)
_FORMS: Final = words_in("pt cv ud pd tbk persero")
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


def firm_named(text: str) -> str:
    """The same of any text, without looking at places or trades; "" where none is named."""
    tokens = tokenise(text)
    for first, token in enumerate(tokens[:-1]):
        if token.text in _TITLES:
            last = first + 1
            while last < min(len(tokens), first + _LONGEST) and _goes_on(tokens, first, last):
                last += 1
            if last > first + 1:
                return text[token.start : tokens[last - 1].end]
    return ""


def bare_name(name: str) -> str:
    """How names of firms are compared: small letters and digits, without what kind of firm it is."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join([word for word in words if word not in _FORMS] or words)


def _goes_on(tokens: list[Token], first: int, at: int) -> bool:
    """Whether the name has another word; a full stop after `PT` ends none."""
    token = tokens[at]
    whole = at == first + 1 or not token.breaks
    return whole and token.kind is Kind.WORD and token.text not in _ENDS


def _names(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.text not in _ENDS and not word.token.breaks
