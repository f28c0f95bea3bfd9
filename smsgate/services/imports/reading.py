"""A CSV file to rows by column: delimiter and header row are found, whatever stands above it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.services.imports.decoding import decode
from smsgate.services.imports.headings import Layout
from smsgate.services.imports.records import Record, records

DELIMITERS = ",;\t"
MOST_ROWS_ABOVE = 40
"""How far down the header row is looked for."""

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row that say something, by column. `broken`: its quotation marks do not pair."""

    number: int
    cells: dict[str, str]
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table read. `unknown` are headings that mean nothing here; their columns were left out."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """Where the headings stand, and what each column means (None: nothing)."""

    last_row: int
    columns: tuple[str | None, ...]
    headings: tuple[str, ...]
    joined: Mapping[str, str]

    @property
    def score(self) -> int:
        return len(set(self.columns) - {None})


def read(content: bytes, layout: Layout) -> Sheet:
    """The rows below the header row.

    Raises InputError when the bytes are no table, a required column is missing, or there are too many rows.
    """
    text = decode(content)
    found = [(_header(text, delimiter, layout), delimiter) for delimiter in DELIMITERS]
    header, delimiter = max(found, key=lambda pair: pair[0].score)
    missing = [name for name in layout.required if name not in header.columns]
    if missing:
        raise InputError(
            N_(
                "No header row with %(required)s was found (missing: %(missing)s). "
                "Known columns: %(known)s."
            ),
            required=", ".join(layout.required),
            missing=", ".join(missing),
            known=", ".join(layout.columns),
        )
    rows = tuple(islice(_rows(records(text, delimiter), header), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise InputError(N_("The file has more than %(most)d rows. Split it."), most=MOST_ROWS)
    return Sheet(rows=rows, unknown=_unknown(header))


def _header(text: str, delimiter: str, layout: Layout) -> _Header:
    """The row, or pair of rows, near the top that names most columns; of equals the first."""
    top = list(islice(records(text, delimiter), MOST_ROWS_ABOVE))
    found = [_named(record.number, record.cells, layout) for record in top]
    for upper, lower in pairwise(top):
        if not layout.missing(upper.cells) and not _holds_data(upper, lower, layout):
            found.append(_named(lower.number, _joined(upper.cells, lower.cells), layout))
    return max(found, key=lambda header: header.score)


def _named(number: int, headings: Sequence[str], layout: Layout) -> _Header:
    columns: list[str | None] = []
    for heading in headings:
        column = layout.recognise(heading)
        columns.append(column if column not in columns or column in layout.joined else None)
    return _Header(
        last_row=number, columns=tuple(columns), headings=tuple(headings), joined=layout.joined
    )


def _holds_data(upper: Record, lower: Record, layout: Layout) -> bool:
    """Whether the lower of two rows is a vacancy or a person, and no second line of headings."""
    required = [
        at for at, heading in enumerate(upper.cells) if layout.recognise(heading) in layout.required
    ]
    return lower.blank or any(at < len(lower.cells) and lower.cells[at] for at in required)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """`Gaji` merged over `Minimal` and `Maksimal` makes `Gaji Minimal` and `Gaji Maksimal`."""
    joined, group = [], ""
    for at in range(max(len(upper), len(lower))):
        above = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        group = above or (group if below else "")
        joined.append(f"{group} {below}".strip())
    return joined


def _rows(all_records: Iterator[Record], header: _Header) -> Iterator[Row]:
    for record in islice(all_records, header.last_row, None):
        if record.blank or _counts_columns(record):
            continue
        yield Row(number=record.number, cells=_cells(record, header), broken=record.broken)


def _cells(record: Record, header: _Header) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column, cell in zip(header.columns, record.cells, strict=False):
        if column and cell:
            before = f"{cells[column]}{header.joined[column]}" if column in cells else ""
            cells[column] = before + cell
    return cells


def _counts_columns(record: Record) -> bool:
    """Offices number their columns below the headings: (1), (2), (3) …"""
    said = [cell.strip("().") for cell in record.cells if cell]
    return len(said) > 2 and said == [str(number) for number in range(1, len(said) + 1)]


def _unknown(header: _Header) -> tuple[str, ...]:
    pairs = zip(header.columns, header.headings, strict=True)
    return tuple(heading for column, heading in pairs if heading and not column)
