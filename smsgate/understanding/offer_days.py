"""The last day inside a sentence: `sampai 10 des`, `s/d tgl 10/12`, `tutup 2 minggu lagi`, `akhir bulan`."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agust agu agt agst ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for word in words.split()
}
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_UNTIL: Final = (
    r"(?:(?:paling (?:lambat|telat)|selambat\w*|batas(?:nya)?(?: (?:akhir|waktu|lamaran|daftar))?"
    r"|(?:di)?tutup|penutupan|terakhir|sampai(?: dengan)?|sampe|hingga|s[/.]?d\.?|berlaku|until|till|by"
    r"|clos(?:es?|ing)|deadline)\s*(?:pada\s*)?[:=]?\s*)"
)
_DAY: Final = r"(?:tgl\.?|tanggal)"
_NOT_A_DAY: Final = r"(?!\s*(?:jt|juta|rb|ribu|k\b|th\b|thn|tahun(?! ini)|org|orang|%|[.,:]\d))"
_DATED: Final = re.compile(
    rf"(?P<lead>{_UNTIL})?(?P<tgl>{_DAY}\s*)?(?<![\d.,/])(?P<day>\d{{1,2}})(?:\s*(?P<word>{_MONTH})\b\.?"
    rf"|(?P<sign>[/-])(?P<month>\d{{1,2}})(?!\d))?(?:[\s/-]*(?P<year>20\d\d)\b)?{_NOT_A_DAY}"
)
_SPAN: Final = r"(?P<many>\d{1,2}|se)\s*(?P<unit>hari|minggu|mgg|bulan|bln|days?|weeks?|months?)"
_AHEAD: Final = re.compile(
    rf"(?:{_UNTIL}|selama\s+|for\s+|dalam\s+){_SPAN}(?:\s+(?:lagi|ke depan))?\b"
)
_END: Final = re.compile(rf"{_UNTIL}?(?:akhir bulan(?: ini)?|end of (?:the |this )?month)\b")
_TOMORROW: Final = re.compile(rf"{_UNTIL}(?P<word>besok|lusa|tomorrow)\b")
_UNIT_DAYS: Final = {
    "hari": 1,
    "day": 1,
    "minggu": 7,
    "mgg": 7,
    "week": 7,
    "bulan": 30,
    "bln": 30,
    "month": 30,
}

Dated = tuple[date, tuple[int, int]]
"""A day, and the span it was read from."""


def find(text: str, today: date, *, labelled: bool = False) -> Dated | None:
    """The last day named in `text` (small letters), never before `today`.

    A day without a year is the next of its name; without a month (`tgl 10`), the next of that number.
    `labelled`: the text is what follows BATAS, so that the word for "until" may be missing.
    """
    if found := _AHEAD.search(text):
        many = 1 if found["many"] == "se" else int(found["many"])
        days = many * _UNIT_DAYS[found["unit"].removesuffix("s")]
        return today + timedelta(days=days), found.span()
    if found := _END.search(text):
        last = today.replace(day=monthrange(today.year, today.month)[1])
        return last, found.span()
    if found := _TOMORROW.search(text):
        return today + timedelta(days=2 if found["word"] == "lusa" else 1), found.span()
    for match in _DATED.finditer(text):
        if _is_a_day(match, labelled=labelled) and (day := _day(match, today)):
            return day, match.span()
    return None


def _is_a_day(match: re.Match[str], *, labelled: bool) -> bool:
    """ "10 des" is one wherever it stands; "sampai 10" alone may be anything."""
    if match["word"]:
        return True
    return bool(
        (match["lead"] or match["tgl"] or labelled) and (match["month"] or match["tgl"] or labelled)
    )


def _day(match: re.Match[str], today: date) -> date | None:
    day = int(match["day"])
    month = MONTHS[match["word"]] if match["word"] else int(match["month"] or 0)
    try:
        if match["year"]:
            return date(int(match["year"]), month, day)
        if month:
            this_year = date(today.year, month, day)
            return this_year if this_year >= today else date(today.year + 1, month, day)
        if day >= today.day:
            return today.replace(day=day)
        return (today.replace(day=1) + timedelta(days=32)).replace(day=day)
    except ValueError:
        return None
