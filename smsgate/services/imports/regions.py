"""Importing regions: a regency's villages, or corrected names, by Kemendagri code."""

from collections.abc import Iterable
from typing import Any

from peewee import chunked

from smsgate.i18n import N_
from smsgate.models import Counter, Region, database
from smsgate.models.counter import REGIONS_VERSION
from smsgate.services.imports.cells import check
from smsgate.services.imports.findings import Finding, Outcome, Report, Said, in_order
from smsgate.services.imports.headings import REGIONS
from smsgate.services.imports.reading import Row, read
from smsgate.services.imports.region_rows import RegionSchema, parent_of

CHUNK = 500
COLUMNS = ("level", "name", "parent_code", "lat", "lng")

_Values = dict[str, Any]


def import_regions(content: bytes, *, check_only: bool = False) -> Report:
    """Add new regions and change those that differ; nothing is ever removed.

    Raises InputError when the file as a whole cannot be read.
    """
    sheet = read(content, REGIONS)
    known: dict[str, _Values] = {row["code"]: row for row in _rows_known()}
    wanted, findings = _wanted(sheet.rows, known)
    new = [values for values in wanted if values["code"] not in known]
    changed = [
        values for values in wanted if values["code"] in known and values != known[values["code"]]
    ]
    if not check_only:
        _write(new, _insert)
        _write(changed, _update)
    return Report(
        taken=len(new),
        changed=len(changed),
        unknown_columns=sheet.unknown,
        findings=in_order(findings),
    )


def _rows_known() -> Iterable[_Values]:
    rows: Iterable[_Values] = Region.select().dicts().iterator()
    return rows


def _wanted(rows: Iterable[Row], known: dict[str, _Values]) -> tuple[list[_Values], list[Finding]]:
    """The regions of all good rows, whole and parents first, and what there is to say of the others."""
    schema = RegionSchema()
    read_rows: dict[str, tuple[int, _Values]] = {}
    findings: list[Finding] = []
    for row in rows:
        values, said_of_row = check(schema, row)
        findings += said_of_row
        if values is None:
            continue
        first, _ = read_rows.setdefault(values["code"], (row.number, _whole(values, known)))
        if first != row.number:
            said = Said(N_("the same code as row %(first)d."), {"first": first})
            findings.append(Finding(row=row.number, said=said, outcome=Outcome.SKIPPED))
    return _with_parents(read_rows, known, findings), findings


def _whole(values: _Values, known: dict[str, _Values]) -> _Values:
    """All columns; a place keeps the coordinates it has when the row gives none."""
    kept = known.get(values["code"], {})
    place = {column: values[column] for column in ("code", "level", "name")}
    place["parent_code"] = parent_of(values["code"])
    for column in ("lat", "lng"):
        place[column] = kept.get(column) if values[column] is None else values[column]
    return place


def _with_parents(
    read_rows: dict[str, tuple[int, _Values]], known: dict[str, _Values], findings: list[Finding]
) -> list[_Values]:
    accepted: dict[str, _Values] = {}
    for code in sorted(read_rows):
        number, values = read_rows[code]
        parent = values["parent_code"]
        if parent is None or parent in known or parent in accepted:
            accepted[code] = values
        else:
            said = Said(N_("%(parent)s, in which it lies, is not known."), {"parent": parent})
            findings.append(Finding(row=number, column="code", said=said))
    return list(accepted.values())


def _write(places: list[_Values], store: Any) -> None:
    """In short transactions, each of which tells the readers of places to look again."""
    for some in chunked(places, CHUNK):
        with database.atomic():
            store(some)
            Counter.next(REGIONS_VERSION)


def _insert(places: list[_Values]) -> None:
    Region.insert_many(places).execute()


def _update(places: list[_Values]) -> None:
    for place in places:
        Region.update({column: place[column] for column in COLUMNS}).where(
            Region.code == place["code"]
        ).execute()
