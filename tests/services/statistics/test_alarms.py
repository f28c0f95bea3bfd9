"""What somebody should look at, and settling what nobody knows."""

from datetime import timedelta

import pytest

from smsgate.errors import InputError
from smsgate.messages import State
from smsgate.models import (
    AuditEntry,
    GatewayStop,
    Heartbeat,
    OutboundMessage,
    Staff,
    UssdSession,
    Vacancy,
    VacancyState,
)
from smsgate.services.statistics import settling
from smsgate.services.statistics.alarms import Kind, alarms
from tests.conftest import NOON
from tests.plans import listening, read_whole

FEW_ROWS = {"heartbeat", "gateway_stop", "conversation"}


@pytest.fixture
def officer(db):
    Vacancy.delete().where(Vacancy.state == VacancyState.WAITING).execute()
    Vacancy.update(expires_on=NOON.date() + timedelta(days=60)).execute()
    Heartbeat.beat("worker", NOON)
    return Staff.create(email="a@dinas.example", role="officer")


def _kinds(officer, config, now=NOON):
    return [alarm.kind for alarm in alarms(officer, config, now)]


def _unknown(contact):
    return OutboundMessage.create(
        contact=contact, gateway="simulator", state=State.UNKNOWN, not_before=NOON
    )


def test_it_is_quiet_while_all_is_well(officer, config):
    assert _kinds(officer, config) == []


def test_it_tells_of_a_silent_worker_and_a_stopped_gateway_first(officer, config, contact):
    _unknown(contact)
    GatewayStop.create(gateway="africastalking", reason="no credit", since=NOON, until=NOON)
    now = NOON + timedelta(minutes=6)
    assert _kinds(officer, config, now) == [Kind.WORKER, Kind.GATEWAY, Kind.UNKNOWN]


def test_it_tells_of_vacancies_that_wait_or_close_in_the_districts_of_the_officer(officer, config):
    here, there = Vacancy.select().where(Vacancy.area.in_(["16.11.02", "16.11.04"])).limit(2)
    long_ago = NOON - timedelta(hours=25)
    Vacancy.update(state="waiting", created_at=long_ago).where(Vacancy.code == here.code).execute()
    Vacancy.update(expires_on=NOON.date()).where(Vacancy.code == there.code).execute()
    assert _kinds(officer, config) == [Kind.WAITING, Kind.CLOSING]
    officer.districts = ["16.11.10"]
    assert _kinds(officer, config) == []


def test_it_reads_only_small_tables_whole(officer, config, db, contact):
    _unknown(contact)
    with listening(db) as statements:
        alarms(officer, config, NOON)
    assert read_whole(db, statements) <= FEW_ROWS


def test_who_settles_a_message_is_written_down_and_its_day_counted_again(
    officer, config, contact, counted
):
    message = _unknown(contact)
    later = NOON + timedelta(days=20)
    assert counted(later, NOON.date())["out:answer.unknown"] == 1
    settling.settle(message.id, "sent", officer, config, later)
    assert OutboundMessage.get_by_id(message.id).state == State.SENT
    assert counted(later, NOON.date())["out:answer.sent"] == 1
    entry = AuditEntry.get()
    assert (entry.action, entry.subject_id, entry.actor) == (
        "outbox.resolve",
        str(message.id),
        officer.id,
    )


def test_a_day_of_which_rows_were_dropped_by_now_is_not_counted_again(
    officer, config, contact, counted
):
    message = _unknown(contact)
    session = {"gateway": "simulator", "transcript": "", "state": {}, "answer": "Loker"}
    UssdSession.create(session_id="1", contact=contact, created_at=NOON, **session)
    later = NOON + timedelta(days=31)
    assert counted(later, NOON.date())["ussd"] == 1
    UssdSession.delete().execute()
    settling.settle(message.id, "sent", officer, config, later)
    assert counted(later, NOON.date())["ussd"] == 1


def test_a_message_is_settled_once(officer, config, contact):
    message = _unknown(contact)
    settling.settle(message.id, "failed", officer, config, NOON)
    with pytest.raises(InputError):
        settling.settle(message.id, "sent", officer, config, NOON)
    assert AuditEntry.select().count() == 1
