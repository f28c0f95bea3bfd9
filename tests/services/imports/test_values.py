import pytest
from marshmallow import ValidationError

from smsgate.services.imports import values
from smsgate.services.imports.findings import Said


def refusal(read, cell: str) -> str:
    with pytest.raises(ValidationError) as refused:
        read(cell)
    (said,) = refused.value.messages
    assert isinstance(said, Said)
    return said.text % said.values


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("sopir", "sopir"),
        ("Sopir & kurir", "sopir"),
        ("Driver", "sopir"),
        ("Kasir minimarket", "toko"),
        ("Juru masak", "masak"),
        ("Astronaut", None),
    ],
)
def test_it_maps_words_to_a_kind_of_work(cell: str, kind: str | None) -> None:
    assert values.read_kind(cell) == kind


def test_it_follows_no_kind_it_does_not_know() -> None:
    assert values.read_known_kind("semua") is None
    assert "tani, kebun" in refusal(values.read_known_kind, "astronaut")


@pytest.mark.parametrize(
    ("cell", "groups"),
    [
        ("Difabel, wanita", "difabel perempuan"),
        ("Ya", "difabel"),
        ("fresh graduate", "pemula"),
        ("lanjut usia", "lansia"),
        ("umum", ""),
    ],
)
def test_it_reads_who_is_welcome_above_all(cell: str, groups: str) -> None:
    assert values.read_inclusion(cell) == groups


@pytest.mark.parametrize(
    ("cell", "count"),
    [("3", 3), ("2 orang", 2), ("5 (lima) org", 5), ("-", None), ("banyak", None)],
)
def test_it_counts_people(cell: str, count: int | None) -> None:
    assert values.read_count(cell) == count


@pytest.mark.parametrize("cell", ["0", "-3", "2-5", "9999", "lima"])
def test_it_refuses_what_is_no_number_of_people(cell: str) -> None:
    assert "no number of people" in refusal(values.read_count, cell)


@pytest.mark.parametrize(
    ("cell", "language"), [("Indonesia", "id"), ("EN", "en"), ("Inggris", "en")]
)
def test_it_reads_a_language(cell: str, language: str) -> None:
    assert values.read_language(cell) == language


def test_it_masks_identity_numbers_and_limits_texts() -> None:
    assert values.read_text(100)("KTP 1611 0101 0190 0001\nada") == "KTP [NIK disamarkan] ada"
    assert "11 characters" in refusal(values.read_text(10), "x" * 11)
