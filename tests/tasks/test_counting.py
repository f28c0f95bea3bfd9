"""The worker keeps the office's figures, whatever day it is."""

from datetime import timedelta
from threading import Thread

import pytest

from smsgate.models import CountedDay, DailyFigure, InboundMessage, utcnow
from smsgate.tasks import counting, process


@pytest.fixture
def texts(db):
    for back in range(3):
        at = utcnow() - timedelta(days=back)
        InboundMessage.create(
            dedupe_key=f"{back}", gateway="simulator", received_at=at, intent="search"
        )


def test_it_counts_today_and_the_days_before(worker, texts):
    counting.count_days.call_local()
    rows = DailyFigure.select().where(DailyFigure.name == "in")
    assert [row.value for row in rows] == [1, 1, 1]


def test_it_stops_between_two_days_when_the_worker_is_asked_to(worker, texts):
    process.stopping.set()
    counting.count_days.call_local()
    assert CountedDay.select().count() == 1


def test_a_first_count_that_outlasts_the_minute_is_not_begun_twice(worker, texts):
    with counting._at_work:
        other = Thread(target=counting.count_days.call_local)
        other.start()
        other.join()
    assert CountedDay.select().count() == 0
