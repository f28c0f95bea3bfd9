"""Four hours of work, whatever nights and weekends lie between."""

from datetime import datetime, timedelta

import pytest

from smsgate.config import WIB
from smsgate.services.inbox.target import due, overdue_before


def at(day: int, clock: str) -> datetime:
    """In November 2026: the 20th is a Friday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (at(24, "08:00"), at(24, "12:00")),
        (at(24, "11:30"), at(24, "15:30")),
        (at(24, "15:00"), at(25, "11:00")),
        (at(24, "05:00"), at(24, "12:00")),
        (at(24, "21:00"), at(25, "12:00")),
        (at(20, "15:00"), at(23, "11:00")),
        (at(21, "10:00"), at(23, "12:00")),
    ],
    ids=["at eight", "within a day", "over night", "early", "late", "over a weekend", "saturday"],
)
def test_it_is_due_after_four_hours_of_work(since: datetime, expected: datetime) -> None:
    assert due(since, WIB) == expected


def test_late_is_exactly_what_was_due_before() -> None:
    for quarter in range(0, 14 * 96, 7):
        since = at(16, "00:00") + timedelta(minutes=15 * quarter)
        for later in range(0, 7 * 96, 11):
            now = since + timedelta(minutes=15 * later)
            assert (due(since, WIB) < now) == (since <= overdue_before(now, WIB))
