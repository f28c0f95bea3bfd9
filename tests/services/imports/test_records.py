import pytest

from smsgate.services.imports.records import clean, records, shown


def cells(text: str, delimiter: str = ";") -> list[tuple[str, ...]]:
    return [record.cells for record in records(text, delimiter)]


def test_it_numbers_rows_as_a_spreadsheet_does() -> None:
    text = 'a;b\n\n"two\nlines";c\nd;e\n'
    assert [(record.number, record.cells) for record in records(text, ";")] == [
        (1, ("a", "b")),
        (2, ()),
        (3, ("two\nlines", "c")),
        (4, ("d", "e")),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_reads_every_kind_of_line_end(end: str) -> None:
    assert cells(f"a;b{end}c;d{end}") == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize(
    "text",
    [
        'a;b\n"c;d\ne;f\ng;h\n',
        'a;b\n"c;d\ne;"f"\ng;h\n',
        'a;b\n"c" x;d\ne;f\ng;h\n',
    ],
    ids=["never closed", "closed by the next row", "text after the mark"],
)
def test_it_loses_no_row_to_a_stray_quotation_mark(text: str) -> None:
    found = list(records(text, ";"))
    assert [record.cells[1] for record in found] == ["b", "d", "f", "h"]
    assert [record.broken for record in found] == [False, True, False, False]


def test_it_takes_an_inch_mark_as_it_stands() -> None:
    assert cells('TV 21";a\nTV 32";b\n') == [('TV 21"', "a"), ('TV 32"', "b")]


def test_it_survives_a_line_longer_than_any_cell_may_be() -> None:
    assert [len(record.cells) for record in records('"' + "x" * 200_000 + "\na;b\n", ";")] == [1, 2]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (' ="081234567890" ', "081234567890"),
        ("'081234567890", "081234567890"),
        ("=SUM(A1:A9)", "=SUM(A1:A9)"),
        ("\u00a0Kasir\u00a0", "Kasir"),
    ],
)
def test_it_unwraps_text_and_calculates_nothing(cell: str, text: str) -> None:
    assert clean(cell) == text


def test_it_shows_a_cell_short_and_masked() -> None:
    assert shown("hub 081234567890\nsegera") == '"hub 0812xxxx7890 segera"'
    assert shown("x" * 99) == f'"{"x" * 40}…"'
