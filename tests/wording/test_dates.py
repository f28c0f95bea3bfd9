from datetime import date

import pytest

from smsgate.i18n import translator
from smsgate.wording.dates import day, distance, numeric, until, weekday

ID, EN = translator("id"), translator("en")


@pytest.mark.parametrize(
    ("when", "indonesian", "english"),
    [
        (date(2026, 11, 30), "30 Nov", "30 Nov"),
        (date(2026, 8, 1), "1 Agu", "1 Aug"),
        (date(2027, 5, 9), "9 Mei", "9 May"),
        (date(2026, 12, 24), "24 Des", "24 Dec"),
    ],
)
def test_a_day_is_short(when, indonesian, english):
    assert (day(when, ID), day(when, EN)) == (indonesian, english)


def test_the_last_day_is_included():
    assert until(date(2026, 11, 30), ID) == "s/d 30 Nov"
    assert until(date(2026, 11, 30), EN) == "until 30 Nov"


def test_the_day_comes_first_in_figures():
    assert numeric(date(2026, 11, 24)) == "24/11"


def test_weekdays_have_their_names():
    week = [date(2026, 11, 23 + n) for n in range(7)]
    assert [weekday(each, ID) for each in week][:2] == ["Senin", "Selasa"]
    assert weekday(week[6], EN) == "Sunday"


@pytest.mark.parametrize(
    ("kilometres", "written"),
    [(0.02, "100 m"), (0.84, "800 m"), (0.96, "1 km"), (1.4, "1 km"), (11.6, "12 km")],
)
def test_distances_are_round(kilometres, written):
    assert distance(kilometres) == written
