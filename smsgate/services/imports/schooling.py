"""Cells with schooling: `SMA/SMK sederajat`, `D-III`, `min. SMP`."""

import re
from functools import cache

from smsgate import data
from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.records import shown
from smsgate.services.imports.values import NOTHING


def read_education(cell: str) -> str | None:
    """The lowest level of schooling named (SD, SMP, SMA, SMK, D3, S1 …); None when all are welcome."""
    text = " ".join(cell.casefold().replace(".", "").split())
    if NOTHING.fullmatch(text):
        return None
    text = re.sub(r"\bd[ -]*(iv|iii|ii|i|[1-4])\b", lambda m: f"d{_roman(m[1])}", text)
    text = re.sub(r"\bs[ -]*(iii|ii|i|[1-3])\b", lambda m: f"s{_roman(m[1])}", text)
    found = [
        (rank, match.start(), code)
        for form, rank, code in _education_forms()
        if (match := re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", text))
    ]
    if not found:
        raise refuse(
            N_("%(cell)s is no level of schooling. Write one of: %(known)s."),
            cell=shown(cell),
            known=", ".join(dict.fromkeys(row["code"] for row in data.rows("education_levels"))),
        )
    rank, _start, code = min(found)
    return code if rank else None


def _roman(numeral: str) -> str:
    return {"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(numeral, numeral)


@cache
def _education_forms() -> tuple[tuple[str, int, str], ...]:
    return tuple(
        (form.strip(), int(row["rank"]), row["code"])
        for row in data.rows("education_levels")
        for form in row["accepted_sms_forms"].split(";")
    )
