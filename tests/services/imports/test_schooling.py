import pytest
from marshmallow import ValidationError

from smsgate.services.imports.schooling import read_education


def refusal(read, cell: str) -> str:
    with pytest.raises(ValidationError) as refused:
        read(cell)
    (said,) = refused.value.messages
    return said.text % said.values


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
    assert read_education(cell) == level


def test_it_lists_the_levels_when_it_knows_none() -> None:
    assert "SMP, SMA, SMK" in refusal(read_education, "Kursus montir")
