from datetime import datetime, timedelta

import pytest

from smsgate.models import AuditEntry, Contact
from smsgate.services import subscribers
from smsgate.services.subscriber_desk import listing, wanted
from smsgate.services.subscriber_desk.wanted import Standing, Wanted
from tests.conftest import NOON
from tests.services.subscriber_desk.conftest import PENDOPO, SALING

TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch):
    class Noon(datetime):
        @classmethod
        def now(cls, tz=None):
            return NOON.astimezone(tz)

    monkeypatch.setattr(wanted, "datetime", Noon)
    monkeypatch.setattr(listing, "datetime", Noon)


@pytest.fixture
def village(follow):
    """One of each kind, numbered; returns who they are by number."""
    active = follow(1, PENDOPO, "sopir")
    paused = follow(2, SALING, how="ussd", days_ago=10)
    subscribers.pause(paused, 7, TODAY)
    follow(3, PENDOPO, how="import", agreed=False)
    stopped = follow(4, "LUAR", how="officer", language="en")
    subscribers.stop(stopped, "sms", NOON)
    ended = follow(5, "16.73", days_ago=40)
    subscribers.unsubscribe(ended, "16.73", "sms", NOON)
    Contact.create(phone="+6281200009999")
    return active


def found(by, config, **given):
    page = listing.page(Wanted(**given), by, config, 1)
    assert page.count == len(page.rows)
    return {int(row.phone[-1]) for row in page.rows}


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ({}, {1, 2, 3, 4, 5}),
        ({"place": PENDOPO}, {1, 3}),
        ({"place": "LUAR"}, {4, 5}),
        ({"kind": "sopir"}, {1}),
        ({"kind": "sopir", "place": SALING}, set()),
        ({"language": "en"}, {4}),
        ({"way": "import"}, {3}),
        ({"ends": "0005"}, {5}),
        ({"standing": Standing.ACTIVE}, {1}),
        ({"standing": Standing.PAUSED}, {2}),
        ({"standing": Standing.ASKED}, {3}),
        ({"standing": Standing.STOPPED}, {4}),
        ({"standing": Standing.ENDED}, {5}),
        ({"since": TODAY}, {1, 3, 4}),
        ({"until": TODAY - timedelta(days=10)}, {2, 5}),
        ({"since": TODAY - timedelta(days=10), "until": TODAY - timedelta(days=10)}, {2}),
    ],
)
def test_it_finds_whom_is_wanted(village, by, config, given, numbers):
    assert found(by, config, **given) == numbers


def test_it_asks_all_of_one_subscription_and_not_of_two(follow, by, config):
    follow(1, PENDOPO, "sopir")
    follow(1, SALING, "guru")
    assert found(by, config, place=PENDOPO, kind="guru") == set()


def test_it_shows_how_each_of_them_stands_and_no_whole_number(village, by, config):
    rows = listing.page(Wanted(), by, config, 1).rows
    assert [row.standing for row in rows] == ["ended", "stopped", "asked", "paused", "active"]
    assert [row.phone for row in rows[-2:]] == ["0812xxxx0002", "0812xxxx0001"]
    assert (rows[-1].followed[0].place, rows[-1].way) == (PENDOPO, "sms")
    assert rows[-2].paused_until == TODAY + timedelta(days=7)


def test_an_officer_of_a_district_sees_its_people_only(village, local, config):
    assert found(local, config) == {1, 3}
    assert found(local, config, place=PENDOPO) == {1, 3}
    assert found(local, config, place=SALING) == set()


def test_it_turns_pages(follow, by, config, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    for number in range(1, 6):
        follow(number)
    last = listing.page(Wanted(), by, config, 99)
    assert (last.number, last.pages, last.count) == (3, 3, 5)
    assert [row.phone[-1] for row in last.rows] == ["1"]


def test_a_table_to_take_away_is_told_of_and_whole_only_for_who_may_reveal(
    village, by, viewer, config, monkeypatch
):
    monkeypatch.setattr(listing, "STREAM", 2)
    rows = list(listing.export(Wanted(language="id"), by, config, NOON))
    assert [row.phone for row in rows] == [f"0812000{n:05d}" for n in (5, 3, 2, 1)]
    masked = list(listing.export(Wanted(), viewer, config, NOON))
    assert masked[0].phone == "0812xxxx0005"
    assert [entry.after for entry in AuditEntry.select().order_by(AuditEntry.id)] == [
        {"language": "id", "numbers": "whole"},
        {"numbers": "masked"},
    ]
