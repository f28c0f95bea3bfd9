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
    "cell",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "6281234567890",
        "+62 812-3456-7890",
        "81234567890",
        "81234567890.0",
    ],
)
def test_it_reads_a_phone_number_and_puts_back_a_swallowed_zero(cell: str) -> None:
    assert values.read_phone(cell) == "+6281234567890"


def test_it_takes_a_foreign_number_only_when_it_is_written_as_one() -> None:
    assert values.read_phone("+60123456789") == "+60123456789"
    assert "is no mobile number" in refusal(values.read_phone, "60123456789")


@pytest.mark.parametrize("cell", ["8.12E+11", "8,12345E+11", "6.28123E+12"])
def test_it_says_why_a_shortened_number_is_lost(cell: str) -> None:
    assert "shortened" in refusal(values.read_phone, cell)
    assert "shortened" in refusal(values.read_contact, cell)


@pytest.mark.parametrize("cell", ["0812", "0711-123456", "Budi", "0812345678901234", "123"])
def test_it_never_shows_more_than_four_signs_of_a_bad_number(cell: str) -> None:
    said = refusal(values.read_phone, cell)
    assert not any(char.isdigit() for char in said.split('"')[1][4:])


@pytest.mark.parametrize(
    ("cell", "contact"),
    [
        ("81234567890", "081234567890"),
        ("+62 812 3456 7890", "081234567890"),
        ("Bu Rosmala 0812-0000-0101", "Bu Rosmala 0812-0000-0101"),
        ("0702 123456", "0702 123456"),
    ],
)
def test_it_keeps_a_contact_as_it_is_to_be_told(cell: str, contact: str) -> None:
    assert values.read_contact(cell) == contact


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("SMA", "SMA"),
        ("SMA/SMK sederajat", "SMA"),
        ("min. SMP", "SMP"),
        ("SLTA", "SMA"),
        ("STM Mesin", "SMK"),
        ("D-III Kebidanan", "D3"),
        ("D IV", "D4"),
        ("D3/S1", "D3"),
        ("S1 PAUD", "S1"),
        ("Sarjana", "S1"),
        ("Paket C", "SMA"),
        ("-", None),
        ("Semua jurusan", None),
        ("tidak disyaratkan", None),
        ("tidak tamat SD", None),
    ],
)
def test_it_reads_the_lowest_schooling_asked_for(cell: str, level: str | None) -> None:
    assert values.read_education(cell) == level


def test_it_lists_the_levels_when_it_knows_none() -> None:
    assert "SMP, SMA, SMK" in refusal(values.read_education, "Kursus montir")


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
