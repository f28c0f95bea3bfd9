import pytest
from marshmallow import ValidationError

from smsgate.services.imports.phones import read_contact, read_phone


def refusal(read, cell: str) -> str:
    with pytest.raises(ValidationError) as refused:
        read(cell)
    (said,) = refused.value.messages
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
    assert read_phone(cell) == "+6281234567890"


def test_it_takes_a_foreign_number_only_when_it_is_written_as_one() -> None:
    assert read_phone("+60123456789") == "+60123456789"
    assert "is no mobile number" in refusal(read_phone, "60123456789")


@pytest.mark.parametrize("cell", ["8.12E+11", "8,12345E+11", "6.28123E+12"])
def test_it_says_why_a_shortened_number_is_lost(cell: str) -> None:
    assert "shortened" in refusal(read_phone, cell)
    assert "shortened" in refusal(read_contact, cell)


@pytest.mark.parametrize("cell", ["0812", "0711-123456", "Budi", "0812345678901234", "123"])
def test_it_never_shows_more_than_four_signs_of_a_bad_number(cell: str) -> None:
    said = refusal(read_phone, cell)
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
    assert read_contact(cell) == contact
