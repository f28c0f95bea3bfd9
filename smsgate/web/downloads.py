"""Files to take away: tables written row by row, harmless in a spreadsheet, and papers."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain

from flask import Response, stream_with_context

BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet knows that it is UTF-8."""

CHUNK = 8_000
"""Characters that are sent together."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_download(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A file `name.csv`; nothing of it is kept in memory."""
    response = Response(stream_with_context(_lines(header, rows)), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def pdf_download(name: str, content: bytes) -> Response:
    """A file `name.pdf`, which no cache keeps."""
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def disarmed(value: object) -> object:
    """A cell as it is, unless a spreadsheet would compute it: then with an apostrophe in front."""
    if isinstance(value, str) and value.startswith(_BEGINS_A_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    buffer = StringIO()
    writer = csv.writer(buffer)
    for row in chain([header], rows):
        writer.writerow([disarmed(value) for value in row])
        if buffer.tell() > CHUNK:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
