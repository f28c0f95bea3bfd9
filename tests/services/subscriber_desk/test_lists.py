from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.errors import InputError
from smsgate.i18n import translator
from smsgate.models import (
    AuditEntry,
    Contact,
    ListState,
    OutboundMessage,
    SubscriberUpload,
    Subscription,
    utcnow,
)
from smsgate.services import subscribers
from smsgate.services.imports.decoding import LARGEST_UPLOAD
from smsgate.services.subscriber_desk import lists
from tests.conftest import NOON

HEAD = "phone;place;terms;language;consented_on"


def table(*rows):
    return "\n".join([HEAD, *rows]).encode()


def numbers(count):
    return table(*(f"08120000{n:04d};Pendopo;;;1/11/2026" for n in range(count)))


def accept(content, by, config, name="warga.csv"):
    return lists.accept(content, name, by, config, NOON)


def again(upload):
    return SubscriberUpload.get_by_id(upload.id)


def test_it_checks_first_and_tells_every_fault_masked(by, config):
    subscribers.stop(Contact.create(phone="+6281200000009"), "sms", NOON)
    upload = accept(
        table(
            "081200000001;Pendopo;;;1/11/2026",
            "081200000002;Saling;;;",
            "081200000003;Nirwana;;;",
            "081200000009;Saling;;;1/11/2026",
        ),
        by,
        config,
    )
    assert (upload.state, upload.rows, upload.people) == (ListState.CHECKED, 4, 3)
    assert (upload.wanted, upload.to_ask, upload.refused, upload.skipped) == (2, 1, 1, 1)
    assert [one.sentence(translator("en")) for one in lists.findings(upload)] == [
        (
            'Row 4, place: no place called "Nirwana" is known. '
            "Write a kecamatan, kabupaten or kota, or its code."
        ),
        "Row 5: 0812xxxx0009 said STOP and is left in peace.",
    ]
    assert Subscription.select().count() == 0


def test_it_enters_what_was_confirmed_once_and_keeps_no_numbers(by, config):
    upload = accept(table("081200000001;Pendopo;;;1/11/2026", "081200000002;Saling;;;"), by, config)
    assert (lists.confirm(upload, NOON), lists.confirm(upload, NOON)) == (True, False)
    assert [one.id for one in lists.pending(utcnow())] == [upload.id]
    assert lists.work(upload, config)
    assert not lists.work(upload, config)
    done = again(upload)
    assert (done.state, done.done, done.taken, done.asked) == (ListState.DONE, 2, 2, 1)
    assert done.content is None
    assert OutboundMessage.select().count() == 1
    assert {row.consent_source[:29] for row in Subscription.select()} == {
        "warga.csv; rina@dinas.example"
    }
    (entry,) = AuditEntry.select()
    assert (entry.action, entry.actor) == ("subscriber.import", by.id)
    assert entry.after == {
        "file": "warga.csv", "officer": "rina@dinas.example", "taken": 2, "asked": 1,
    }  # fmt: skip


def test_it_goes_on_where_a_worker_stopped(by, config, monkeypatch):
    monkeypatch.setattr(lists, "STEP", 2)
    upload = accept(numbers(5), by, config)
    lists.confirm(upload, NOON)
    assert not lists.work(upload, config, go_on=lambda: False)
    assert (again(upload).done, Subscription.select().count()) == (2, 2)
    assert lists.work(upload, config)
    assert (again(upload).taken, Subscription.select().count()) == (5, 5)


def test_of_two_workers_the_slower_writes_nothing_more(by, config, monkeypatch):
    monkeypatch.setattr(lists, "STEP", 2)
    upload = accept(numbers(5), by, config)
    lists.confirm(upload, NOON)

    def overtaken():
        late = utcnow() + timedelta(minutes=9)
        SubscriberUpload.update(lease_until=late).execute()
        return True

    assert not lists.work(upload, config, go_on=overtaken)
    assert (again(upload).done, Subscription.select().count()) == (2, 2)


def test_a_long_list_is_checked_by_the_worker(by, config, monkeypatch):
    monkeypatch.setattr(lists, "MOST_AT_ONCE", 10)
    upload = accept(numbers(3), by, config)
    assert upload.state == ListState.CHECKING
    assert not lists.confirm(upload, NOON)
    assert lists.work(upload, config)
    assert (again(upload).state, again(upload).wanted) == (ListState.CHECKED, 3)


def test_an_officer_of_a_district_enters_its_people_only(local, config):
    upload = accept(table("081200000001;Pendopo;;;", "081200000002;Saling;;;"), local, config)
    assert (upload.wanted, upload.refused) == (1, 1)
    assert "outside of your districts" in lists.findings(upload)[0].said.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and the rest", "workbook"),
        (b"", "empty"),
        (b"x" * (LARGEST_UPLOAD + 1), "5 MB"),
    ],
)
def test_it_keeps_nothing_that_is_no_table(by, config, content, said):
    with pytest.raises(InputError, match=said):
        accept(content, by, config)
    assert SubscriberUpload.select().count() == 0


def test_it_says_why_a_table_cannot_be_read(by, config):
    upload = accept(b"\xff\xfe\x00nonsense;\xe9\x80", by, config)
    assert (upload.state, upload.content) == (ListState.UNREADABLE, None)
    assert "No header row" in upload.said["text"]


def test_it_is_ones_own_and_gone_after_a_day_or_when_discarded(by, local, config):
    first, second = (accept(numbers(1), by, config, name="C:\\x\\a.csv") for _ in range(2))
    assert first.name == "a.csv"
    assert lists.find(first.id, by) == first
    assert lists.find(first.id, local) is None
    assert [one.id for one in lists.latest(by)] == [second.id, first.id]
    lists.discard(first)
    assert lists.find(first.id, by) is None
    lists.confirm(second, NOON)
    lists.discard(second)
    third = accept(numbers(1), by, config)
    lists.drop_old(NOON + timedelta(hours=25))
    assert [one.id for one in lists.latest(by)] == [second.id]
    assert lists.find(third.id, by) is None


def test_a_stop_between_check_and_confirmation_stands(by, config):
    upload = accept(numbers(1), by, config)
    subscribers.stop(Contact.create(phone="+6281200000000"), "sms", NOON)
    lists.confirm(upload, NOON)
    lists.work(upload, replace(config))
    assert (again(upload).taken, Subscription.select().count()) == (0, 0)
