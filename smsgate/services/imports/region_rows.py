"""One row of a list of regions, checked."""

import re
from collections.abc import Callable
from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from smsgate.i18n import N_
from smsgate.services.imports.cells import Cell
from smsgate.services.imports.findings import Said, refuse
from smsgate.services.imports.records import shown
from smsgate.services.imports.values import read_number, read_text

_CODE = re.compile(r"\d\d(\.\d\d){0,2}|\d\d\.\d\d\.\d\d\.\d{4}")
_LEVELS = {
    "prov": "provinsi",
    "province": "provinsi",
    "kab": "kabupaten",
    "regency": "kabupaten",
    "city": "kota",
    "kec": "kecamatan",
    "district": "kecamatan",
    "kel": "kelurahan",
    "village": "desa",
    "desa adat": "desa",
}
_PARTS = {"provinsi": 1, "kabupaten": 2, "kota": 2, "kecamatan": 3, "desa": 4, "kelurahan": 4}
"""How many parts the code of a level has."""


def _code(cell: str) -> str:
    if not _CODE.fullmatch(cell):
        raise refuse(
            N_(
                "%(cell)s is no Kemendagri code (16, 16.10, 16.10.01 or 16.10.01.2001, kept as text)."
            ),
            cell=shown(cell),
        )
    return cell


def _level(cell: str) -> str:
    word = cell.casefold().replace("_", " ").strip(" .")
    level = _LEVELS.get(word, word)
    if level not in _PARTS:
        raise refuse(
            N_("%(cell)s is no level. Write one of: %(known)s."),
            cell=shown(cell),
            known=", ".join(_PARTS),
        )
    return level


def _degrees(limit: int) -> Callable[[str], float]:
    def read(cell: str) -> float:
        degrees = read_number(cell)
        if not -limit <= degrees <= limit:
            raise refuse(N_("%(cell)s is not on the globe."), cell=shown(cell))
        return degrees

    return read


class RegionSchema(Schema):
    """`parent_code` may be left out: the code says what lies in what."""

    code = Cell(_code, required=True)
    level = Cell(_level, required=True)
    name = Cell(read_text(100), required=True)
    parent_code = Cell(_code)
    lat = Cell(_degrees(90))
    lng = Cell(_degrees(180))

    @validates_schema
    def _check_together(self, values: dict[str, Any], **_kwargs: Any) -> None:
        code = values["code"]
        if code.count(".") + 1 != _PARTS[values["level"]]:
            raise _at("level", N_("%(code)s is no code of a %(level)s."), **values)
        parent = parent_of(code)
        if values["parent_code"] not in (None, parent):
            raise _at("parent_code", N_("%(code)s lies in %(parent)s."), code=code, parent=parent)
        if (values["lat"] is None) != (values["lng"] is None):
            raise _at("lat", N_("lat and lng belong together."))


def parent_of(code: str) -> str | None:
    """The code of what a region lies in; None for a province."""
    return code.rpartition(".")[0] or None


def _at(column: str, text: str, **values: object) -> ValidationError:
    return ValidationError({column: [Said(text, values)]})
