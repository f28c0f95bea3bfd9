"""What an upload's page tells: the rows that were refused, with their cells, and everything that was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from smsgate.i18n import Translate
from smsgate.models import Upload, UploadFinding
from smsgate.services.imports.findings import Outcome

MOST = 50
"""Rows shown on a page; all of them stand in the download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, and the cell it is about ("" for the whole row) as it stands there."""

    column: str
    cell: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row with all that is to be said of it."""

    row: int
    title: str
    employer: str
    reasons: tuple[Reason, ...]

    @property
    def columns(self) -> dict[str, tuple[str, list[str]]]:
        """By column its cell and the sentences about it, to be mended one by one."""
        found: dict[str, tuple[str, list[str]]] = {}
        for reason in self.reasons:
            if reason.column:
                found.setdefault(reason.column, (reason.cell, []))[1].append(reason.sentence)
        return found


def faults(upload: Upload, _: Translate) -> tuple[Fault, ...]:
    """The first refused rows."""
    return _grouped(upload, (Outcome.REFUSED,), _)


def remarks(upload: Upload, _: Translate) -> tuple[Fault, ...]:
    """The first rows that were skipped, or taken with a remark."""
    return _grouped(upload, (Outcome.SKIPPED, Outcome.REMARK), _)


def every_finding(upload: Upload, _: Translate) -> Iterator[tuple[object, ...]]:
    """Row, column, outcome, what was said and the cell, for a download."""
    query = UploadFinding.select().where(UploadFinding.upload == upload)
    for found in query.order_by(UploadFinding.row, UploadFinding.id).iterator():
        cell = found.cells.get(found.column, "")
        yield found.row, found.column, found.outcome, _sentence(found, _), cell


def _grouped(upload: Upload, outcomes: tuple[Outcome, ...], _: Translate) -> tuple[Fault, ...]:
    here = (UploadFinding.upload == upload) & UploadFinding.outcome.in_(outcomes)
    rows: Any = (
        UploadFinding.select(UploadFinding.row).where(here).distinct().order_by(UploadFinding.row)
    )
    shown = list(rows.limit(MOST).scalars())
    query = UploadFinding.select().where(here & UploadFinding.row.in_(shown))
    found = query.order_by(UploadFinding.row, UploadFinding.id)
    grouped = groupby(found, key=lambda finding: int(finding.row))
    return tuple(_fault(row, list(group), _) for row, group in grouped)


def _fault(row: int, findings: list[UploadFinding], _: Translate) -> Fault:
    cells = findings[0].cells
    return Fault(
        row=row,
        title=cells.get("title", ""),
        employer=cells.get("employer", ""),
        reasons=tuple(
            Reason(
                column=found.column,
                cell=found.cells.get(found.column, ""),
                sentence=_sentence(found, _),
            )
            for found in findings
        ),
    )


def _sentence(found: UploadFinding, _: Translate) -> str:
    sentence: str = _(found.text) % found.values
    return sentence
