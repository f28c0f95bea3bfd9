"""Sums of days as the pages read them, and what they are compared with."""

from datetime import date, timedelta

import pytest

from smsgate.messages import State
from smsgate.models import CountedDay, DailyFigure
from smsgate.services.statistics import reading
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period, month_of

DAY = date(2026, 11, 24)


def _figure(name, label, value, day=DAY):
    DailyFigure.create(day=day, name=name, label=label, value=value)
    CountedDay.get_or_create(day=day)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (("2026-11-01", "2026-11-24"), ("2026-10-01", "2026-10-24")),
        (("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-31")),
        (("2026-03-01", "2026-03-30"), ("2026-02-01", "2026-02-28")),
        (("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31")),
        (("2026-11-10", "2026-11-12"), ("2026-11-07", "2026-11-09")),
        (("2026-10-01", "2026-11-30"), ("2026-08-01", "2026-09-30")),
    ],
)
def test_it_compares_with_the_month_before_or_as_many_days(period, before):
    found = Period(*map(date.fromisoformat, period)).before
    assert (str(found.first), str(found.last)) == before


def test_it_adds_up_days_and_takes_the_last_of_what_only_stands(db):
    for back, subscribers in ((2, 5), (1, 7)):
        day = DAY - timedelta(days=back)
        _figure("in", "search", 10 * back, day)
        _figure("subscribers", "", subscribers, day)
        _figure("subscribers", "16.11.02", subscribers - 1, day)
    seen = reading.sums(month_of(DAY))
    assert (seen.total(Name.IN), seen.total(Name.SUBSCRIBERS), seen.counted) == (30, 7, 2)
    assert seen.in_area(Name.SUBSCRIBERS, "16.11.02", ("16.11",)) == 6


def test_it_tells_messages_by_state_and_kind(db):
    for label, value in (("answer.sent", 3), ("answer.claimed", 1), ("digest.delivered", 4)):
        _figure("out", label, value)
    _figure("out", "digest.expired", 2)
    seen = reading.sums(Period(DAY, DAY))
    assert (seen.arrived, seen.failed, seen.out((State.SENT,), ("digest",))) == (7, 2, 0)
    assert seen.out_by_state()["queued"] == 1
    assert seen.out_by_kind() == {"answer": 4, "digest": 6}


def test_it_tells_the_way_from_told_to_hired(db):
    _figure("out", "digest.sent", 8)
    _figure("out", "answer.sent", 5)
    for name, label, value in (
        ("shown", "", 2),
        ("in", "detail", 3),
        ("in", "pick", 1),
        ("in", "search", 9),
        ("ussd_details", "", 2),
        ("applied", "", 2),
        ("hired", "", 1),
        ("placed", "sopir", 3),
    ):
        _figure(name, label, value)
    assert reading.sums(Period(DAY, DAY)).funnel == (10, 6, 2, 1, 3)


def test_what_lies_outside_counts_for_outside(db):
    for area, value in (("16.11.02", 1), ("LUAR", 2), ("16.71", 4), ("", 7)):
        _figure("open", area, value)
    seen = reading.sums(Period(DAY, DAY))
    assert seen.in_area(Name.OPEN, "LUAR", ("16.11",)) == 6


def test_it_tells_every_day_of_a_period_also_those_without_figures(db):
    _figure("in", "search", 4)
    found = reading.by_day(Period(DAY - timedelta(days=1), DAY), (Name.IN,))
    assert [seen.total(Name.IN) for seen in found.values()] == [0, 4]


def test_it_knows_the_months_of_which_something_was_counted(db):
    assert reading.months(DAY) == [date(2026, 11, 1)]
    _figure("in", "search", 1, date(2026, 9, 30))
    assert reading.months(DAY)[-1] == date(2026, 9, 1)
