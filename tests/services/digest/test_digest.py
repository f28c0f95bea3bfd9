"""The digest of a day as its callers see it: due, run, run again, run late."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import Counter, DigestRun, OutboundMessage
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services import digest
from tests.services.digest.conftest import (
    MORNING,
    PENDOPO,
    SALING,
    TODAY,
    YESTERDAY,
    Bell,
    Run,
    codes,
    follower,
    message,
    publish,
    start,
    told,
)

TOMORROW = MORNING + timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (MORNING - timedelta(minutes=1), False),
        (MORNING, True),
        (MORNING + timedelta(hours=10), True),
        (MORNING + timedelta(hours=11), False),
    ],
)
def test_it_is_due_past_its_hour(config: Config, told_until: int, now: datetime, due: bool) -> None:
    assert digest.due(config, now) == (TODAY if due else None)


def test_it_is_due_until_it_is_finished(config: Config, run: Run) -> None:
    DigestRun.create(local_date=TODAY, from_seq=0, to_seq=0)
    assert digest.due(config, MORNING) == TODAY
    run()
    assert digest.due(config, MORNING) is None
    assert digest.due(config, TOMORROW) == TOMORROW.date()


def test_a_second_run_of_a_date_sends_nothing_twice(run: Run, bell: Bell) -> None:
    publish()
    reader = follower(PENDOPO)
    run()
    publish()
    follower(PENDOPO, digest_from=Counter.current(PUBLISHED_SEQ))
    again = run(now=MORNING + timedelta(hours=3))
    assert again.done
    assert OutboundMessage.select().count() == again.people == 1
    assert len(told(reader)) == 1
    assert bell.rung == 1


def test_each_day_tells_only_its_own_news(run: Run) -> None:
    first = publish()
    reader = follower(PENDOPO)
    run()
    second = publish()
    run(TOMORROW.date(), TOMORROW)
    days = OutboundMessage.select().order_by(OutboundMessage.digest_date)
    assert [codes(row) for row in days] == [[first], [second]]
    assert start(reader) is None


def test_it_refuses_a_day_that_is_over(run: Run) -> None:
    with pytest.raises(InputError):
        run(TODAY, TOMORROW)


def test_a_run_never_finished_is_made_good_the_next_day(
    config: Config, db: Database, run: Run
) -> None:
    publish()
    reached, missed = follower(PENDOPO, id=1), follower(PENDOPO, id=2)
    ahead = follower(PENDOPO, id=3, digest_from=Counter.current(PUBLISHED_SEQ))
    digest.run(TODAY, config, lambda: None, MORNING, region=SALING)
    begun = DigestRun.get(DigestRun.local_date == TODAY)
    OutboundMessage.create(contact=reached, gateway="simulator", digest_date=TODAY, text="kemarin")
    newer = publish()
    run(TOMORROW.date(), TOMORROW)
    rows = OutboundMessage.select().where(OutboundMessage.digest_date == TOMORROW.date())
    news = {row.contact_id: len(codes(row)) for row in rows}
    assert news == {reached.id: 1, missed.id: 2, ahead.id: 1}
    assert DigestRun.get_by_id(begun.id).finished_at is not None
    assert newer in codes(rows[0])


def test_a_day_left_out_is_told_the_next(run: Run) -> None:
    publish()
    reader = follower(PENDOPO)
    later = TOMORROW + timedelta(days=3)
    publish()
    run(later.date(), later)
    assert len(codes(OutboundMessage.get(OutboundMessage.contact == reader))) == 2


def test_tomorrows_digest_can_be_run_today(config: Config, run: Run) -> None:
    publish()
    reader = follower(PENDOPO)
    real = replace(config, gateway="africastalking")
    digest.run(TOMORROW.date(), real, lambda: None, MORNING)
    assert message(reader) is None
    row = OutboundMessage.get()
    assert (row.digest_date, row.not_before) == (TOMORROW.date(), TOMORROW)
    run()
    assert OutboundMessage.select().count() == 1


def test_it_does_not_count_yesterday_as_undone(run: Run) -> None:
    run()
    assert DigestRun.get(DigestRun.local_date == YESTERDAY).people == 0
    assert DigestRun.select().count() == 2
