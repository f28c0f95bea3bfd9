from datetime import date

import pytest
from marshmallow import ValidationError

from smsgate.services.imports.days import read_date

LAST_OF_NOVEMBER = date(2026, 11, 30)


@pytest.mark.parametrize(
    "cell",
    [
        "30/11/2026",
        "30-11-2026",
        "30.11.26",
        "2026-11-30",
        "2026-11-30 00:00:00",
        "30/11/2026 0:00",
        "30 Nov 2026",
        "30 Nop 2026",
        "30-Nov-26",
        "30 November 2026",
        "Senin, 30 November 2026",
        "s/d 30 Nopember 2026",
        "sampai tanggal 30 november 2026",
        "November 30, 2026",
        "46356",
        "46356,0",
    ],
)
def test_it_reads_a_date_as_offices_write_it(cell: str) -> None:
    assert read_date(cell) == LAST_OF_NOVEMBER


@pytest.mark.parametrize("cell", ["-", "", "sampai terisi", "terpenuhi"])
def test_it_takes_no_date_for_none(cell: str) -> None:
    assert read_date(cell) is None


@pytest.mark.parametrize(
    "cell", ["11/30/2026", "31/02/2026", "30/11", "2026", "besok", "99999", "30/11/0000"]
)
def test_it_refuses_what_is_no_date_with_the_day_first(cell: str) -> None:
    with pytest.raises(ValidationError):
        read_date(cell)
