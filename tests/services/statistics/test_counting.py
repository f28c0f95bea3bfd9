"""Sums of a day: from rows alone, the same however often and in however many pieces they are counted."""

from datetime import timedelta

import pytest

from smsgate.messages import Priority, State
from smsgate.models import (
    Application,
    ApplicationState,
    Contact,
    CountedDay,
    DailyFigure,
    Flag,
    InboundMessage,
    OutboundMessage,
    Person,
    Shown,
    UssdSession,
    Vacancy,
)
from smsgate.services import statistics, subscribers
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON
from tests.plans import listening, read_whole

DAY = timedelta(days=1)
MORNING, NIGHT = NOON.replace(hour=0), NOON.replace(hour=23, minute=59)
SMALL = {
    "counted_day",
    "daily_figure",
    "subscription",
    "person",
    "contact",
    "vacancy",
    "region",
    "counter",
}
"""Read whole by a count: a row for each day, subscriber or open vacancy, never one for each message."""


def _came(contact, at, intent="search", **more):
    key = f"{contact.id if contact else 0}-{at}-{intent}"
    return InboundMessage.create(
        dedupe_key=key, gateway="simulator", contact=contact, received_at=at, intent=intent, **more
    )


def _went(contact, at, state=State.SENT, **more):
    fields = {"gateway": "africastalking", "created_at": at, "not_before": at, **more}
    return OutboundMessage.create(contact=contact, state=state, **fields)


def _dialled(contact, at, details=0):
    return UssdSession.create(
        gateway="simulator",
        session_id=f"{contact.id}-{at}",
        contact=contact,
        transcript="",
        state={},
        answer="",
        details=details,
        created_at=at,
        updated_at=at,
    )


@pytest.fixture
def neighbour(db):
    return Contact.create(phone="+6281200000002")


def test_it_counts_texts_by_what_they_meant_on_the_local_day(contact, counted):
    for at in (MORNING - timedelta(seconds=1), MORNING, NIGHT, MORNING + DAY):
        _came(contact, at)
    _came(contact, NOON, "detail")
    _came(None, NOON, "", flag=Flag.REFUSED)
    seen = counted(NIGHT)
    assert (seen["in:search"], seen["in:detail"]) == (2, 1)
    assert "in" not in seen


def test_it_counts_everybody_who_wrote_or_dialled_once(contact, neighbour, counted):
    for minute in range(3):
        _came(contact, NOON + timedelta(minutes=minute))
    _dialled(contact, NOON, details=2)
    _dialled(neighbour, NOON, details=1)
    _dialled(neighbour, NOON - DAY)
    seen = counted(NIGHT)
    assert (seen["seekers"], seen["ussd"], seen["ussd_details"]) == (2, 2, 3)


def test_it_counts_messages_by_state_and_what_they_took(contact, counted):
    _went(contact, NOON, segments=2)
    _went(contact, NOON, State.DELIVERED, cost="IDR 280.5", priority=Priority.DIGEST)
    _went(contact, NOON, State.DELIVERED, cost="IDR 280.5", priority=Priority.DIGEST, segments=2)
    _went(contact, NOON, State.FAILED)
    _went(contact, NOON, State.DELIVERED, gateway="simulator")
    _went(contact, NOON + DAY, State.QUEUED)
    seen = counted(NIGHT)
    assert (seen["out:answer.sent"], seen["out:answer.failed"]) == (1, 1)
    assert seen["out:digest.delivered"] == 2
    assert (seen["segments:answer"], seen["segments:digest"]) == (3, 3)
    assert (seen["rupiah:answer"], seen["rupiah:digest"]) == (700, 561)
    assert "out:answer.queued" not in seen


def test_it_counts_again_what_came_of_a_message(contact, counted):
    message = _went(contact, NOON, State.SENDING)
    assert counted(NOON)["out:answer.sending"] == 1
    message.state = State.DELIVERED
    message.save()
    later = counted(NOON + timedelta(minutes=2))
    assert (later["out:answer.delivered"], "out:answer.sending" in later) == (1, False)


def test_it_counts_a_report_that_comes_days_later_and_then_lets_the_day_be(contact, counted):
    message = _went(contact, NOON)
    day = NOON.date()
    counted(NOON)
    assert counted(NOON + 3 * DAY, day)["out:answer.sent"] == 1
    OutboundMessage.update(state=State.DELIVERED).execute()
    assert counted(NOON + 4 * DAY, day)["out:answer.delivered"] == 1
    counted(NOON + 9 * DAY, day)
    message.delete_instance()
    assert counted(NOON + 10 * DAY, day)["out:answer.delivered"] == 1


def test_it_counts_a_day_again_when_asked_to(contact, counted):
    _went(contact, NOON, State.UNKNOWN)
    day = NOON.date()
    counted(NOON + 30 * DAY)
    OutboundMessage.update(state=State.FAILED).execute()
    assert counted(NOON + 31 * DAY, day)["out:answer.unknown"] == 1
    CountedDay.again(day, MORNING + DAY)
    assert counted(NOON + 31 * DAY, day)["out:answer.failed"] == 1


