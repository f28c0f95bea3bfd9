from datetime import timedelta

from smsgate.models import Contact, DigestRun, DigestText, InboundMessage, OutboundMessage
from smsgate.services.thread import FROM_PHONE, LONGEST, TO_PHONE, thread
from tests.conftest import NOON


def _wrote(contact: Contact, text: str, minute: int) -> None:
    InboundMessage.create(
        dedupe_key=f"{text}{minute}",
        gateway="simulator",
        contact=contact,
        text=text,
        received_at=NOON + timedelta(minutes=minute),
    )


def _got(contact: Contact, text: str, minute: int) -> None:
    OutboundMessage.create(
        contact=contact, gateway="simulator", text=text, created_at=NOON + timedelta(minutes=minute)
    )


def test_it_is_empty_for_a_number_nobody_knows() -> None:
    assert thread(None) == []


def test_it_puts_an_answer_after_what_it_answers(contact: Contact) -> None:
    _wrote(contact, "LOKER", 0)
    _got(contact, "a list", 0)
    _wrote(contact, "LANJUT", 1)
    assert [(line.direction, line.text) for line in thread(contact)] == [
        (FROM_PHONE, "LOKER"),
        (TO_PHONE, "a list"),
        (FROM_PHONE, "LANJUT"),
    ]


def test_it_reads_a_digest_from_its_text(contact: Contact) -> None:
    run = DigestRun.create(local_date=NOON.date(), from_seq=0, to_seq=1)
    text = DigestText.create(
        run=run, follows="id", text="Loker baru", segments=1, codes=[1001], shown=1
    )
    OutboundMessage.create(contact=contact, gateway="simulator", digest_text=text)
    assert [line.text for line in thread(contact)] == ["Loker baru"]


def test_it_shows_the_last_of_a_long_thread(contact: Contact) -> None:
    for minute in range(LONGEST + 5):
        _wrote(contact, f"text {minute}", minute)
    lines = thread(contact)
    assert len(lines) == LONGEST
    assert lines[-1].text == f"text {LONGEST + 4}"


def test_it_shows_one_number_only(contact: Contact) -> None:
    _wrote(Contact.create(phone="+6284011110009"), "not yours", 0)
    assert thread(contact) == []
