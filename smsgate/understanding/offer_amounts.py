"""Pay inside a sentence, as employers text it: `2,2jt/bln`, `2-3 jt`, `150rb/hr`, `borongan 300/kg`."""

import re
from dataclasses import dataclass
from typing import Final

MILLION, THOUSAND = 1_000_000, 1_000
A_DAY_AT_MOST, A_PIECE_AT_MOST = 300_000, 20_000
"""What is paid without a word of time: up to this it is for a day, up to that for a piece of work."""

LEAST_TIMED = 50
"""`300/kg` is money without any sign of it, `2 per hari` is not."""

SHORT_MILLIONS, SHORT_THOUSANDS = 20, 100_000
"""A bare number after GAJI: below this millions are meant (`2,5`), below that thousands (`2500`)."""

_UNITS: Final = {
    **dict.fromkeys(
        ("jt", "jta", "jtan", "juta", "jutaan", "juto", "m", "mio", "million"), MILLION
    ),
    "rp": 1,
    **dict.fromkeys(("rb", "rbu", "rebu", "ribu", "ribuan", "k", "thousand"), THOUSAND),
}
_UNIT: Final = "|".join(sorted(_UNITS.keys() - {"rp"}, key=len, reverse=True))
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_JOIN: Final = r"\s*(?:-|–|~|s[/.]?d\.?|sampai|hingga|sd|to|until)\s*"
_SUM: Final = rf"(?:rp\.?\s*)?{_NUMBER}\s*(?:(?:{_UNIT})(?![a-z]))?"
_PERIODS: Final = {
    "month": r"bulanan|bulan|bln|bl|month|monthly|mo",
    "day": r"harian|hari|hr|daily|day",
    "piece": (
        r"borongan|borong|potong|pcs|pc|buah|helai|ekor|kg|kilo|ton|tandan|janjang|meter|m2|rit|trip"
    ),
}
_OTHER: Final = r"jam|hour|minggu|mingguan|mgg|week|weekly|tahun|thn|year"
_ANY_PERIOD: Final = "|".join((*_PERIODS.values(), _OTHER))
_PER: Final = (
    rf"\s*(?:/|\bper\s*|\bse(?=bulan|hari|minggu)|\ba\s+)\s*(?P<per>{_ANY_PERIOD})\b"
    rf"|\s+(?P<bare>bulanan|harian|borongan|daily|monthly)\b"
)
_LEAD: Final = (
    r"(?:\b(?:di)?(?:gaji|upah|bayar(?:an)?|honor|salary|wages?|pay)(?:nya)?\s*"
    r"(?:pokok\s*)?[:=]?\s*)"
)
_FROM: Final = (
    r"(?:(?:mulai|min(?:imal)?|dari|sekitar|kisaran|from|around|about|up to|maks(?:imal)?|max)\s+)"
)
_PIECE: Final = re.compile(rf"{_LEAD}?\b(?:sistem\s+)?(?:borongan|borong|piece ?work|per potong)\b")
_PAY: Final = re.compile(
    rf"(?P<lead>{_LEAD})?(?P<from>{_FROM})?(?P<least>{_SUM})(?:{_JOIN}(?P<most>{_SUM}))?(?:{_PER})?"
)
_SPLIT: Final = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?")
_HALF: Final = re.compile(r"(?<=jt|ta)\s*(?:lebih\s*)?(\d{3})\s*(?:rb|ribu)?\b(?!\s*(?:org|orang))")
"""What makes "1 juta 500 ribu" of a million."""

UNSAID: Final = re.compile(
    r"\b(?:gaji|upah|honor)(?:nya)?\s+(?:umr|umk|ump|nego\w*|menarik|kompetitif|sesuai \w+|bagi hasil)\b"
)
"""Pay that is spoken of without an amount."""

_FEE: Final = re.compile(
    r"(?:biaya|pendaftaran|deposit|jaminan|adm(?:in\w*)?|uang (?:muka|seragam|masuk)|setoran|modal|fee"
    r"|transfer)\W*$"
)
"""What stands before an amount that is asked for, and not paid."""