def test_it_catches_up_with_days_nobody_counted(contact, counted, config):
    for back in reversed(range(40)):
        _came(contact, NOON - back * DAY)
    some = statistics.count_due(config, NOON)
    assert [next(some) for _ in range(3)] == [NOON.date() - back * DAY for back in range(3)]
    some.close()
    counted(NOON)
    sums = DailyFigure.select().where(DailyFigure.name == "in")
    assert (sums.count(), sum(row.value for row in sums)) == (40, 40)


def test_it_rests_between_two_counts(contact, config, counted):
    counted(NOON)
    assert list(statistics.count_due(config, NOON + timedelta(seconds=30))) == []
    CountedDay.update(took=10_000).execute()
    assert list(statistics.count_due(config, NOON + timedelta(seconds=150))) == []
    due = list(statistics.count_due(config, NOON + timedelta(seconds=210)))
    assert due == [NOON.date()]


def test_two_workers_at_one_day_leave_one_count(contact, config, counted):
    _came(contact, NOON)
    counted(NOON)
    _came(contact, NOON + timedelta(minutes=1))
    assert CountedDay.take(NOON.date(), NOON, NOON + timedelta(minutes=2), 0)
    assert not CountedDay.take(NOON.date(), NOON, NOON + timedelta(minutes=2), 0)


def test_counting_from_scratch_tells_the_same(contact, neighbour, counted):
    for hour in range(20):
        at = NOON + timedelta(hours=hour)
        _came(contact, at, ("search", "detail", "pick")[hour % 3])
        _went(neighbour, at, list(State)[hour % 9], segments=hour % 3 + 1)
        Shown.record(neighbour, [1001 + hour], "sms", at)
        counted(at)
    end = NOON + timedelta(hours=20)
    counted(end)
    told = {day: counted(end, day) for day in (NOON.date(), end.date())}
    for table in (DailyFigure, CountedDay):
        table.delete().execute()
    again = {day: counted(end, day) for day in told}
    assert {key: told[NOON.date()][key] for key in again[NOON.date()]} == again[NOON.date()]
    assert told[end.date()] == again[end.date()]


def _follow(contact, place, at):
    record = ConsentRecord(how="import", source="test", at=at)
    subscribers.subscribe(contact, place, None, record)


def test_it_tells_who_follows_what_at_the_end_of_a_day(contact, neighbour, counted):
    _follow(contact, "16.11.02", NOON - DAY)
    _follow(contact, "16.11.09", NOON)
    _follow(neighbour, "16.11.02", NOON)
    seen = counted(NOON)
    assert (seen["begun:16.11.02"], seen["begun:16.11.09"]) == (1, 1)
    assert (seen["subscribers:16.11.02"], seen["subscribers"]) == (2, 2)
    subscribers.stop(contact, "sms", NOON + DAY)
    seen = counted(NOON + DAY)
    assert (seen["ended:16.11.02"], seen["subscribers"], "begun:16.11.02" in seen) == (1, 1, False)
    assert counted(NOON + DAY, NOON.date())["subscribers"] == 2


def test_who_comes_back_leaves_the_past_as_it_was(contact, counted):
    _follow(contact, "16.11.02", NOON - DAY)
    subscribers.stop(contact, "sms", NOON)
    counted(NOON + DAY)
    _follow(contact, "16.11.02", NOON + DAY)
    seen = counted(NOON + 2 * DAY, NOON.date())
    assert seen["ended:16.11.02"] == 1


def test_it_counts_vacancies_published_and_open(counted):
    open_now = Vacancy.select().where(Vacancy.open_on(NOON.date()))
    Vacancy.update(verified_at=NOON).where(Vacancy.published_seq.is_null(False)).execute()
    seen = counted(NOON)
    assert seen["open"] == open_now.count()
    assert seen["open:16.11.02"] == open_now.where(Vacancy.area == "16.11.02").count()
    published = sum(value for key, value in seen.items() if key.startswith("published"))
    assert published == Vacancy.select().where(Vacancy.published_seq.is_null(False)).count()
    Vacancy.update(state="filled").execute()
    assert counted(NOON + DAY, NOON.date())["open"] == seen["open"]


def test_it_counts_applications_and_who_was_hired(contact, neighbour, counted):
    code = Vacancy.select(Vacancy.code).where(Vacancy.open_on(NOON.date())).scalar()
    for number, state in ((contact, ApplicationState.HIRED), (neighbour, ApplicationState.SENT)):
        decided = NOON if state == ApplicationState.HIRED else None
        Application.create(
            vacancy=code,
            person=Person.of(number),
            state=state,
            created_at=NOON,
            decided_at=decided,
        )
    seen = counted(NOON)
    assert (seen["applied"], seen["hired"]) == (2, 1)


def test_a_months_seekers_are_each_counted_once(contact, neighbour, counted):
    for back in range(5):
        _came(contact, NOON - back * DAY)
    _came(neighbour, NOON - 2 * DAY)
    seen = counted(NOON, NOON.date() - DAY)
    assert seen["seekers_of_month"] == 2


def test_it_reads_no_message_twice_and_no_old_one(contact, config, counted, db):
    _came(contact, NOON)
    _went(contact, NOON)
    _dialled(contact, NOON)
    Shown.record(contact, [1001], "sms", NOON)
    with listening(db) as statements:
        counted(NOON)
    assert read_whole(db, statements) <= SMALL
