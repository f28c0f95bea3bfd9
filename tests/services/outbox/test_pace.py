"""Segments per second, fractions too, and the same for all workers: it stands in the table."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.services.outbox import pace
from tests.conftest import NOON
from tests.services.outbox.conftest import NETWORK


def _at(seconds: float):
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(("rate", "segments", "seconds"), [(2, 1, 0.5), (0.5, 3, 6), (10, 5, 0.5)])
def test_it_waits_for_what_left_to_be_paid_off(
    db: Database, rate: float, segments: int, seconds: float
) -> None:
    assert pace.take(NETWORK, rate, segments, NOON)
    paid_off = seconds - pace.LATE.total_seconds()
    assert pace.wait(NETWORK, rate, NOON) == pytest.approx(paid_off)
    assert not pace.take(NETWORK, rate, segments, _at(paid_off - 0.01))
    assert pace.wait(NETWORK, rate, _at(paid_off)) == 0
    assert pace.take(NETWORK, rate, segments, _at(paid_off))
    assert pace.wait("simulator", rate, NOON) == 0


@pytest.mark.parametrize("rate", [0.3, 2, 7.5, 100])
@pytest.mark.parametrize("lateness", [0, 0.03, 0.2])
def test_it_reads_back_what_was_set_however_many_come_for_it(
    db: Database, rate: float, lateness: float
) -> None:
    """Three workers come when they are told to, each somewhat late, for a second's worth at most."""
    most = pace.burst(rate, 200)
    seconds, segments = 0.0, 0
    while seconds < 60:
        for worker in range(3):
            wanted = 1 + (segments + worker) % most
            segments += wanted * pace.take(NETWORK, rate, wanted, _at(seconds))
        seconds += pace.wait(NETWORK, rate, _at(seconds)) + lateness
    assert segments / seconds == pytest.approx(rate, rel=0.02)


def test_it_saves_nothing_up_in_idle_hours(db: Database) -> None:
    assert pace.take(NETWORK, 1, 1, NOON)
    assert pace.take(NETWORK, 1, 1, _at(3600))
    assert not pace.take(NETWORK, 1, 1, _at(3600))


def test_it_never_waits_without_a_rate(db: Database) -> None:
    for _ in range(2):
        assert pace.take(NETWORK, None, 1000, NOON)
    assert pace.wait(NETWORK, None, NOON) == 0


@pytest.mark.parametrize(("rate", "most"), [(None, 200), (0.2, 1), (1.9, 1), (30, 30), (999, 200)])
def test_it_lets_a_second_s_worth_go_at_once(rate: float | None, most: int) -> None:
    assert pace.burst(rate, 200) == most
