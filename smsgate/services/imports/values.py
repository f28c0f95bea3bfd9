"""Single cells to values: phones, schooling, kinds of work, who is welcome, counts, languages."""

import re
from collections.abc import Callable
from functools import cache

from smsgate import data, phone, privacy
from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.records import shown
from smsgate.understanding import kind_of_work

MOST_OPENINGS = 1000

INCLUSION = {
    word: group
    for group, words in {
        "difabel": "difabel disabilitas disabled disability ya yes",
        "perempuan": "perempuan wanita women woman",
        "pemula": "pemula lulusan freshgraduate fresh beginner beginners",
        "lansia": "lansia lanjut older elderly",
    }.items()
    for word in words.split()
}
_LANGUAGES = {
    **dict.fromkeys(("id", "ind", "indonesia", "indonesian", "bahasa indonesia"), "id"),
    **dict.fromkeys(("en", "eng", "english", "inggris", "bahasa inggris"), "en"),
}
_SHORTENED = re.compile(r"\d+([.,]\d+)?e\+?\d+", re.IGNORECASE)
_NOTHING = re.compile(
    r"[-–—.? ]*|(tidak|tdk|tak) (ada|disyaratkan|diperlukan|perlu|bersekolah|sekolah).*|"
    r"tanpa .*|bebas|semua.*|none|any"
)
_COUNT = re.compile(
    r"(\d{1,5})\s*(?:\([\w ]+\))?\s*(?:org|orang|pax|people|persons?|tenaga kerja)?\.?"
)


def read_text(limit: int) -> Callable[[str], str]:
    """A reader of free text on one line, identity numbers masked, of at most `limit` characters."""

    def read(cell: str) -> str:
        text = " ".join(privacy.mask_nik(cell).split())
        if len(text) > limit:
            raise refuse(
                N_("is too long (%(length)d characters). Write at most %(limit)d."),
                length=len(text),
                limit=limit,
            )
        return text

    return read


def read_phone(cell: str) -> str:
    """A mobile number in E.164; a zero that a spreadsheet swallowed is put back.

    Raises ValidationError, never with a whole number in it.
    """
    if _SHORTENED.fullmatch(cell):
        raise refuse(
            N_(
                "the spreadsheet shortened this number (%(cell)s) and its last digits are lost. "
                "Make the column text and type the number again."
            ),
            cell=cell,
        )
    text = re.sub(r"[.,]0+$", "", cell.strip())
    if re.fullmatch(r"8[\d .-]{8,14}", text):
        text = f"0{text}"
    number = phone.normalise(text)
    if number is None or not (number.startswith("+62") or text.startswith("+")):
        raise refuse(
            N_("%(cell)s is no mobile number. Write one such as 081234567890."), cell=_hidden(cell)
        )
    return number


def read_contact(cell: str) -> str:
    """A contact as it is to be told: a number as people there write it, or words around one."""
    if _SHORTENED.fullmatch(cell):
        read_phone(cell)
    text = read_text(80)(cell)
    digits = re.sub(r"[ .-]", "", text)
    if re.fullmatch(r"\+?\d{9,15}", digits):
        number = phone.normalise(f"0{digits}" if digits.startswith("8") else digits)
        return phone.local(number) if number else text
    return text


def read_education(cell: str) -> str | None:
    """The lowest level of schooling named (SD, SMP, SMA, SMK, D3, S1 …); None when all are welcome."""
    text = " ".join(cell.casefold().replace(".", "").split())
    if _NOTHING.fullmatch(text):
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


def read_kind(cell: str) -> str | None:
    """The kind of work a cell means, of the fixed list; None when it means none of them."""
    said = " ".join(cell.casefold().split())
    for row in data.rows("kinds_of_work"):
        if said in (row["key"], row["name_id"].casefold(), row["name_en"].casefold()):
            return row["key"]
    return kind_of_work(tuple(re.findall(r"[a-z]+", said)))


def read_known_kind(cell: str) -> str | None:
    """The same, but words that mean no kind of work are refused; None for "-" and "semua"."""
    if _NOTHING.fullmatch(cell.casefold()):
        return None
    kind = read_kind(cell)
    if kind is None:
        raise refuse(
            N_("%(cell)s is no kind of work known here. Write one of: %(known)s."),
            cell=shown(cell),
            known=", ".join(row["key"] for row in data.rows("kinds_of_work")),
        )
    return kind


def read_inclusion(cell: str) -> str:
    """Who is welcome above all, as words of the fixed list with blanks between."""
    words = re.findall(r"[a-z]+", cell.casefold())
    return " ".join(dict.fromkeys(INCLUSION[word] for word in words if word in INCLUSION))


def read_count(cell: str) -> int | None:
    """A number of people; None for "-". Raises ValidationError."""
    text = cell.casefold().strip()
    if _NOTHING.fullmatch(text) or text in ("banyak", "beberapa"):
        return None
    found = _COUNT.fullmatch(text)
    if not found or not 0 < int(found[1]) <= MOST_OPENINGS:
        raise refuse(N_("%(cell)s is no number of people. Write one such as 3."), cell=shown(cell))
    return int(found[1])


def read_language(cell: str) -> str:
    """`id` or `en`. Raises ValidationError."""
    language = _LANGUAGES.get(" ".join(cell.casefold().split()))
    if language is None:
        raise refuse(N_("%(cell)s is no language spoken here. Write id or en."), cell=shown(cell))
    return language


def read_number(cell: str) -> float:
    """A decimal number, with point or comma. Raises ValidationError."""
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        raise refuse(N_("%(cell)s is no number."), cell=shown(cell)) from None


def _hidden(cell: str) -> str:
    """A cell that should have held a phone number, with all digits but the first four hidden."""
    head, tail = cell[:4], re.sub(r"\d", "x", cell[4:24])
    return f'"{head}{tail}"'
