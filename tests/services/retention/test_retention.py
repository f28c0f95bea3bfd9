"""The night itself: its hour, whose turn it is, and that nothing is read whole or done twice."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from peewee import Database

from smsgate.config import WIB, Config
from smsgate.models import Contact, Heartbeat, InboundMessage, RetentionRun, Shown
from smsgate.models.heartbeat import RETENTION
from smsgate.models.retention_run import LEASE
from smsgate.services import retention
from smsgate.services.retention import kinds
from tests.conftest import NOON
from tests.plans import listening, read_whole
from tests.services.retention.conftest import Night, ago

TODAY = NOON.date()


def test_it_is_due_once_a_day_past_two_in_the_morning(config: Config, night: Night) -> None:
    assert retention.due(config, datetime(2026, 11, 24, 1, 59, tzinfo=WIB)) is None
    assert retention.due(config, datetime(2026, 11, 24, 2, 0, tzinfo=WIB)) == TODAY
    assert retention.due(config, NOON) == TODAY
    night.run()
    assert retention.due(config, NOON + timedelta(hours=11)) is None
    assert retention.due(config, NOON + timedelta(days=1)) == TODAY + timedelta(days=1)


def test_it_says_when_it_was_done(night: Night, contact: Contact) -> None:
    night.text(contact, 91)
    night.run()
    last = RetentionRun.last()
    assert last is not None
    assert (last.local_date, last.dropped) == (TODAY, {"texts_in": 1})
    assert Heartbeat.get_by_id(RETENTION).at == NOON


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows a step, so that a few rows are many steps."""
    small = tuple(replace(kind, chunk=min(2, kind.chunk)) for kind in kinds.KINDS)
    monkeypatch.setattr(retention, "KINDS", small)
    monkeypatch.setattr(retention, "CHUNK", 2)


@pytest.mark.usefixtures("small_steps")
def test_it_goes_on_where_it_was_asked_to_rest(
    night: Night, contact: Contact, config: Config
) -> None:
    for _ in range(7):
        night.text(contact, 91)
    steps = 0
    while retention.due(config, NOON):
        with closing(retention.night(TODAY, config, NOON)) as slice_:
            steps += len([next(slice_, None)])
    assert steps > 4
    assert RetentionRun.get().dropped == {"texts_in": 7}


@pytest.mark.usefixtures("small_steps")
def test_of_two_workers_one_is_at_it(night: Night, contact: Contact, config: Config) -> None:
    for _ in range(5):
        night.text(contact, 91)
    first = retention.night(TODAY, config, NOON)
    assert next(first) == 2
    assert list(retention.night(TODAY, config, NOON + timedelta(minutes=1))) == []
    assert len(list(first)) >= 2
    assert list(retention.night(TODAY, config, NOON + timedelta(minutes=1))) == []
    assert RetentionRun.get().dropped == {"texts_in": 5}


@pytest.mark.usefixtures("small_steps")
def test_it_takes_over_from_a_worker_that_was_killed(
    night: Night, contact: Contact, config: Config
) -> None:
    for _ in range(5):
        night.text(contact, 91)
    killed = retention.night(TODAY, config, NOON)
    next(killed)
    later = NOON + LEASE + timedelta(seconds=1)
    assert sum(retention.night(TODAY, config, later)) == 3
    assert RetentionRun.get().dropped == {"texts_in": 5}
    assert RetentionRun.get().finished_at == later


def test_it_looks_only_at_what_came_of_age_and_each_month_at_all(
    night: Night, contact: Contact
) -> None:
    first = night.text(contact, 91)
    night.run()
    InboundMessage.update(text="back").where(InboundMessage.id == first.id).execute()
    night.text(contact, 89)
    assert night.run(days=2) == {"texts_in": 1}
    assert night.run(days=7) == {"texts_in": 1}


def test_it_reads_no_table_whole(night: Night, contact: Contact, db: Database) -> None:
    night.text(contact, 400)
    night.reply(contact, 400)
    Shown.create(contact=contact, vacancy=1001, channel="sms", at=ago(366))
    Contact.update(last_inbound_at=ago(366)).execute()
    with listening(db) as asked:
        assert night.run() == {"texts_in": 1, "texts_out": 1, "shown": 1, "numbers": 1}
    statements = [one for one in asked if one[0].split()[0] in ("SELECT", "UPDATE", "DELETE")]
    assert len(statements) > 20
    assert read_whole(db, statements) == set()


@pytest.mark.usefixtures("small_steps")
def test_a_step_that_failed_is_done_by_the_next_look(
    night: Night, contact: Contact, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        night.text(contact, 91)
    broken = replace(retention.KINDS[0], drop=lambda _rows: 1 // 0)
    with monkeypatch.context() as patched:
        patched.setattr(retention, "KINDS", (broken,))
        with pytest.raises(ZeroDivisionError):
            list(retention.night(TODAY, config, NOON))
    assert night.run() == {"texts_in": 5}
