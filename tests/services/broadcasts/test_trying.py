"""A try on a phone at hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.messages import Priority, State
from smsgate.models import AuditEntry, OutboundMessage
from smsgate.services import subscribers
from smsgate.services.broadcasts import results, trying
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.trying import Wish
from tests.services.broadcasts.conftest import PENDOPO, TEXT, Office, follower

TRIAL = "0840 0000 1234"


def wish(once: str = "a", number: str = TRIAL, language: str = "id") -> Wish:
    return Wish(language=language, number=number, once=once)


def send(office: Office, one: Wish, broadcast_id: int) -> str:
    return trying.send(broadcast_id, one, office.ani, office.config, office.now)


def test_it_sends_the_text_once_at_once_and_notes_no_number(office: Office) -> None:
    row = office.written(PENDOPO)
    assert send(office, wish(), row.id) == send(office, wish(), row.id) == "0840xxxx1234"
    message = OutboundMessage.get()
    assert (message.text, message.priority, message.gateway) == (
        TEXT,
        Priority.OFFICER,
        "simulator",
    )
    entry = AuditEntry.get(AuditEntry.action == "broadcast.try")
    assert entry.after == {"contact": message.contact_id, "language": "id"}
    (tried,) = trying.tried(row)
    assert (tried.phone, tried.state) == ("0840xxxx1234", State.QUEUED)


def test_five_times_an_hour(office: Office) -> None:
    row = office.written(PENDOPO)
    for number in range(5):
        send(office, wish(str(number)), row.id)
    with pytest.raises(Refused):
        send(office, wish("more"), row.id)
    office.now += timedelta(hours=1)
    send(office, wish("more"), row.id)
    assert OutboundMessage.select().count() == 6


def test_it_refuses_what_must_not_be_tried(office: Office) -> None:
    row = office.written(PENDOPO)
    gone = follower(PENDOPO)
    subscribers.stop(gone, "sms", office.now)
    simulated = replace(office, config=replace(office.config, gateway="simulator"))
    for desk, one in (
        (office, wish(number="123")),
        (office, wish(number=gone.phone)),
        (office, wish(language="en")),
        (simulated, wish(number="0812-0000-1234")),
    ):
        with pytest.raises(Refused):
            send(desk, one, row.id)
    assert OutboundMessage.select().count() == 0


def test_the_results_name_nobody(office: Office) -> None:
    reader = follower(PENDOPO)
    row = office.filled(PENDOPO)
    office.deliver()
    (one,) = results.export(row, office.ani, office.now)
    assert (one.state, one.segments, one.reason) == (State.SENT, 1, "")
    assert reader.phone[-6:] not in one.number
    assert AuditEntry.select().where(AuditEntry.action == "broadcast.export").count() == 1
