"""The hours of a digest, and when one is due."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from smsgate.config import WIB, Config
from smsgate.services.digest.hours import sending_hours, start_is_due

DAY = date(2026, 11, 25)
REAL = Config(gateway="africastalking")
SIMULATED = Config(gateway="simulator")


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("changes", "now", "not_before", "give_up_at"),
    [
        ({}, at(7), at(7), at(20)),
        ({}, at(5, 30), at(7), at(20)),  # quiet until seven
        ({}, at(17), at(17), at(20)),  # the quiet hours end it
        ({"quiet_hours": (time(18), time(8))}, at(7), at(8), at(18)),
        (
            {"quiet_hours": (time(22), time(6))},
            at(7),
            at(7),
            at(20),
        ),  # worthless before it is quiet
        ({"quiet_hours": (time(22), time(6))}, at(19), at(19), at(22)),  # late by hand
        ({"quiet_hours": (time(12), time(13))}, at(12, 30), at(13), at(20)),
        ({"quiet_hours": None}, at(5), at(5), at(20)),
        ({"quiet_hours": None}, at(22), at(22), at(2, day=26)),
        ({}, at(12, day=24), at(7), at(20)),  # tomorrow's, run today
        ({"gateway": "simulator"}, at(23), at(23), at(3, day=26)),  # wakes nobody
        ({"gateway": "simulator"}, at(12, day=24), at(12, day=24), at(20)),  # tomorrow's, now
    ],
)
def test_it_sends_within_the_hours(
    changes: dict[str, Any], now: datetime, not_before: datetime, give_up_at: datetime
) -> None:
    hours = sending_hours(DAY, replace(REAL, **changes), now)
    assert (hours.not_before, hours.give_up_at, hours.over) == (not_before, give_up_at, False)


@pytest.mark.parametrize(
    ("config", "now"),
    [
        (REAL, at(20)),
        (REAL, at(23)),
        (REAL, at(6, day=26)),
        (SIMULATED, at(0, day=26)),
        (replace(REAL, digest_at=time(21)), at(12, day=24)),  # a digest hour within the quiet hours
    ],
)
def test_it_is_over_when_no_allowed_hour_of_that_day_is_left(config: Config, now: datetime) -> None:
    assert sending_hours(DAY, config, now).over


@pytest.mark.parametrize(
    ("config", "now", "due"),
    [
        (REAL, at(6, 59), False),
        (REAL, at(7), True),
        (REAL, at(17, 59), True),
        (REAL, at(18), False),
        (replace(REAL, digest_at=time(5)), at(5), True),  # filled early, sent at seven
        (replace(REAL, digest_at=time(19), quiet_hours=None), at(19, 30), True),
        (replace(REAL, digest_at=time(21)), at(21, 30), False),
        (SIMULATED, at(18), False),
    ],
)
def test_it_starts_past_its_hour_and_not_too_late(config: Config, now: datetime, due: bool) -> None:
    assert start_is_due(config, now) is due
