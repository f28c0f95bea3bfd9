"""Which texts officers must see, and when the service keeps silent because an officer talks."""

import pytest

from smsgate.models import Conversation, Flag, InboundMessage
from tests.conftest import NOON
from tests.services.inbox.conftest import Office, after


def conversation() -> Conversation:
    return Conversation.get()


def test_it_opens_a_conversation_for_a_question(office: Office) -> None:
    assert office.hears("TANYA syarat SIM")
    row = conversation()
    assert (row.state, row.topic, row.unread) == ("open", "ask", True)
    assert row.waiting_since == row.opened_at == row.last_at == NOON


def test_it_waits_from_the_first_text_nobody_answered(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.hears("LAPOR penipuan di Pendopo", after(minutes=5))
    row = conversation()
    assert (row.waiting_since, row.last_at, row.topic) == (NOON, after(minutes=5), "ask")


@pytest.mark.parametrize("words", ["LOKER PENDOPO", "TIPS CV", "asdf", "makasih"])
def test_it_opens_none_for_what_the_service_sees_to(office: Office, words: str) -> None:
    office.hears(words)
    assert Conversation.select().count() == 0


def test_it_guesses_the_district_from_what_the_person_follows(office: Office) -> None:
    office.hears("DAFTAR PENDOPO")
    office.hears("TANYA syarat SIM", after(minutes=1))
    assert conversation().area == office.contact().follows.split("|")[1].partition(":")[0]


def test_it_guesses_the_district_from_the_last_list(office: Office) -> None:
    office.hears("LOKER PENDOPO")
    office.hears("TANYA syarat SIM", after(minutes=1))
    assert conversation().area.startswith("16.11.")


def test_it_takes_more_words_after_a_question_for_the_question(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    assert office.hears("qwrt zxcv plmk", after(minutes=2)) == []
    assert InboundMessage.select().where(InboundMessage.flag == Flag.LATER).count() == 2
    assert office.hears("qwrt zxcv", after(days=2)) != []


def test_it_shows_that_something_else_came_in_a_conversation(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    Conversation.update(unread=False).execute()
    office.hears("LOKER PENDOPO", after(minutes=2))
    row = conversation()
    assert (row.unread, row.last_at, row.waiting_since) == (True, after(minutes=2), NOON)


def test_it_goes_on_with_a_reply_to_an_officer_for_a_week(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("Fotokopi KK dan ijazah, gratis.", after(minutes=10))
    assert conversation().waiting_since is None
    assert office.hears("qwrt zxcv", after(days=6)) == []
    row = conversation()
    assert (row.state, row.waiting_since) == ("open", after(days=6))
    assert office.hears("qwrt zxcv", after(days=14)) != []


def test_advertising_is_no_reply(office: Office) -> None:
    office.hears("TANYA syarat SIM")
    office.answers("Fotokopi KK dan ijazah, gratis.", after(minutes=10))
    office.hears("SELAMAT! Anda dapat hadiah undian 100jt, klik bit.ly/xx", after(hours=1))
    assert conversation().waiting_since is None
