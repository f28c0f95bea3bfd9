"""Dates as offices write them: `30/11/2026`, `30 Nop 26`, `Senin, 30 November 2026`, Excel's 46356."""

import re
from datetime import date, timedelta

from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.records import shown
from smsgate.understanding.offer_days import MONTHS

EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(40_000, 70_000)
"""2009 to 2091: a bare number outside is no date."""

_AROUND = re.compile(
    r"\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|\w+day|tanggal|tgl|s/?d|sampai|hingga|until|pukul.*|jam.*)\b"
    r"[.,]?|[ t]\d{1,2}[:.]\d\d([:.]\d\d(\.\d+)?)?( ?[ap]m| wib)?$",
)
_UNSAID = re.compile(r"[-–. ]*|((s/?d|sampai|hingga) )?(terpenuhi|terisi|selesai).*")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d\d)")
_DAY_WORD = re.compile(r"(\d{1,2})[-/. ]*([a-z]+)[-/., ]*(\d{4}|\d\d)")
_WORD_DAY = re.compile(r"([a-z]+)[-/. ]*(\d{1,2})[-/., ]+(\d{4})")


def read_date(cell: str) -> date | None:
    """The date a cell names, always with the day before the month; None for "-" and "sampai terisi".

    Raises ValidationError.
    """
    if _UNSAID.fullmatch(cell.casefold().strip()):
        return None
    text = " ".join(_AROUND.sub(" ", cell.casefold()).split()).strip(" .,:")
    number = re.fullmatch(r"(\d{5})([.,]\d+)?", text)
    if number and int(number[1]) in EXCEL_DAYS:
        return EXCEL_EPOCH + timedelta(days=int(number[1]))
    found = _parts(text) or (0, 0, 0)
    try:
        return date(*found)
    except ValueError:
        raise refuse(
            N_("%(cell)s is no date. Write the day first, such as 30/11/2026."), cell=shown(cell)
        ) from None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month, day as written, whether or not there is such a day."""
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _year(found[3]), int(found[2]), int(found[1])
    if found := _DAY_WORD.fullmatch(text):
        return _year(found[3]), MONTHS.get(found[2], 0), int(found[1])
    if found := _WORD_DAY.fullmatch(text):
        return _year(found[3]), MONTHS.get(found[1], 0), int(found[2])
    return None


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)
