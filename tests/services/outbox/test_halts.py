"""Gateways that stopped, and how they start again."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.models import GatewayStop
from smsgate.services.outbox import halts, hurry
from smsgate.services.outbox.patience import PATIENCE
from tests.conftest import NOON
from tests.services.outbox.conftest import NETWORK

AGAIN = NOON + PATIENCE.stopped


@pytest.fixture
def stop(db: Database) -> GatewayStop:
    """No credit since noon."""
    halts.halt(NETWORK, "no credit", NOON, PATIENCE)
    return GatewayStop.get()


def _stop() -> GatewayStop:
    found = halts.halted(NETWORK)
    assert found is not None
    return found


def test_it_raises_the_alarm(db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    halts.halt(NETWORK, "HTTP 401: wrong key", NOON, PATIENCE)
    logged = capsys.readouterr()
    assert "error" in logged.out + logged.err
    assert "HTTP 401: wrong key" in logged.out + logged.err


def test_it_remembers_since_when_and_the_latest_reason(stop: GatewayStop) -> None:
    halts.halt(NETWORK, "wrong key", AGAIN, PATIENCE)
    assert (_stop().since, _stop().reason) == (NOON, "wrong key")
    assert _stop().until == AGAIN + PATIENCE.stopped


def test_it_is_tried_again_when_its_time_is_over_and_by_one_worker_only(stop: GatewayStop) -> None:
    assert not halts.try_again(stop, AGAIN - timedelta(seconds=1), PATIENCE)
    assert halts.try_again(stop, AGAIN, PATIENCE)
    assert not halts.try_again(stop, AGAIN, PATIENCE)
    assert not halts.try_again(_stop(), AGAIN, PATIENCE)


def test_it_is_tried_by_another_when_that_one_died(stop: GatewayStop) -> None:
    assert halts.try_again(stop, AGAIN, PATIENCE)
    assert halts.try_again(_stop(), AGAIN + PATIENCE.sending, PATIENCE)


def test_it_is_tried_at_once_by_a_worker_that_starts(stop: GatewayStop) -> None:
    soon = NOON + timedelta(seconds=1)
    hurry(soon)
    assert halts.try_again(_stop(), soon, PATIENCE)


def test_it_is_forgotten_when_it_works(stop: GatewayStop) -> None:
    halts.lift(NETWORK)
    assert halts.halted(NETWORK) is None
