"""What SQLite and PostgreSQL must agree on: the way of a question, lists, searches, what is settled."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from smsgate.errors import InputError
from smsgate.messages import State
from smsgate.models import Conversation, ConversationNote, Flag, InboundMessage, Label, Staff
from smsgate.services.inbox import (
    canned,
    handling,
    listing,
    reach,
    searching,
    thread,
    unclear,
    watching,
)
from smsgate.services.inbox.answering import Held, Sent
from smsgate.services.inbox.listing import Show, Wanted
from smsgate.services.inbox.taking_back import take_back
from tests.both_databases import database_url
from tests.conftest import NOON
from tests.services.inbox.conftest import Office, after

__all__ = ["database_url"]

OTHERS = [f"+6284000000{number}" for number in (101, 102, 103)]


def listed(office: Office, now: datetime = NOON, page: int = 1, **wanted: object) -> list[str]:
    """The numbers' ends, in the order of the list."""
    asked = Wanted(officer=office.yuni, zone=office.runtime.config.timezone, **wanted)
    return [item.number[-3:] for item in listing.page(asked, page, now).items]


def test_a_question_is_answered_taken_back_answered_and_goes_on(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.delivers(NOON)
    config, contact = office.runtime.config, office.contact().id
    first = office.answers("Fotokopi KK.", after(minutes=9))
    assert isinstance(first, Sent)
    assert take_back(office.yuni, contact, first.message, config, after(minutes=9))
    assert (Conversation.get().waiting_since, InboundMessage.get().flag) == (NOON, Flag.LATER)
    assert isinstance(office.answers("Ijazah. Gratis.", after(minutes=10)), Sent)
    office.delivers(after(minutes=11))
    mark = thread.mark(contact)
    office.hears("bsk jam brp pak", after(minutes=12))
    assert Conversation.get().waiting_since == after(minutes=12)
    assert isinstance(office.answers("Jam 8.", after(minutes=13), mark=mark), Held)
    told = [(line.kind, line.by, line.state) for line in thread.part(contact).lines]
    assert told == [
        ("asked", "", ""),
        ("told", "", State.DELIVERED),
        ("told", "Yuni", State.CANCELLED),
        ("told", "Yuni", State.DELIVERED),
        ("asked", "", ""),
    ]


def test_the_list_has_what_is_late_on_top_then_who_waits_longest(office: Office) -> None:
    office.hears("TANYA satu", NOON, OTHERS[0])
    office.hears("TANYA dua", after(minutes=5), OTHERS[1])
    office.hears("TANYA tiga", after(minutes=9))
    office.answers("Ya.", after(minutes=10))
    office.hears("LAPOR empat", NOON - timedelta(days=1), OTHERS[2])
    assert listed(office) == ["103", "101", "102", "077"]
    assert listed(office, show=Show.OVERDUE) == ["103"]
    assert listed(office, show=Show.MINE) == ["077"]
    assert listed(office, show=Show.UNASSIGNED) == ["103", "101", "102"]
    assert listed(office, topic="report") == ["103"]
    assert listed(office, page=2) == []
    assert listing.counts(office.yuni, office.runtime.config.timezone, NOON) == {
        Show.ALL: 4,
        Show.MINE: 1,
        Show.UNASSIGNED: 3,
        Show.OVERDUE: 1,
    }
    asked = Wanted(officer=office.yuni, zone=office.runtime.config.timezone)
    late = listing.page(asked, 1, NOON).items[0]
    assert (late.late, late.said, late.number) == (
        timedelta(hours=20),
        "LAPOR empat",
        "0840xxxx0103",
    )


def test_closing_settles_what_was_kept_and_opening_begins_anew(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    handling.close(office.hand(after(hours=1)))
    assert (Conversation.get().state, InboundMessage.get().flag) == ("closed", Flag.SEEN)
    assert listed(office) == []
    assert listed(office, show=Show.CLOSED) == ["077"]
    handling.reopen(office.hand(after(hours=2)))
    assert Conversation.get().waiting_since == after(hours=2)
    handling.close(office.hand(after(hours=3)))
    office.hears("LAPOR penipuan", after(hours=4))
    row = Conversation.get()
    assert (row.state, row.topic, row.waiting_since) == ("open", "report", after(hours=4))


def test_it_finds_words_of_texts_answers_and_notes_and_ends_of_numbers(office: Office) -> None:
    office.hears("TANYA PETUGAS syarat kartu kuning")
    office.answers("Bawa ijazah, gratis.", after(minutes=1))
    handling.note(office.hand(), "Sudah ditelepon oleh Budi.", "n")
    office.hears("TANYA lain", after(minutes=2), OTHERS[0])
    own = (office.contact().id,)
    for words in ("KARTU kuning", "ijazah", "budi", "0077", "0840-0000-0077"):
        assert searching.contacts(words) == own, words
    assert len(searching.contacts("TANYA")) == 2
    for words in ("kartu ijazah", "100%", "_", "\\", "999", ""):
        assert searching.contacts(words) == (), words
    assert listed(office, contacts=own) == ["077"]


def test_what_was_not_understood_stands_apart_until_it_is_seen(
    office: Office, colleague: Callable[..., Staff]
) -> None:
    office.hears("DAFTAR PENDOPO")
    office.hears("asdf qwer", after(minutes=1))
    office.hears("zxcv qwer", after(minutes=2))
    config, far = office.runtime.config, colleague("far@dinas.example", districts=["16.11.99"])
    (odd,) = unclear.page(office.yuni, config, after(minutes=3)).items
    assert (odd.text, odd.times, unclear.count(after(minutes=3))) == ("zxcv qwer", 2, 2)
    assert unclear.page(far, config, after(minutes=3)).items == ()
    assert handling.dismiss(far, [odd.contact], config, after(minutes=4)) == 0
    assert handling.dismiss(office.yuni, [odd.contact], config, after(minutes=4)) == 2
    assert unclear.page(office.yuni, config, after(minutes=5)).items == ()
    assert Conversation.select().count() == 0


def test_it_pages_through_a_long_thread_without_gap_or_repeat(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    for number in range(40):
        office.hears(f"INFO {1001 + number}", after(minutes=number + 1))
    seen: list[tuple[str, int]] = []
    before = None
    while True:
        part = thread.part(office.contact().id, before)
        seen = [(line.kind, line.id) for line in part.lines] + seen
        before = part.older
        if before is None:
            break
    assert len(seen) == len(set(seen)) >= 70
    assert seen[0] == ("asked", InboundMessage.select().order_by(InboundMessage.id).get().id)


def test_notes_labels_and_owners_are_kept_once(
    office: Office, colleague: Callable[..., Staff]
) -> None:
    office.hears("TANYA syarat SIM")
    label = Label.get(Label.name == "AK1").id
    for _ in range(2):
        handling.note(office.hand(), "NIK 1611041203880001 sudah ada", "same form")
        handling.label(office.hand(), label, put=True)
    assert [row.text for row in ConversationNote.select()] == ["NIK [NIK disamarkan] sudah ada"]
    assert canned.labels_on(office.contact()) == {label}
    assert listed(office, label=label) == ["077"]
    handling.label(office.hand(), label, put=False)
    assert canned.labels_on(office.contact()) == set()
    handling.move(office.hand(), "16.11.02")
    with pytest.raises(InputError):
        handling.assign(office.hand(), colleague("v@dinas.example", "viewer").id)
    with pytest.raises(InputError):
        handling.assign(office.hand(), colleague("o@d.example", districts=["16.11.01"]).id)
    handling.assign(office.hand(), colleague("p@d.example", districts=["16.11.02"]).id)
    handling.assign(office.hand(), None)
    assert Conversation.get().assignee is None


def test_a_colleague_who_looks_is_named_for_half_a_minute(
    office: Office, colleague: Callable[..., Staff]
) -> None:
    office.hears("TANYA syarat SIM")
    budi = colleague("budi@dinas.example", name="Budi")
    row = Conversation.get()
    assert watching.look(office.yuni, row, NOON) == []
    assert watching.look(budi, row, after(seconds=5)) == ["Yuni"]
    assert watching.look(office.yuni, row, after(seconds=20)) == ["Budi"]
    assert watching.look(office.yuni, row, after(seconds=40)) == []
    assert not Conversation.get().unread


def test_a_conversation_of_other_districts_is_not_there(
    office: Office, colleague: Callable[..., Staff]
) -> None:
    office.hears("TANYA syarat SIM")
    far = colleague("far@dinas.example", districts=["16.11.01"])
    contact, config = office.contact().id, office.runtime.config
    assert reach.found(far, contact, config) is not None
    handling.move(office.hand(), "16.11.02")
    assert reach.found(far, contact, config) is None
    with pytest.raises(InputError):
        handling.close(office.hand(officer=far))
    assert Conversation.get().state == "open"
