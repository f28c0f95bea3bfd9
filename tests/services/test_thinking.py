"""An answer worked out before the lock is used only while it would come out the same."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from smsgate.handlers import router
from smsgate.messages import Inbound
from smsgate.models import Contact, Flag, InboundMessage
from smsgate.services import inbound
from smsgate.services.inbound import receive
from smsgate.services.thinking import think_ahead
from tests.conftest import NOON

PHONE = "+6281273000001"
_ids = count()


def send(runtime, words, at=NOON):
    event = Inbound(
        gateway="simulator",
        sender=PHONE,
        recipient="simulator",
        text=words,
        gateway_id=f"thinking-{next(_ids)}",
    )
    return [reply.text for reply in receive(event, runtime, at).replies]


def ahead(runtime, words, at=NOON):
    return think_ahead(runtime.reader.read(words), PHONE, runtime, at)


def test_a_new_number_is_thought_about_inside(runtime):
    assert ahead(runtime, "LOKER PENDOPO") is None


def test_what_counts_the_text_itself_is_thought_about_inside(runtime):
    send(runtime, "LOKER PENDOPO")
    assert ahead(runtime, "DATAKU") is None


def test_a_search_is_worded_ahead_and_a_change_only_decided(runtime):
    send(runtime, "LOKER PENDOPO")
    assert ahead(runtime, "LOKER SALING").speech.texts
    assert ahead(runtime, "DAFTAR SALING").speech is None


def test_it_holds_while_nothing_changes(runtime):
    send(runtime, "LOKER PENDOPO")
    thought = ahead(runtime, "LANJUT")
    assert thought.holds(Contact.heard(PHONE, "simulator", NOON + timedelta(seconds=1)))


@pytest.mark.parametrize("between", ["DAFTAR PENDOPO", "BAHASA INGGRIS", "LOKER SALING", "STOP"])
def test_it_does_not_hold_after_another_text(runtime, between):
    send(runtime, "LOKER PENDOPO")
    thought = ahead(runtime, "LANJUT")
    send(runtime, between, NOON + timedelta(seconds=1))
    assert not thought.holds(Contact.heard(PHONE, "simulator", NOON + timedelta(seconds=2)))


def test_a_text_overtaken_by_another_is_answered_from_what_is_so_now(runtime, monkeypatch):
    send(runtime, "LOKER PENDOPO")
    stale = ahead(runtime, "LOKER PENDOPO")
    send(runtime, "BAHASA INGGRIS", NOON + timedelta(seconds=1))
    monkeypatch.setattr(inbound, "think_ahead", lambda *_: stale)
    (answer,) = send(runtime, "LOKER PENDOPO", NOON + timedelta(seconds=2))
    assert answer != stale.speech.texts[0]
    assert answer.startswith("Jobs in Pendopo")


def test_an_answer_that_holds_is_not_worked_out_again(runtime, monkeypatch):
    send(runtime, "LOKER PENDOPO")
    thought = ahead(runtime, "LOKER PENDOPO")
    marked = replace(thought, speech=replace(thought.speech, texts=("worked out ahead",)))
    monkeypatch.setattr(inbound, "think_ahead", lambda *_: marked)
    assert send(runtime, "LOKER PENDOPO", NOON + timedelta(seconds=1)) == ["worked out ahead"]


def test_a_handler_that_fails_ahead_is_apologised_for_inside(runtime, monkeypatch):
    send(runtime, "LOKER PENDOPO")

    def broken(request, context):
        raise ZeroDivisionError

    monkeypatch.setattr(router, "route", broken)
    assert "maaf" in send(runtime, "LOKER SALING")[0].lower()
    last = InboundMessage.select().order_by(InboundMessage.id.desc()).get()
    assert last.flag == Flag.FAILED
