"""Pay as people write it: `Rp 3.500.000`, `3,5 jt`, `3-4 juta/bln`, `150rb/hari`, `borongan`."""

import re
from dataclasses import dataclass

from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.records import shown

MOST_RUPIAH = 1_000_000_000
MILLION, THOUSAND = 1_000_000, 1_000
LEAST_RUPIAH = {"month": 100_000, "day": 5_000, "piece": 50}
"""Less than this is an amount written short (`3.500` for 3.500.000): better asked than told."""

_PERIOD_OF = {
    word: period
    for period, words in {
        "month": "month monthly bulan bulanan bln bl mo",
        "day": "day daily hari harian hr",
        "piece": "piece pcs pc borongan borong potong potongan satuan buah helai ekor kg kilo ton "
        "tandan janjang meter m2 trip rit",
    }.items()
    for word in words.split()
}
_OTHER_PERIODS = {"jam", "hour", "minggu", "mingguan", "week", "weekly", "tahun", "year", "thn"}
_UNSAID = re.compile(
    r"[-–—.?/ ]*|(sesuai |di ?atas |standar )*(um[rkps]|umsp|umsk)( [a-z. ]+)?( 20\d\d)?|"
    r"nego\w*|kompetitif|menarik|(di)?rahasia(kan)?|tidak disebut\w*|kesepakatan|n/?a"
)
_UNITS = {
    **dict.fromkeys(("jt", "juta", "jutaan", "jta", "j", "million", "mio"), MILLION),
    **dict.fromkeys(("rb", "ribu", "ribuan", "rbu", "rebu", "k", "thousand"), THOUSAND),
}
_AMOUNT = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*(?:e\+?\d+)?)\s*(?P<unit>" + "|".join(_UNITS) + r")?(?![a-z])"
)
_JOINS = r"\s*(?:-|–|—|~|s[/.]?d\.?|sampai|hingga|to|until)\s*"
_RANGE = re.compile(rf"{_AMOUNT.pattern}(?:{_JOINS}{_AMOUNT.pattern.replace('?P<', '?P<most_')})?")
_AROUND = re.compile(
    r"\(.*?\)|(?<!e)\+.*|\b(?:rp|idr)\.?\s*(?=\d)|"
    r"\b(?:rp|idr|rupiah|gaji|upah|mulai|min|minimal|antara|sekitar|kurang lebih|um[rkps]|per)\b\.?"
)
_UPPER_ONLY = re.compile(r"^(max|maks|maksimal|sampai|s[/.]?d|hingga|up to)\b\.?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Rupiah from `least` to `most`, and the period where the cell names one."""

    least: int | None = None
    most: int | None = None
    per: str | None = None


def read_pay(cell: str) -> Pay:
    """An amount or a range; nothing for "UMR", "nego", "-". Raises ValidationError."""
    text = " ".join(cell.casefold().split())
    if _UNSAID.fullmatch(text):
        return Pay()
    text, per = _period(text, cell)
    text = _AROUND.sub(" ", text).strip(" .:/+<>=,-").strip()
    if not text:
        return Pay(per=per)
    upper_only = _UPPER_ONLY.match(text)
    found = _RANGE.fullmatch(_UPPER_ONLY.sub("", text))
    if not found or cell.strip().startswith("-"):
        raise refuse(
            N_("%(cell)s is no amount in rupiah. Write it as 3500000 or 3,5 jt."), cell=shown(cell)
        )
    least, most = _amounts(found)
    if upper_only:
        return Pay(most=least, per=per)
    return Pay(least=least, most=most, per=per)


def read_period(cell: str) -> str | None:
    """month, day or piece; None for "-". Raises ValidationError."""
    if not cell.strip("- ."):
        return None
    _rest, per = _period(cell.casefold(), cell)
    if per is None:
        raise refuse(N_("%(cell)s is no period. Write month, day or piece."), cell=shown(cell))
    return per


def _period(text: str, cell: str) -> tuple[str, str | None]:
    """The text without its words of time, and the period they name."""
    words = re.findall(r"[a-z]+\d?", text)
    if _OTHER_PERIODS.intersection(words):
        raise refuse(N_("%(cell)s: pay can be per month, day or piece."), cell=shown(cell))
    named = [word for word in words if word in _PERIOD_OF]
    for word in named:
        text = re.sub(rf"\s*(?:/|\bper)?\s*\b{word}\b", " ", text)
    glued = re.search(r"\b(?:per|se)(bulan|hari)\b", text)
    if glued:
        return text.replace(glued[0], " "), _PERIOD_OF[glued[1]]
    return text, _PERIOD_OF[named[0]] if named else None


def _amounts(found: re.Match[str]) -> tuple[int | None, int | None]:
    """Both ends, 0 being none; in `3-4 jt` the unit counts for both."""
    unit, most_unit = (_UNITS.get(found[name] or "", 1) for name in ("unit", "most_unit"))
    if found["most_number"] is None:
        return _rupiah(found["number"], unit) or None, None
    least = _rupiah(found["number"], unit if found["unit"] else most_unit)
    most = _rupiah(found["most_number"], most_unit)
    if not found["unit"] and least > most:
        least = _rupiah(found["number"], 1)
    return least or None, most or None


def _rupiah(number: str, unit: int) -> int:
    """`3.500.000`, `3,500,000.00` and `3500000` are one number; with a unit `3,5` and `3.5` are decimals."""
    mantissa, _e, exponent = number.partition("e")
    if exponent:
        return round(float(f"{mantissa.replace(',', '.')}e{exponent}"))
    whole, decimals = _split(mantissa, grouped=unit < MILLION)
    return round(float(f"{whole}.{decimals or 0}") * unit)


def _split(number: str, *, grouped: bool) -> tuple[str, str]:
    """Whole part and decimals: the last sign parts them unless three digits follow it (and no "jt")."""
    signs = [char for char in number if char in ".,"]
    head, sign, tail = _last_part(number)
    if not sign:
        return number, ""
    repeated = signs.count(sign) > 1
    if repeated or (grouped and len(tail) == 3):
        return re.sub(r"[.,]", "", number), ""
    return re.sub(r"[.,]", "", head), tail


def _last_part(number: str) -> tuple[str, str, str]:
    at = max(number.rfind("."), number.rfind(","))
    return (number, "", "") if at < 0 else (number[:at], number[at], number[at + 1 :])
