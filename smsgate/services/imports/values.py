"""Single cells to values: texts, kinds of work, who is welcome, counts, languages, numbers."""

import re
from collections.abc import Callable
from functools import cache

from smsgate import data, privacy
from smsgate.i18n import N_
from smsgate.services.imports.findings import refuse
from smsgate.services.imports.records import shown
from smsgate.understanding import Gazetteer, Reader, kind_of_work

MOST_OPENINGS = 1000

INCLUSION = {
    word: group
    for group, words in {
        "difabel": "difabel disabilitas disabled disability ya yes",
        "perempuan": "perempuan wanita women woman",
        "pemula": "pemula freshgraduate fresh beginner beginners",
        "lansia": "lansia lanjut older elderly",
    }.items()
    for word in words.split()
}
_LANGUAGES = {
    **dict.fromkeys(("id", "ind", "indonesia", "indonesian", "bahasa indonesia"), "id"),
    **dict.fromkeys(("en", "eng", "english", "inggris", "bahasa inggris"), "en"),
}
NOTHING = re.compile(
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


def read_kind(cell: str) -> str | None:
    """The kind of work a cell means, of the fixed list; None when it means none of them."""
    said = " ".join(cell.casefold().split())
    for row in data.rows("kinds_of_work"):
        if said in (row["key"], row["name_id"].casefold(), row["name_en"].casefold()):
            return row["key"]
    return kind_of_work(_reader().read(f"LOKER {cell}").terms)


@cache
def _reader() -> Reader:
    """Reads words of work, misspelt or in English; places are read elsewhere."""
    return Reader(Gazetteer((), (), ()))


def read_known_kind(cell: str) -> str | None:
    """The same, but words that mean no kind of work are refused; None for "-" and "semua"."""
    if NOTHING.fullmatch(cell.casefold()):
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
    if NOTHING.fullmatch(text) or text in ("banyak", "beberapa"):
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
