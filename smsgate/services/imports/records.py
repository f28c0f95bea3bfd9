"""Text to records: quoted cells may hold line breaks, and one stray quotation mark eats no other row."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from smsgate import privacy

MOST_CELL_LINES = 40
"""More lines than this in one cell mean a quotation mark that was never closed."""

LONGEST_LINE = 100_000

_TEXT_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the spreadsheet. `broken`: its quotation marks do not pair."""

    number: int
    cells: tuple[str, ...]
    broken: bool = False

    @property
    def blank(self) -> bool:
        """No cell says anything."""
        return not any(self.cells)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Every row, the blank ones too, numbered from 1 as a spreadsheet shows them."""
    lines = list(io.StringIO(text, newline=""))
    at = number = 0
    while at < len(lines):
        number += 1
        cells, taken, broken = _next(lines[at : at + MOST_CELL_LINES], delimiter)
        yield Record(number, tuple(clean(cell) for cell in cells), broken)
        at += taken


def _next(lines: list[str], delimiter: str) -> tuple[list[str], int, bool]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num, False
    except csv.Error:
        # Read that one line as it stands: whatever the mark swallowed are rows of their own.
        literal = csv.reader([lines[0][:LONGEST_LINE]], delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return [cell.strip().strip('"') for cell in next(literal, [])], 1, True


def clean(cell: str) -> str:
    """A cell without the marks by which spreadsheets keep text as text (`="0812"`, `'0812`).

    Any other formula is text like any other: nothing here is ever calculated.
    """
    cell = cell.replace("\u00a0", " ").replace("\ufeff", "").strip()
    wrapped = _TEXT_FORMULA.fullmatch(cell)
    if wrapped:
        cell = wrapped[1].replace('""', '"')
    return cell.removeprefix("'").strip()


def shown(cell: str, most: int = 40) -> str:
    """A cell for a message: on one line, short, numbers of phones and identity cards masked."""
    line = " ".join(privacy.mask_phones(privacy.mask_nik(cell)).split())
    return f'"{line[:most]}…"' if len(line) > most else f'"{line}"'
