from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.handlers import router
from smsgate.messages import Inbound
from smsgate.models import Contact, Dialogue, Flag, InboundMessage, OutboundMessage, Shown
from smsgate.services import inbound, intake, limits
from smsgate.services.inbound import receive
from smsgate.services.intake import keep_refused
from tests.conftest import NOON

PHONE = "+6281273000001"


def text(words, sender=PHONE, gateway_id="id-1", **more):
    return Inbound(
        gateway="simulator",
        sender=sender,
        recipient="simulator",
        text=words,
        gateway_id=gateway_id,
        **more,
    )


def test_it_keeps_the_text_and_queues_the_answer_together(runtime):
    receipt = receive(text("LOKER PENDOPO"), runtime, NOON)
    row = InboundMessage.get_by_id(receipt.inbound_id)
    (reply,) = receipt.replies
    assert (row.text, row.intent, row.contact.phone) == ("LOKER PENDOPO", "search", PHONE)
    assert reply.in_reply_to == row
    assert OutboundMessage.get_by_id(reply.id).state == "queued"


def test_it_rings_the_bell_after_the_commit(runtime):
    seen = []
    runtime.ring = lambda: seen.append(OutboundMessage.select().count())
    receive(text("LOKER PENDOPO"), runtime, NOON)
    assert seen == [1]


def test_a_repeat_changes_nothing(runtime):
    receive(text("DAFTAR PENDOPO"), runtime, NOON)
    again = receive(text("DAFTAR PENDOPO"), runtime, NOON + timedelta(minutes=1))
    assert again.duplicate
    assert again.replies == ()
    assert InboundMessage.select().count() == 1


def test_one_id_on_two_texts_is_two_texts(runtime):
    receive(text("LOKER PENDOPO"), runtime, NOON)
    other = receive(text("LOKER SALING"), runtime, NOON)
    assert not other.duplicate
    assert InboundMessage.select().count() == 2


def test_without_an_id_the_fields_stand_in(runtime):
    sent = text("LOKER PENDOPO", gateway_id=None, sent_at=NOON)
    receive(sent, runtime, NOON)
    assert receive(sent, runtime, NOON).duplicate
    later = replace(sent, sent_at=NOON + timedelta(minutes=5))
    assert not receive(later, runtime, NOON).duplicate


@pytest.mark.parametrize(
    "sender", ["TELKOMSEL", "858", "+62217654321", "simulator", "", "0", "9999"]
)
def test_a_sender_that_is_no_mobile_number_is_kept_and_never_answered(runtime, sender):
    receipt = receive(text("LOKER PENDOPO", sender=sender), runtime, NOON)
    assert receipt.replies == ()
    row = InboundMessage.get_by_id(receipt.inbound_id)
    assert (row.flag, row.text) == (Flag.REFUSED, "LOKER PENDOPO")
    assert Contact.select().count() == 0


@pytest.mark.parametrize("nik", ["1611041203880001", "1611 0412 0388 0001", "1611.0412.0388.0001"])
def test_an_identity_number_is_masked_before_it_is_stored(runtime, nik):
    receive(text(f"nik saya {nik} pak"), runtime, NOON)
    (row,) = InboundMessage.select()
    assert "0001" not in row.text
    assert row.text.startswith("nik saya ")


def test_null_bytes_and_5000_characters_do_no_harm(runtime):
    receipt = receive(text("LOKER PENDOPO\x00" + "x" * 5000), runtime, NOON)
    assert len(InboundMessage.get_by_id(receipt.inbound_id).text) == intake.TEXT_LIMIT


def test_a_handler_that_raises_is_kept_flagged_and_apologised_for(runtime, monkeypatch):
    def broken(request, context):
        raise ZeroDivisionError

    monkeypatch.setattr(router, "route", broken)
    receipt = receive(text("LOKER PENDOPO"), runtime, NOON)
    row = InboundMessage.get_by_id(receipt.inbound_id)
    assert row.flag == Flag.FAILED
    assert "Maaf" in receipt.replies[0].text


def test_a_failure_half_way_takes_its_changes_back(runtime, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(inbound, "remember", broken)
    receive(text("DAFTAR PENDOPO"), runtime, NOON)
    assert Contact.get(Contact.phone == PHONE).follows is None


def test_nobody_gets_more_than_thirty_answers_an_hour(runtime):
    for number in range(limits.ANSWERS_AN_HOUR + 5):
        words = text(f"INFO {1001 + number}", gateway_id=str(number))
        receive(words, runtime, NOON + timedelta(seconds=number))
    assert OutboundMessage.select().count() == limits.ANSWERS_AN_HOUR
    assert InboundMessage.select().where(InboundMessage.flag == Flag.LIMITED).count() == 5
    after = receive(text("BANTUAN", gateway_id="later"), runtime, NOON + timedelta(hours=2))
    assert len(after.replies) == 1


def test_what_was_shown_is_in_the_ledger(runtime):
    receive(text("LOKER PENDOPO"), runtime, NOON)
    told = {row.vacancy for row in Shown.select()}
    assert told
    (dialogue,) = Dialogue.select()
    assert told == set(dialogue.listing["codes"][: dialogue.listing["seen"]])


def test_refused_calls_are_kept_once_with_numbers_masked(runtime):
    for _ in range(2):
        keep_refused("africastalking", "sms", "no sender", f"from={PHONE}&x=1", NOON)
    (row,) = InboundMessage.select()
    assert (row.flag, row.note) == (Flag.REFUSED, "sms: no sender")
    assert PHONE not in row.text