_UPPER: Final = re.compile(r"up to|maks|max")
_DOTS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,0+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Rupiah from `least` to `most` a month, day or piece, and the span it was read from."""

    least: int | None
    most: int | None
    per: str
    span: tuple[int, int]


def find(text: str, *, labelled: bool = False) -> Paid | None:
    """The first amount that can only be pay (`text` in small letters); None where there is none.

    `labelled`: the text is what follows GAJI, so that a bare number is one, written short.
    """
    piece = _PIECE.search(text)
    for match in _PAY.finditer(text):
        if not _is_money(match, labelled=labelled):
            continue
        period = match["per"] or match["bare"] or ""
        if re.fullmatch(_OTHER, period):
            return None
        paid = _paid(match, period, piece)
        if paid is not None:
            return paid
    return Paid(least=None, most=None, per="piece", span=piece.span()) if piece else None


def _is_money(match: re.Match[str], *, labelled: bool) -> bool:
    """A bare number may be an age, an hour or a year; money has its unit, sign, dots, or GAJI before it."""
    if _FEE.search(match.string[: match.start()]):
        return False
    written = f"{match['least']} {match['most'] or ''}"
    marked = re.search(rf"rp|\d\s*(?:{_UNIT})(?![a-z])", written) or _DOTS.search(written)
    timed = match["per"] and int(re.sub(r"\D", "", match["least"])) >= LEAST_TIMED
    return bool(marked or match["lead"] or labelled or timed)


def _paid(match: re.Match[str], period: str, piece: re.Match[str] | None) -> Paid | None:
    per = _named(period)
    least, most = _ends(match, plain=per == "piece")
    if not least:
        return None
    start, end = match.span()
    near = piece is not None and abs(piece.end() - start) <= 2
    if per is None and piece is not None and (near or abs(piece.start() - end) <= 2):
        per, start, end = "piece", min(start, piece.start()), max(end, piece.end())
    per = per or _guessed(most or least)
    if most is None and (more := _HALF.match(match.string, match.end("least"))):
        least, end = least + int(more[1]) * THOUSAND, max(end, more.end())
    if match["from"] and _UPPER.search(match["from"]) and most is None:
        least, most = 0, least
    return Paid(least=least or None, most=most, per=per, span=(start, end))


def _ends(match: re.Match[str], *, plain: bool) -> tuple[int, int | None]:
    """Both ends; in `2-3 jt` the unit counts for both. `plain`: a bare number is rupiah."""
    low = _SPLIT.search(match["least"])
    high = _SPLIT.search(match["most"]) if match["most"] else None
    assert low is not None  # noqa: S101 (what _SUM always holds)
    rupiah = "rp" if plain else None
    if high is None:
        return _rupiah(low["number"], low["unit"] or rupiah), None
    unit = low["unit"] or high["unit"] or rupiah
    least, most = _rupiah(low["number"], unit), _rupiah(high["number"], high["unit"] or unit)
    return (least, most) if most > least else (most, None)


def _rupiah(number: str, unit: str | None) -> int:
    """`2,2` jt, `2.200.000`; a number without a unit is taken as people shorten it."""
    if unit is None and (_DOTS.fullmatch(number) or re.fullmatch(r"\d{1,3}(?:,\d{3})+", number)):
        return int(re.sub(r"[.,]", "", number.partition(",0")[0] if "." in number else number))
    if unit in _UNITS and _UNITS[unit] == THOUSAND and re.fullmatch(r"\d{1,3}[.,]\d{3}", number):
        return int(re.sub(r"[.,]", "", number)) * THOUSAND
    value = float(re.sub(r"[.,](?=.*[.,])", "", number).replace(",", "."))
    if unit is not None:
        return round(value * _UNITS[unit])
    if value < SHORT_MILLIONS:
        return round(value * MILLION)
    return round(value * THOUSAND) if value < SHORT_THOUSANDS else round(value)


def _named(period: str) -> str | None:
    return next((per for per, words in _PERIODS.items() if re.fullmatch(words, period)), None)


def _guessed(rupiah: int) -> str:
    if rupiah <= A_PIECE_AT_MOST:
        return "piece"
    return "day" if rupiah <= A_DAY_AT_MOST else "month"
