"""What people tell of work found is kept once, and compared with what employers say."""

from datetime import timedelta

import pytest

from smsgate.models import Application, Outcome
from smsgate.services.outcomes import asking
from tests.conftest import NOON
from tests.services.outcomes.conftest import CODE

DAYS = timedelta(days=1)


@pytest.fixture
def database_url(sqlite_copy: str) -> str:
    """One database is enough for what needs no query of its own."""
    return sqlite_copy


def told():
    rows = Outcome.select().order_by(Outcome.id)
    return [(row.kind, row.way, row.vacancy, row.sector) for row in rows]


def test_through_a_job_of_ours_by_the_digit_of_an_application(person, says):
    assert "1 1046" in says("DAPAT")[0]
    says("1")
    assert told() == [("hired", "us", CODE, "sopir")]
    assert Outcome.get().application_id == Application.get().id
    assert Outcome.get().how == "sms"


def test_by_themselves_with_the_kind_of_work(person, says):
    says("DAPAT")
    says("sendiri")
    says("kasir")
    assert told() == [("hired", "self", None, "toko")]


def test_dapat_with_a_code_says_it_all_and_twice_is_once(person, says):
    says("DAPAT 1046")
    says("dapat 1046")
    assert told() == [("hired", "us", CODE, "sopir")]


def test_belum_twice_is_once_and_dapat_later_is_kept_beside_it(runtime, says):
    says("BELUM")
    says("belum", NOON + DAYS)
    says("DAPAT", NOON + 5 * DAYS)
    assert [kind for kind, *_rest in told()] == ["not_hired", "hired"]


def test_an_answer_fills_in_the_question(config, person, says):
    asking.run(config, NOON + 15 * DAYS)
    says("BELUM", NOON + 16 * DAYS)
    row = Outcome.get()
    assert (row.kind, row.application_id) == ("not_hired", Application.get().id)
    assert row.asked_at < row.said_at


def test_after_a_stop_what_they_tell_is_kept_all_the_same(person, says):
    says("STOP")
    says("DAPAT")
    assert told() == [("hired", "", None, "")]


def test_dataku_tells_of_it_and_erasing_forgets_it(says, runtime):
    says("BELUM")
    assert ", DAPAT/BELUM: 1" in says("DATAKU")[0]
    says("HAPUS DATA")
    says("YA")
    assert Outcome.select().count() == 0


def test_no_word_of_the_way_without_work_found(person, says):
    says("BELUM")
    says("sendiri")
    assert told() == [("not_hired", "", None, "")]
