"""Cases: a number to ask after, what is said more added to it, closed with the conversation."""

from datetime import datetime, timedelta

import pytest

from smsgate.config import Config
from smsgate.effects import OpenCase
from smsgate.models import Case, CaseKind, Contact, Conversation, Flag, InboundMessage, database
from smsgate.services import erasure
from smsgate.services.inbox import cases
from tests.conftest import NOON

PHONE = "+6281200001234"
ASKED = OpenCase(kind=CaseKind.ASK, text="syarat AK1?", place="16.11.02.2001")


@pytest.fixture
def contact(runtime: object) -> Contact:
    return Contact.heard(PHONE, "simulator", NOON)


def _opened(
    effect: OpenCase, contact: Contact, config: Config, at: datetime = NOON
) -> tuple[int, bool]:
    with database.atomic():
        case = cases.open_for(effect, contact, None, config, at)
    return case.number, case.new


def test_it_adds_to_an_open_case_of_the_same_kind(contact: Contact, config: Config) -> None:
    number, new = _opened(ASKED, contact, config)
    more = OpenCase(kind=CaseKind.ASK, text="untuk anak saya")
    assert new
    assert _opened(more, contact, config) == (number, False)
    case = Case.get_by_id(number)
    assert (case.text, case.area) == ("syarat AK1?\nuntuk anak saya", "16.11.02")


def test_it_opens_another_about_something_else(contact: Contact, config: Config) -> None:
    first, _ = _opened(ASKED, contact, config)
    report = OpenCase(kind=CaseKind.REPORT, text="minta uang", about="1023")
    second, new = _opened(report, contact, config)
    assert new
    assert [case.id for case in cases.of(contact.id)] == [first, second]


def test_it_lays_words_typed_on_a_screen_into_the_thread(contact: Contact, config: Config) -> None:
    _opened(ASKED, contact, config)
    text = InboundMessage.get(InboundMessage.contact == contact)
    assert (text.text, text.intent, text.flag) == ("syarat AK1?", "ask", Flag.LATER)
    assert text.network == cases.TYPED_ON_USSD
    conversation = Conversation.get(Conversation.contact == contact)
    assert (conversation.state, conversation.area) == ("open", "16.11.02")


def test_it_opens_anew_after_the_conversation_was_closed(contact: Contact, config: Config) -> None:
    number, _ = _opened(ASKED, contact, config)
    cases.close(contact.id, NOON + timedelta(hours=1))
    again, new = _opened(ASKED, contact, config, NOON + timedelta(hours=2))
    assert new
    assert again != number


def test_it_reopens_what_was_closed_last(contact: Contact, config: Config) -> None:
    first, _ = _opened(ASKED, contact, config)
    cases.close(contact.id, NOON)
    second, _ = _opened(ASKED, contact, config, NOON + timedelta(hours=1))
    cases.close(contact.id, NOON + timedelta(days=1))
    cases.reopen(contact.id)
    assert [case.id for case in cases.of(contact.id)] == [second]
    assert Case.get_by_id(first).closed_at == NOON


def test_it_keeps_a_report_without_the_person_who_is_erased(
    contact: Contact, config: Config
) -> None:
    _opened(ASKED, contact, config)
    _opened(OpenCase(kind=CaseKind.REPORT, text="minta uang", about="1023"), contact, config)
    erasure.erase(contact, config, NOON)
    erasure.purge(NOON + timedelta(days=3))
    (left,) = Case.select()
    assert (left.kind, left.contact_id) == (CaseKind.REPORT, None)
