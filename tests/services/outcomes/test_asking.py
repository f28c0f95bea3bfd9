"""Whether somebody got work is asked once a month at most, a few a day, and never after a STOP."""

from datetime import timedelta

import pytest

from smsgate.models import (
    Contact,
    Heartbeat,
    OutboundMessage,
    Outcome,
    Person,
    database,
)
from smsgate.services import applications, erasure
from smsgate.services.outcomes import asking
from smsgate.wording import gsm7, segments
from tests.conftest import NOON
from tests.services.outcomes.conftest import CODE, PHONE, sent_to

DAYS = timedelta(days=1)
THEN = NOON + 15 * DAYS


def asked(config, now):
    return asking.run(config, now)


@pytest.mark.parametrize(
    ("local", "due"), [(8, False), (9, True), (12, True), (15, True), (16, False), (22, False)]
)
def test_it_asks_by_day_only(runtime, config, local, due):
    assert asking.is_due(config, NOON.replace(hour=local)) is due


def test_it_looks_once_an_hour_whatever_is_restarted(runtime, config):
    asked(config, NOON)
    assert not asking.is_due(config, NOON + timedelta(minutes=59))
    assert asking.is_due(config, NOON + timedelta(minutes=60))
    Heartbeat.delete().execute()
    assert asking.is_due(config, NOON)


def test_an_application_nobody_answered_is_asked_after_two_weeks_and_once(config, person):
    assert asked(config, NOON + 13 * DAYS) == 0
    assert asked(config, THEN) == 1
    (text,) = sent_to(person)
    assert "1046" in text
    assert "DAPAT" in text
    assert "BELUM" in text
    assert gsm7.is_gsm7(text)
    assert segments.count(text).segments == 1
    row = Outcome.get()
    assert (row.kind, row.vacancy, row.month) == ("open", CODE, "2026-12")
    for later in (1, 20, 40, 70):
        assert asked(config, THEN + later * DAYS) == 0


def test_a_decision_is_asked_after_once_more_but_a_month_later_at_the_soonest(
    config, person, application
):
    asked(config, THEN)
    application.state, application.decided_at = "refused", THEN + DAYS
    application.save()
    assert asked(config, THEN + 16 * DAYS) == 0
    assert asked(config, THEN + 31 * DAYS) == 1


def test_two_workers_ask_once(config, person):
    assert asked(config, THEN) == 1
    with database.atomic():
        assert not asking._ask(asking.Asked(person.id, None), config, THEN)
    assert len(sent_to(person)) == 1


def test_it_ends_when_told(config, person, application, says):
    asked(config, THEN)
    says("DAPAT", THEN)
    application.state, application.decided_at = "refused", THEN + DAYS
    application.save()
    Contact.update(follows="id 16.11.09").execute()
    for later in (31, 60, 90):
        assert asked(config, THEN + later * DAYS) == 0


@pytest.mark.parametrize("column", ["stopped_at", "erased_at"])
def test_never_after_a_stop_or_an_erasure(config, person, column):
    Contact.update({getattr(Contact, column): NOON}).execute()
    assert asked(config, THEN) == 0


def test_never_somebody_else_who_has_the_number_now(config, person):
    Person.update(left_at=NOON).execute()
    assert asked(config, THEN) == 0


def test_what_was_withdrawn_is_not_asked_after(config, person, application):
    applications.withdraw(application.id, NOON)
    assert asked(config, THEN) == 0


def test_a_month_of_silence_of_somebody_who_follows_is_asked_once(config, says, runtime):
    says("DAFTAR SALING")
    assert asked(config, NOON + 29 * DAYS) == 0
    assert asked(config, NOON + 31 * DAYS) == 1
    assert asked(config, NOON + 62 * DAYS) == 0
    (*_before, text) = sent_to(Contact.get())
    assert "BERHENTI" in text
    assert segments.count(text).segments == 1
    says("LOKER", NOON + 63 * DAYS)
    assert asked(config, NOON + 94 * DAYS) == 1


def test_silence_without_news_or_on_a_pause_is_left_in_peace(config, says, runtime):
    says("LOKER SALING")
    assert asked(config, NOON + 31 * DAYS) == 0
    says("DAFTAR SALING", NOON + 31 * DAYS)
    Contact.update(paused_until=(NOON + 90 * DAYS).date()).execute()
    assert asked(config, NOON + 62 * DAYS) == 0


def test_it_is_so_many_an_hour_and_a_day_and_no_more(config, runtime, monkeypatch):
    monkeypatch.setattr(asking, "MOST_AN_HOUR", 2)
    monkeypatch.setattr(asking, "MOST_A_DAY", 3)
    for at in range(6):
        one = Contact.create(phone=f"+628400000{at:04}", created_at=NOON)
        applications.apply(one, CODE, {"name": "Siti"}, NOON)
    hours = [asked(config, THEN + timedelta(hours=at)) for at in range(4)]
    assert hours == [2, 1, 0, 0]
    assert asked(config, THEN + DAYS) == 2
    assert OutboundMessage.select().count() == 5


def test_erasing_forgets_what_was_asked(config, person):
    asked(config, THEN)
    erasure.erase(Contact.get(Contact.phone == PHONE), config, THEN)
    assert Outcome.select().count() == 0
