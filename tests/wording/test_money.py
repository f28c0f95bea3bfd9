import pytest

from smsgate.i18n import translator
from smsgate.wording.money import amount, full_pay, range_pay, short_pay, span
from tests.wording.demo import vacancy

ID, EN = translator("id"), translator("en")


@pytest.mark.parametrize(
    ("rupiah", "indonesian", "english"),
    [
        (3_500_000, "3,5jt", "3.5m"),
        (3_000_000, "3jt", "3m"),
        (3_942_963, "3,94jt", "3.94m"),
        (3_999_999, "3,99jt", "3.99m"),
        (1_050_000, "1,05jt", "1.05m"),
        (12_000_000, "12jt", "12m"),
        (999_999, "999,9rb", "999.9k"),
        (150_000, "150rb", "150k"),
        (112_500, "112,5rb", "112.5k"),
        (12_750, "12.750", "12,750"),
        (1_200, "1.200", "1,200"),
        (5_000, "5rb", "5k"),
        (1_005, "1.005", "1,005"),
        (750, "750", "750"),
    ],
)
def test_a_sum_is_written_as_people_write_it_and_never_rounded_up(rupiah, indonesian, english):
    assert (amount(rupiah, ID), amount(rupiah, EN)) == (indonesian, english)


@pytest.mark.parametrize(
    ("least", "most", "written"),
    [
        (2_800_000, 3_200_000, "2,8-3,2jt"),
        (900_000, 1_200_000, "900rb-1,2jt"),
        (150_000, 160_000, "150-160rb"),
        (2_000_000, 2_000_000, "2jt"),
        (2_001_000, 2_004_000, "2jt"),
        (2_000_000, None, "2jt"),
        (None, 3_000_000, "s/d 3jt"),
        (None, None, ""),
    ],
)
def test_a_span_names_its_unit_once(least, most, written):
    assert span(least, most, ID) == written


@pytest.mark.parametrize(
    ("per", "pay", "short", "ranged", "full"),
    [
        ("month", (2_800_000, 3_200_000), "2,8jt", "2,8-3,2jt", "2,8-3,2jt/bln"),
        ("month", (None, 3_200_000), "3,2jt", "s/d 3,2jt", "s/d 3,2jt/bln"),
        ("month", (None, None), "", "", ""),
        ("day", (150_000, None), "150rb/hr", "150rb/hr", "150rb/hr"),
        ("piece", (None, None), "borongan", "borongan", "borongan"),
        ("piece", (1_200, None), "borongan", "borongan 1.200", "borongan 1.200"),
    ],
)
def test_pay_is_short_in_a_line_and_full_in_the_detail(per, pay, short, ranged, full):
    view = vacancy(pay_per=per, pay_min=pay[0], pay_max=pay[1])
    assert (short_pay(view, ID), range_pay(view, ID), full_pay(view, ID)) == (short, ranged, full)


def test_english_says_what_a_unit_is():
    assert full_pay(vacancy(pay_min=3_500_000, pay_max=None), EN) == "3.5m/month"
    assert full_pay(vacancy(pay_min=150_000, pay_max=None, pay_per="day"), EN) == "150k/day"
    assert short_pay(vacancy(pay_per="piece"), EN) == "piece work"
