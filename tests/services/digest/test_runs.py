"""The window a run owns."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import Counter, DigestRun, Vacancy
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services.digest.runs import begin, left_unfinished, planned
from tests.services.digest.conftest import MORNING, TODAY, YESTERDAY, publish


def test_it_takes_up_where_the_last_run_ended(config: Config, told_until: int) -> None:
    publish()
    run = begin(TODAY, config, MORNING)
    assert (run.from_seq, run.to_seq) == (told_until, told_until + 1)
    assert (run.not_before, run.give_up_at) == (MORNING, MORNING.replace(hour=20))


def test_it_takes_up_after_days_without_a_run(config: Config, told_until: int) -> None:
    later = MORNING + timedelta(days=5)
    assert begin(later.date(), config, later).from_seq == told_until


def test_the_very_first_looks_back_one_day(db: Database, config: Config) -> None:
    before = Counter.current(PUBLISHED_SEQ)
    Vacancy.update(verified_at=MORNING - timedelta(hours=30)).where(
        Vacancy.published_seq.is_null(False)
    ).execute()
    publish()
    assert planned(TODAY, config, MORNING).from_seq == before


def test_the_very_first_has_nothing_to_tell_when_nothing_is_recent(
    db: Database, config: Config
) -> None:
    Vacancy.update(verified_at=MORNING - timedelta(days=3)).where(
        Vacancy.published_seq.is_null(False)
    ).execute()
    run = planned(TODAY, config, MORNING)
    assert run.from_seq == run.to_seq == Counter.current(PUBLISHED_SEQ)


def test_it_keeps_the_window_of_a_run_begun_before(config: Config, told_until: int) -> None:
    first = begin(TODAY, config, MORNING)
    publish()
    again = begin(TODAY, config, MORNING + timedelta(hours=1))
    assert (again.id, again.to_seq) == (first.id, told_until)


def test_it_refuses_a_day_whose_hours_are_over(config: Config, told_until: int) -> None:
    with pytest.raises(InputError, match="2026-11-23"):
        begin(TODAY - timedelta(days=2), config, MORNING)
    assert DigestRun.select().count() == 1


def test_it_finds_what_was_left_unfinished(told_until: int) -> None:
    for days in (3, 2):
        DigestRun.create(local_date=TODAY - timedelta(days=days), from_seq=0, to_seq=0)
    left = [run.local_date for run in left_unfinished(TODAY)]
    assert left == [TODAY - timedelta(days=3), TODAY - timedelta(days=2)]
    assert YESTERDAY not in left
