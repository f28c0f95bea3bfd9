"""An answer goes out once, at the right time, to somebody who asked, and not past news unseen."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from smsgate.errors import InputError
from smsgate.messages import Priority, State
from smsgate.models import (
    AuditEntry,
    Contact,
    Conversation,
    Flag,
    InboundMessage,
    OfficerMessage,
    OutboundMessage,
    Staff,
)
from smsgate.services.inbox import answering, thread
from smsgate.services.inbox.answering import Held, Sent
from smsgate.services.inbox.taking_back import take_back, taken_back
from tests.conftest import NOON
from tests.services.inbox.conftest import Office, after

NIGHT = after(hours=9)
MORNING = after(hours=19)


def last() -> OutboundMessage:
    return OutboundMessage.select().order_by(OutboundMessage.id.desc()).get()


def test_a_question_is_answered_through_the_gateway_and_the_talk_goes_on(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.delivers(NOON)
    sent = office.answers("Fotokopi KK dan ijazah. Gratis.", after(minutes=10))
    assert isinstance(sent, Sent)
    assert office.delivers(after(minutes=10)) == 0
    assert office.delivers(after(minutes=10, seconds=10)) == 1
    row = OutboundMessage.get_by_id(sent.message)
    assert (row.state, row.priority, row.text) == (
        State.DELIVERED,
        Priority.OFFICER,
        "Kasus 1: Fotokopi KK dan ijazah. Gratis.",
    )
    office.hears("bsk jam brp pak", after(minutes=12))
    assert Conversation.get().waiting_since == after(minutes=12)
    kinds = [(line.kind, line.by) for line in thread.part(office.contact().id).lines]
    assert kinds == [("asked", ""), ("told", ""), ("told", "Yuni"), ("asked", "")]


def test_it_settles_what_was_kept_open_and_takes_the_conversation(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("Fotokopi KK.", after(minutes=10))
    row = Conversation.get()
    assert (row.state, row.waiting_since, row.assignee) == ("waiting", None, office.yuni)
    assert InboundMessage.get().flag == Flag.SEEN


def test_the_audit_names_message_and_segments_but_no_words(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("Fotokopi KK.", after(minutes=10))
    entry = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
    assert (entry.action, entry.subject_id) == ("inbox.answer", str(office.contact().id))
    assert entry.after == {"message": last().id, "segments": 1}


def test_the_same_form_twice_is_one_message(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    mark = thread.mark(office.contact().id)
    first, again = (
        office.answers("Fotokopi KK.", after(minutes=10), token="one", mark=mark) for _ in range(2)
    )
    assert first == again
    assert OfficerMessage.select().count() == 1


@pytest.mark.parametrize(
    ("at", "leaves"),
    [
        (after(minutes=29), after(minutes=29, seconds=10)),
        (after(hours=2), after(hours=2, seconds=10)),
        (NIGHT, MORNING),
    ],
    ids=["just asked", "by day", "in quiet hours"],
)
def test_it_leaves_at_once_or_outside_of_quiet_hours(office: Office, at, leaves) -> None:
    office.hears("TANYA syarat SIM")
    sent = office.answers("Fotokopi KK.", at)
    assert isinstance(sent, Sent)
    assert sent.at == leaves


def test_it_answers_at_once_by_night_who_just_wrote(office: Office) -> None:
    office.hears("TANYA syarat SIM", NIGHT)
    at = NIGHT + timedelta(minutes=20)
    assert office.answers("Fotokopi KK.", at).at == at + answering.SECOND_THOUGHTS


def test_it_is_held_back_once_when_something_came_meanwhile(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    mark = thread.mark(office.contact().id)
    office.hears("eh sudah dapat pak", after(minutes=1))
    held = office.answers("Fotokopi KK.", after(minutes=2), mark=mark)
    assert isinstance(held, Held)
    assert [line.text for line in held.news] == ["eh sudah dapat pak"]
    sent = office.answers("Fotokopi KK.", after(minutes=2), mark=held.mark)
    assert isinstance(sent, Sent)


def test_it_is_held_back_when_a_colleague_answered(
    office: Office, colleague: Callable[..., Staff]
) -> None:
    office.hears("TANYA syarat SIM")
    mark = thread.mark(office.contact().id)
    office.answers("Fotokopi KK.", after(minutes=1), officer=colleague("budi@dinas.example"))
    held = office.answers("Datang saja.", after(minutes=2), mark=mark)
    assert isinstance(held, Held)
    assert [line.by for line in held.news] == ["budi@dinas.example"]


@pytest.mark.parametrize("mark", ["", "x-y", "99999999-0", "²-³"])
def test_a_mark_of_nowhere_holds_it_back(office: Office, mark: str) -> None:
    office.hears("TANYA syarat SIM")
    assert isinstance(office.answers("Fotokopi KK.", after(minutes=1), mark=mark), Held)


def test_it_is_held_back_once_when_it_asks_for_what_we_never_ask_for(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    held = office.answers("Kirim foto KTP ke sini.", after(minutes=1))
    assert isinstance(held, Held)
    assert [flag.id for flag in held.flags] == ["ktp_photo"]
    assert isinstance(
        office.answers("Kirim foto KTP ke sini.", after(minutes=1), warned=True), Sent
    )


def test_what_is_sent_is_plain_letters_without_a_nik(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("  NIK “1611041203880001” sudah benar…\r\nTerima kasih  ", after(minutes=1))
    assert last().text == 'Kasus 1: NIK "[NIK disamarkan]" sudah benar...\nTerima kasih'


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 1000], ids=["none", "blank", "too many"])
def test_it_refuses_no_words_and_too_many(office: Office, words: str) -> None:
    office.hears("TANYA syarat SIM")
    with pytest.raises(InputError):
        office.answers(words, after(minutes=1))
    assert OfficerMessage.select().count() == 0


def test_nobody_who_said_stop_gets_what_they_did_not_ask_for(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.hears("STOP", after(minutes=1))
    with pytest.raises(InputError, match="STOP"):
        office.answers("Fotokopi KK.", after(minutes=2))


def test_who_asks_after_the_stop_is_answered(office: Office) -> None:
    office.hears("STOP")
    office.hears("TANYA syarat SIM", after(hours=1))
    assert isinstance(office.answers("Fotokopi KK.", after(hours=3)), Sent)
    assert office.delivers(after(hours=3, minutes=1)) >= 1
    assert last().state == State.DELIVERED
    with pytest.raises(InputError):
        office.answers("Ada pelatihan juga.", after(hours=5))


def test_a_stop_cancels_the_answer_that_waits(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("Fotokopi KK.", NIGHT)
    office.hears("STOP", NIGHT + timedelta(hours=1))
    row = OutboundMessage.select().where(OutboundMessage.priority == Priority.OFFICER).get()
    assert (row.state, row.reason) == (State.CANCELLED, "stopped")


def test_it_is_taken_back_and_the_question_waits_again(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    sent = office.answers("Fotokopi KK.", after(minutes=1))
    assert isinstance(sent, Sent)
    contact, config = office.contact().id, office.runtime.config
    assert (
        take_back(office.yuni, contact, sent.message, config, after(minutes=1))
        == "Kasus 1: Fotokopi KK."
    )
    row = Conversation.get()
    assert (row.state, row.waiting_since, row.answered_at) == ("open", NOON, None)
    assert InboundMessage.get().flag == Flag.LATER
    assert last().state == State.CANCELLED
    assert taken_back(contact, sent.message) == "Kasus 1: Fotokopi KK."
    office.delivers(after(minutes=5))
    assert last().state == State.CANCELLED


def test_it_is_too_late_to_take_back_what_left(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    sent = office.answers("Fotokopi KK.", after(minutes=1))
    assert isinstance(sent, Sent)
    office.delivers(after(minutes=2))
    config = office.runtime.config
    assert take_back(office.yuni, office.contact().id, sent.message, config, NOON) is None
    assert Conversation.get().state == "waiting"


def test_another_numbers_answer_is_not_taken_back_from_here(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    sent = office.answers("Fotokopi KK.", after(minutes=1))
    other = Contact.create(phone="+6284000000078")
    config = office.runtime.config
    assert isinstance(sent, Sent)
    assert take_back(office.yuni, other.id, sent.message, config, NOON) is None
    assert last().state == State.QUEUED


@pytest.mark.parametrize("role", ["viewer", "verifier", "employer"])
def test_who_may_not_answer_does_not(
    office: Office, colleague: Callable[..., Staff], role: str
) -> None:
    office.hears("TANYA syarat SIM")
    with pytest.raises(InputError):
        office.answers("Halo.", after(minutes=1), officer=colleague("x@dinas.example", role))


def test_an_officer_of_other_districts_does_not_answer(
    office: Office, colleague: Callable[..., Staff]
) -> None:
    office.hears("DAFTAR PENDOPO")
    office.hears("TANYA syarat SIM", after(minutes=1))
    far = colleague("far@dinas.example", districts=["16.11.99"])
    near = colleague("near@dinas.example", districts=[Conversation.get().area])
    with pytest.raises(InputError):
        office.answers("Halo.", after(minutes=2), officer=far)
    assert isinstance(office.answers("Halo.", after(minutes=2), officer=near), Sent)


def test_a_number_without_a_conversation_gets_one_with_its_answer(office: Office) -> None:
    office.hears("asdf qwer")
    assert isinstance(office.answers("Maksudnya bagaimana, Bu?", after(minutes=1)), Sent)
    assert (Conversation.get().state, InboundMessage.get().flag) == ("waiting", Flag.SEEN)


def test_who_was_erased_is_answered_no_more(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.hears("HAPUS DATA", after(minutes=1))
    office.hears("YA", after(minutes=2))
    assert Conversation.select().count() == 0
    with pytest.raises(InputError):
        office.answers("Fotokopi KK.", after(minutes=3))


def test_a_form_is_for_one_number_only(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("Fotokopi KK.", after(minutes=1), token="one")
    given = answering.Answer(text="Halo.", token="one", mark="0-0")
    other = Contact.create(phone="+6284000000078")
    with pytest.raises(InputError):
        answering.answer(office.yuni, other.id, given, office.runtime.config, after(minutes=2))
    assert OfficerMessage.select().count() == 1
