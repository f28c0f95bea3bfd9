"""What a text names: codes of vacancies, numbers, a firm. The same for CEK and LAPOR, typed or pasted."""

import re
from dataclasses import dataclass
from typing import Final

from smsgate import privacy
from smsgate.understanding.firms import firm_named
from smsgate.understanding.wordlists import words_in

LOWEST_CODE = 1001

_CODE: Final = (
    r"([1-9]\d{3,4})(?![\d]|[.,/]\d|\s*(?:rb|ribu|rbu|jt|juta|perak|rupiah|org|orang|km|m2)\b)"
)
_CALLED_SO: Final = re.compile(
    rf"\b(?:kode|code|lamar|info|cek|loker|lowongan|lapor|job|vacancy)\W{{0,3}}{_CODE}", re.I
)
_LISTED: Final = re.compile(rf"^\W*{_CODE}(?=\W*$|\s+[a-z])", re.I | re.M)
_IN_OUR_NAME: Final = re.compile(
    r"disnaker|dinas (?:tenaga kerja|ketenagakerjaan)|bukan pinjol", re.I
)
_FILLING: Final = words_in(
    "apakah apa loker lowongan kerja kerjaan ini itu tu asli benar bener beneran penipu penipuan palsu hoax"
    " hoaks tidak bukan gak nggak ga ya yah pak bu kak min dong kah atau cek dicek tolong mohon perusahaan"
    " nomor nomer no hp wa telp is this that real fake genuine job the a company firm number check please"
    " it scam resmi terdaftar aman dari kode code"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Codes in their order, numbers in E.164, the firm as typed (or "")."""

    codes: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    firm: str = ""


def named_in(text: str, code: str | None = None) -> Named:
    """What the text names; `code` is one it was read to be about."""
    found = [int(code)] if code else []
    found += [int(match[1]) for match in _LISTED.finditer(text)]
    found += [int(match[1]) for match in _CALLED_SO.finditer(text)]
    codes = dict.fromkeys(number for number in found if number >= LOWEST_CODE)
    return Named(codes=tuple(codes), numbers=privacy.phones_in(text), firm=firm_named(text))


def called(text: str) -> str:
    """What somebody asks about, without the words around it: `PT Maju` of "apakah PT Maju ini asli?"."""
    words = text.split()
    while words and _bare(words[0]) in _FILLING:
        words.pop(0)
    while words and _bare(words[-1]) in _FILLING:
        words.pop()
    return " ".join(words).strip(" .,:;?!\"'")


def claims_our_name(text: str) -> bool:
    """Whether it says that it comes from us."""
    return _IN_OUR_NAME.search(text) is not None


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()
