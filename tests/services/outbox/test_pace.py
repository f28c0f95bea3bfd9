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
    pace.spend(NETWORK, rate, segments, NOON)
    assert pace.wait(NETWORK, rate, NOON) == pytest.approx(seconds)
    assert pace.wait(NETWORK, rate, _at(seconds)) == 0
    assert pace.wait("simulator", rate, NOON) == 0


def test_it_adds_up_what_several_workers_send(db: Database) -> None:
    for _ in range(4):
        pace.spend(NETWORK, 2, 1, NOON)
    assert pace.wait(NETWORK, 2, NOON) == pytest.approx(2)


def test_it_saves_nothing_up_in_idle_hours(db: Database) -> None:
    pace.spend(NETWORK, 1, 1, NOON)
    pace.spend(NETWORK, 1, 1, _at(3600))
    assert pace.wait(NETWORK, 1, _at(3600)) == pytest.approx(1)


def test_it_never_waits_without_a_rate(db: Database) -> None:
    pace.spend(NETWORK, None, 1000, NOON)
    assert pace.wait(NETWORK, None, NOON) == 0


@pytest.mark.parametrize(("rate", "most"), [(None, 200), (0.2, 1), (1.9, 1), (30, 30), (999, 200)])
def test_it_lets_a_second_s_worth_go_at_once(rate: float | None, most: int) -> None:
    assert pace.burst(rate, 200) == most
