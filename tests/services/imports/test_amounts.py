import pytest
from marshmallow import ValidationError

from smsgate.services.imports.amounts import Pay, read_pay, read_period


def rupiah(least: int | None = None, most: int | None = None, per: str | None = None) -> Pay:
    return Pay(least=least, most=most, per=per)


@pytest.mark.parametrize(
    ("cell", "pay"),
    [
        ("3500000", rupiah(3_500_000)),
        ("Rp 3.500.000", rupiah(3_500_000)),
        ("Rp3.500.000,-", rupiah(3_500_000)),
        ("Rp. 3.500.000,-/bulan", rupiah(3_500_000, per="month")),
        ("IDR 3,500,000.00", rupiah(3_500_000)),
        ("3.500.000,00", rupiah(3_500_000)),
        ("3500000.00", rupiah(3_500_000)),
        ("3,50E+06", rupiah(3_500_000)),
        ("3,5 jt", rupiah(3_500_000)),
        ("3.5jt", rupiah(3_500_000)),
        ("3 jutaan", rupiah(3_000_000)),
        ("1.500rb", rupiah(1_500_000)),
        ("3.500.000 - 4.000.000", rupiah(3_500_000, 4_000_000)),
        ("Rp3.000.000 sampai Rp3.500.000", rupiah(3_000_000, 3_500_000)),
        ("Rp 80.000 s.d. 100.000 / hari", rupiah(80_000, 100_000, "day")),
        ("3-4 jt", rupiah(3_000_000, 4_000_000)),
        ("2,5\u20133jt", rupiah(2_500_000, 3_000_000)),
        ("900rb - 1,2jt", rupiah(900_000, 1_200_000)),
        ("antara 3 s/d 4 juta", rupiah(3_000_000, 4_000_000)),
        ("maks 4 jt", rupiah(most=4_000_000)),
        ("150rb/hari", rupiah(150_000, per="day")),
        ("120000 sehari", rupiah(120_000, per="day")),
        ("Rp 500/kg", rupiah(500, per="piece")),
        ("borongan", rupiah(per="piece")),
        ("Rp 2.000.000 + uang makan", rupiah(2_000_000)),
        ("UMR 3.500.000 (nego)", rupiah(3_500_000)),
        ("UMR", rupiah()),
        ("sesuai UMK Lahat 2026", rupiah()),
        ("nego", rupiah()),
        ("-", rupiah()),
        ("0", rupiah()),
    ],
)
def test_it_reads_pay_as_people_write_it(cell: str, pay: Pay) -> None:
    assert read_pay(cell) == pay


@pytest.mark.parametrize(
    "cell", ["abc", "-3500000", "3jt/minggu", "100.000/8 jam", "tiga juta", "3.500.000 4.000.000"]
)
def test_it_refuses_what_is_no_pay(cell: str) -> None:
    with pytest.raises(ValidationError):
        read_pay(cell)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("bulan", "month"),
        ("/bln", "month"),
        ("per bulan", "month"),
        ("Harian", "day"),
        ("day", "day"),
        ("borongan", "piece"),
        ("per kg", "piece"),
        ("-", None),
    ],
)
def test_it_reads_a_period(cell: str, period: str | None) -> None:
    assert read_period(cell) == period


@pytest.mark.parametrize("cell", ["minggu", "jam", "xx"])
def test_it_refuses_other_periods(cell: str) -> None:
    with pytest.raises(ValidationError):
        read_period(cell)
