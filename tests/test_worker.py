"""The worker as a process: it works at once, hears the bell, and ends when asked, with nothing half done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, Heartbeat, OutboundMessage, utcnow
from tests.standin import StandIn, slow

PATIENCE_SECONDS = 60
RUN = "from smsgate.worker import main; main()"
RING = "from smsgate.tasks.sending import ring; ring()"


def _waiting(gateway: str, text: str = "Loker") -> OutboundMessage:
    contact, _ = Contact.get_or_create(phone="+6281200000001")
    return OutboundMessage.create(contact=contact, gateway=gateway, text=text, not_before=utcnow())


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def _is(message: OutboundMessage, state: State) -> Callable[[], bool]:
    return lambda: OutboundMessage.get_by_id(message.id).state == state


@contextmanager
def _worker(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", RUN], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def environment(config: Config, db: Database) -> dict[str, str]:
    """The settings of a fresh machine, in the test's folder."""
    return {
        **os.environ,
        "SMSGATE_DATA_DIR": str(config.data_dir),
        "SMSGATE_DATABASE_URL": config.database_url,
        "SMSGATE_QUEUE_URL": config.queue_url,
    }


@pytest.fixture
def real(environment: dict[str, str], network: StandIn) -> dict[str, str]:
    """The settings of an account at that network."""
    return {
        **environment,
        "SMSGATE_GATEWAY": "africastalking",
        "SMSGATE_HOOK_SECRET": "a-secret-in-the-address-of-the-hooks-1234",
        "SMSGATE_SERVICE_NUMBER": "3636",
        "AT_USERNAME": "sandbox",
        "AT_API_KEY": "the-key",
        "AT_BASE_URL": network.url,
    }


def test_it_sends_what_it_finds_and_then_what_the_bell_tells(environment: dict[str, str]) -> None:
    found = _waiting("simulator")
    with _worker(environment) as process:
        _until(_is(found, State.DELIVERED))
        assert utcnow() - Heartbeat.get_by_id("worker").at < timedelta(minutes=1)
        told = _waiting("simulator")
        subprocess.run([sys.executable, "-c", RING], env=environment, check=True)
        _until(_is(told, State.DELIVERED))
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 0


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_it_writes_down_what_was_under_way_before_it_ends(
    real: dict[str, str], network: StandIn, signum: signal.Signals
) -> None:
    messages = [_waiting("africastalking", f"Loker {number}") for number in range(5)]
    network.then(slow(2))
    with _worker(real) as process:
        _until(lambda: bool(network.calls))
        process.send_signal(signum)
        assert process.wait(PATIENCE_SECONDS) == 0
    states = [OutboundMessage.get_by_id(message.id).state for message in messages]
    assert states == [State.SENT, *[State.QUEUED] * 4]
    assert network.told == {"+6281200000001": 1}
