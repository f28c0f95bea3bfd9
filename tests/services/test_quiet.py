from dataclasses import replace
from datetime import datetime, time

import pytest

from smsgate.config import WIB, Config
from smsgate.services.quiet import after_quiet


@pytest.mark.parametrize(
    ("hours", "at", "sent"),
    [
        ("20-7", "24 12:00", "24 12:00"),
        ("20-7", "24 20:00", "25 07:00"),
        ("20-7", "24 23:30", "25 07:00"),
        ("20-7", "24 03:00", "24 07:00"),
        ("20-7", "24 07:00", "24 07:00"),
        ("12-14", "24 13:00", "24 14:00"),
        ("12-14", "24 14:00", "24 14:00"),
        (None, "24 23:30", "24 23:30"),
    ],
)
def test_it_waits_for_the_end_of_the_quiet_hours(hours: str | None, at: str, sent: str) -> None:
    start, end = (int(hour) for hour in hours.split("-")) if hours else (0, 0)
    config = replace(Config(), quiet_hours=(time(start), time(end)) if hours else None)
    moment = datetime.strptime(f"2026-11-{at}", "%Y-%m-%d %H:%M").replace(tzinfo=WIB)
    assert f"{after_quiet(moment, config):%d %H:%M}" == sent
