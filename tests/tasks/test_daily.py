"""The tasks that look every minute whether their hour of the day is past."""

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Thread

import pytest
import time_machine
from peewee import Database

from smsgate.messages import State
from smsgate.models import (
    Contact,
    DigestRun,
    InboundMessage,
    OutboundMessage,
    RetentionRun,
    utcnow,
)
from smsgate.services import retention
from smsgate.services.retention import kinds
from smsgate.tasks import daily, process
from smsgate.tasks.queue import huey
from tests.conftest import NOON

MORNING = NOON.replace(hour=7) + timedelta(days=1)


@pytest.fixture
def reader(db: Database) -> Contact:
    """Somebody who follows the whole regency, from the first vacancy on."""
    return Contact.create(phone="+6281273000001", follows="id|16.11:", digest_from=0)


def look(at: datetime) -> int:
    """What the outbox holds after a look at that moment."""
    with time_machine.travel(at, tick=False):
        daily.send_digest.call_local()
    return OutboundMessage.select().count()


@pytest.mark.usefixtures("worker", "reader")
def test_it_sends_the_digest_once_past_its_hour() -> None:
    assert look(MORNING - timedelta(minutes=1)) == 0
    assert look(MORNING) == 1
    assert OutboundMessage.get().state == State.DELIVERED
    assert look(MORNING + timedelta(minutes=1)) == 1
    assert DigestRun.select().count() == 1


@pytest.mark.usefixtures("worker", "reader")
def test_it_makes_up_for_hours_the_machine_was_off() -> None:
    assert look(MORNING + timedelta(hours=9)) == 1


@pytest.mark.usefixtures("worker", "reader")
def test_it_leaves_it_to_the_next_morning_when_the_day_is_over() -> None:
    assert look(MORNING + timedelta(hours=12)) == 0
    assert look(MORNING + timedelta(days=1)) == 1


@pytest.mark.usefixtures("worker", "reader")
def test_one_look_does_not_wait_for_the_one_before() -> None:
    with daily._at_work:
        other = Thread(target=daily.send_digest.call_local)
        other.start()
        other.join(10)
    assert not other.is_alive()
    assert OutboundMessage.select().count() == 0


def test_it_is_asked_every_minute() -> None:
    (task,) = [one for one in huey._registry.periodic_tasks if "digest" in type(one).__name__]
    assert all(task.validate_datetime(utcnow() + timedelta(minutes=m)) for m in range(60))


NIGHT = NOON.replace(hour=2) + timedelta(days=1)


def night(at: datetime) -> int:
    """How many texts still have their words after a look at that moment."""
    with time_machine.travel(at, tick=False):
        daily.drop_what_is_old.call_local()
    return InboundMessage.select().where(InboundMessage.text.is_null(False)).count()


@pytest.fixture
def old_texts(db: Database) -> None:
    """Three texts long past their time."""
    for number in range(3):
        InboundMessage.create(
            dedupe_key=str(number), gateway="simulator", received_at=NOON - timedelta(days=100)
        )


@pytest.mark.usefixtures("worker", "old_texts")
def test_it_drops_at_night_what_is_old_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert night(NIGHT - timedelta(minutes=1)) == 3
    assert night(NIGHT) == 0
    assert night(NIGHT + timedelta(minutes=1)) == 0
    assert RetentionRun.get().dropped == {"texts_in": 3}
    assert capsys.readouterr().out.count("retention.done") == 1


@pytest.mark.usefixtures("worker", "old_texts")
def test_it_goes_on_the_next_minute_with_what_a_slice_left(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = tuple(replace(kind, chunk=1) for kind in kinds.KINDS)
    monkeypatch.setattr(retention, "KINDS", steps)
    monkeypatch.setattr(daily, "SLICE_SECONDS", -1)
    assert [night(NIGHT + timedelta(minutes=minute)) for minute in range(4)] == [2, 1, 0, 0]
    assert RetentionRun.get().lease_until is None


@pytest.mark.usefixtures("worker", "old_texts")
def test_it_lets_go_when_the_worker_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = tuple(replace(kind, chunk=1) for kind in kinds.KINDS)
    monkeypatch.setattr(retention, "KINDS", steps)
    process.stopping.set()
    assert night(NIGHT) == 2
