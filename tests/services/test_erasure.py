from datetime import timedelta

from smsgate.messages import Inbound, State
from smsgate.models import (
    ALL,
    Contact,
    InboundMessage,
    OutboundMessage,
    Person,
    Shown,
    Subscription,
    database,
)
from smsgate.services import erasure, subscribers
from smsgate.services.inbound import receive
from tests.conftest import NOON

PHONE = "+6281273000001"


def say(runtime, *texts):
    replies = ()
    for number, words in enumerate(texts):
        event = Inbound(
            gateway="simulator",
            sender=PHONE,
            recipient="simulator",
            text=words,
            gateway_id=f"{number}-{words}",
        )
        replies = receive(event, runtime, NOON + timedelta(minutes=number)).replies
    return [reply.text for reply in replies]


def test_erasing_leaves_nothing_that_names_the_person(runtime, config):
    (confirmation,) = say(
        runtime, "DAFTAR PENDOPO", "LOKER SALING", "TANYA rahasia saya", "HAPUS DATA", "YA"
    )
    assert "dihapus" in confirmation
    assert Subscription.select().count() == Person.select().count() == Shown.select().count() == 0
    assert {row.text for row in InboundMessage.select()} == {""}
    OutboundMessage.update(state=State.DELIVERED).execute()
    assert erasure.purge(NOON + timedelta(minutes=10)) == 1
    assert Contact.select().count() == 0
    for model in ALL:
        for row in model.select().tuples().iterator():
            assert PHONE not in map(str, row), model
            assert "rahasia" not in " ".join(map(str, row)), model


def test_the_confirmation_goes_out_before_the_number_is_dropped(runtime):
    say(runtime, "LOKER SALING", "HAPUS DATA", "YA")
    assert erasure.purge(NOON + timedelta(minutes=10)) == 0
    (waiting,) = OutboundMessage.select()
    assert waiting.contact.phone == PHONE


def test_a_repeat_of_the_last_yes_does_nothing(runtime):
    say(runtime, "HAPUS DATA", "YA")
    event = Inbound(
        gateway="simulator", sender=PHONE, recipient="simulator", text="YA", gateway_id="1-YA"
    )
    assert receive(event, runtime, NOON + timedelta(minutes=5)).duplicate


def test_an_erased_number_may_come_back_but_no_import_revives_it(runtime, config):
    say(runtime, "HAPUS DATA", "YA")
    OutboundMessage.update(state=State.DELIVERED).execute()
    erasure.purge(NOON + timedelta(days=1))
    assert subscribers.is_stopped(PHONE, config.secret_key)
    assert say(runtime, "DAFTAR SALING")
    assert not subscribers.is_stopped(PHONE, config.secret_key)
    assert database.obj is not None
