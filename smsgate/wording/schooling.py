"""Levels of schooling in words people write: `SMA/SMK sederajat`, `D-III`, `lulusan smp`."""

import re
from functools import cache

from smsgate import data

_LEFT_EARLY = re.compile(
    r"\b(?:tidak|tdk|tak|gak|ga|nggak|dak|belum|blm|putus|kelas) (?:tamat|lulus|selesai|sekolah|\d)",
    re.IGNORECASE,
)

_LADDER = ("TT", "SD", "SMP", "SMA", "S1", "S2")
"""What one has finished who left the next one early: no diploma leads to a degree."""


def levels_in(text: str) -> list[tuple[int, int, str]]:
    """Every level named: its rank (of data/education_levels.csv), where it stands, its code."""
    plain = " ".join(text.casefold().replace(".", "").split())
    plain = re.sub(r"\bd[ -]*(iv|iii|ii|i|[1-4])\b", lambda m: f"d{_roman(m[1])}", plain)
    plain = re.sub(r"\bs[ -]*(iii|ii|i|[1-3])\b", lambda m: f"s{_roman(m[1])}", plain)
    return [
        (rank, match.start(), code)
        for form, rank, code in _forms()
        if (match := re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", plain))
    ]


def level_codes() -> tuple[str, ...]:
    """The codes, the lowest first."""
    return tuple(dict.fromkeys(row["code"] for row in data.rows("education_levels")))


def finished(text: str) -> str | None:
    """The code of the highest level that somebody says they finished; of one left early, the one below it."""
    named = [(rank, code) for rank, _at, code in levels_in(text) if rank]
    early = _LEFT_EARLY.search(text)
    if not named:
        return "TT" if early or levels_in(text) else None
    rank, code = max(named)
    if not early:
        return code
    return next((code for code in reversed(_LADDER) if _ranks()[code] < rank), "TT")


def _roman(numeral: str) -> str:
    return {"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(numeral, numeral)


@cache
def _ranks() -> dict[str, int]:
    return {row["code"]: int(row["rank"]) for row in data.rows("education_levels")}


@cache
def _forms() -> tuple[tuple[str, int, str], ...]:
    return tuple(
        (form.strip(), int(row["rank"]), row["code"])
        for row in data.rows("education_levels")
        for form in row["accepted_sms_forms"].split(";")
    )
