"""What is wanted of the lessons: which series, which lesson, one a day, or none any more."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from smsgate.wording.lessons import SERIES

_FORMS: Final = {
    "cv": "cv lamaran surat riwayat resume",
    "wawancara": "wawancara interview gugup grogi panggilan",
    "minggu": "minggu pertama pekan week first",
    "hak": "hak rights kontrak contract upah gaji wage lembur cuti thr phk umr bpjs",
    "luar": "luar negeri abroad tki pmi migran malaysia taiwan hongkong arab jepang korea singapura",
    "pinjol": "pinjol pinjaman pinjam utang hutang debt loan cicilan ojk",
}
_SERIES_OF: Final = {form: key for key, forms in _FORMS.items() for form in forms.split()}
_DAILY: Final = re.compile(r"\b(?:harian|tiap ?hari|setiap ?hari|sehari|daily)\b")
_STOP: Final = re.compile(r"\b(?:stop|berhenti|henti|unreg|off|batal|cukup)\b")
_ABOUT_TIPS: Final = re.compile(r"^(?!.*\b(?:semua\w*|all|everything)\b).*\btips?\b", re.I | re.S)
_NUMBER: Final = re.compile(r"\b(\d{1,2})\b")
_WORD: Final = re.compile(r"[a-z]+")
_SHORTEST_MISSPELT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`series` "" when none was named, `number` of the lesson None likewise."""

    series: str = ""
    number: int | None = None
    daily: bool = False
    ended: bool = False


def wanted(text: str) -> Wanted:
    """What a text that begins with TIPS asks for; a number alone counts through the series."""
    words = re.sub(r"^\W*tips?", " ", text.casefold())
    series = _series(words)
    found = _NUMBER.search(words)
    number = int(found[1]) if found else None
    if not series and number is not None and 1 <= number <= len(SERIES):
        series, number = SERIES[number - 1].key, None
    return Wanted(
        series=series,
        number=number,
        daily=bool(_DAILY.search(words)),
        ended=bool(_STOP.search(words)),
    )


def is_about_tips(text: str) -> bool:
    """Whether a STOP is about the lessons, and nothing else."""
    return bool(_ABOUT_TIPS.search(text))


def _series(words: str) -> str:
    """The series of the first word that names one, misspelt a little at most."""
    for word in _WORD.findall(words):
        if word in _SERIES_OF:
            return _SERIES_OF[word]
        near = (
            get_close_matches(word, _SERIES_OF, 1, 0.8) if len(word) >= _SHORTEST_MISSPELT else []
        )
        if near:
            return _SERIES_OF[near[0]]
    return ""
