"""Delivery reports, in any order, repeated, early, and about nobody."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest
from peewee import Database

from smsgate.errors import Ambiguous
from smsgate.messages import DeliveryReport, State
from smsgate.models import Contact, DeliveryWord, OutboundMessage
from smsgate.services import meters
from smsgate.services.outbox import settle, sweep
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    FROM_SEQ,
    NETWORK,
    Desk,
    digest_text,
    now_of,
    person,
    queue,
    queue_digest,
    start_of,
    state,
)

SUCCESS = DeliveryReport(
    gateway=NETWORK,
    gateway_id="id-x",
    word="Success",
    state=State.DELIVERED,
    phone="+6281200000001",
)
SENT = replace(SUCCESS, word="Sent", state=State.SENT)
BUFFERED = replace(SUCCESS, word="Buffered", state=State.SENT)
FAILED = replace(SUCCESS, word="Failed", state=State.FAILED, reason="DeliveryFailure")
SOON = NOON + timedelta(minutes=1)


def _left(contact: Contact, left_at=NOON, **columns: Any) -> OutboundMessage:
    """A message the network has taken."""
    return queue(contact, **{"state": State.SENT, "sent_at": left_at, **columns})


def test_it_settles_by_the_id_and_a_repeat_changes_nothing(db: Database) -> None:
    message = _left(person(1), gateway_id="id-x")
    for _ in range(2):
        settle(SUCCESS, SOON)
        assert (state(message), now_of(message).settled_at) == (State.DELIVERED, SOON)
    assert DeliveryWord.select().count() == 0


@pytest.mark.parametrize("order", list(permutations([SENT, BUFFERED, SUCCESS])), ids=range(6))
def test_it_never_steps_back(db: Database, order: tuple[DeliveryReport, ...]) -> None:
    message = _left(person(1), gateway_id="id-x")
    for report in order:
        settle(report, SOON)
    assert state(message) == State.DELIVERED


def test_it_believes_a_phone_that_has_the_text_over_an_earlier_failure(db: Database) -> None:
    message = _left(person(1), gateway_id="id-x")
    for report, after in ((FAILED, State.FAILED), (SUCCESS, State.DELIVERED)):
        settle(report, SOON)
        assert state(message) == after
    settle(FAILED, SOON)
    assert state(message) == State.DELIVERED


def test_it_keeps_the_reason_of_a_failure(db: Database) -> None:
    message = _left(person(1), gateway_id="id-x")
    settle(FAILED, SOON)
    assert now_of(message).reason == "DeliveryFailure"


def test_it_changes_nothing_that_was_cancelled_here(db: Database) -> None:
    message = _left(person(1), gateway_id="id-x", state=State.CANCELLED)
    settle(SUCCESS, SOON)
    assert state(message) == State.CANCELLED


def test_it_keeps_a_word_nobody_knows_and_concludes_nothing(db: Database) -> None:
    message = _left(person(1), gateway_id="id-x")
    settle(replace(SUCCESS, word="Teleported", state=None), SOON)
    assert (state(message), now_of(message).reason) == (State.SENT, "Teleported")


def test_it_joins_a_report_that_came_before_the_send_was_recorded(desk: Desk) -> None:
    message = queue(person(1))
    early = replace(SUCCESS, gateway_id=f"id-{message.id}")
    for _ in range(2):
        settle(early, NOON)
    assert DeliveryWord.select().count() == 1
    desk.deliver()
    assert state(message) == State.DELIVERED
    assert DeliveryWord.select().count() == 0


def test_it_settles_the_one_unknown_message_of_that_number(db: Database) -> None:
    message = _left(person(1), state=State.UNKNOWN)
    settle(replace(SUCCESS, phone=" 6281200000001"), SOON)
    assert (state(message), now_of(message).gateway_id) == (State.DELIVERED, "id-x")
    settle(replace(SENT, gateway_id="id-x"), SOON)
    assert state(message) == State.DELIVERED


UNCLEAR: dict[str, list[dict[str, Any]]] = {
    "nobody": [],
    "two unknown": [{"state": State.UNKNOWN}, {"state": State.UNKNOWN}],
    "one unknown, one leaving": [{"state": State.UNKNOWN}, {"state": State.SENDING}],
    "only one leaving": [{"state": State.SENDING}],
    "too long ago": [{"state": State.UNKNOWN, "left_at": NOON - timedelta(hours=25)}],
    "left after the report": [{"state": State.UNKNOWN, "left_at": NOON + timedelta(hours=1)}],
    "has an id of its own": [{"state": State.UNKNOWN, "gateway_id": "id-y"}],
    "another network": [{"state": State.UNKNOWN, "gateway": "simulator"}],
}


@pytest.mark.parametrize("rows", UNCLEAR.values(), ids=UNCLEAR)
def test_it_keeps_a_report_rather_than_guess(db: Database, rows: list[dict[str, Any]]) -> None:
    somebody = person(1)
    messages = [_left(somebody, **columns) for columns in rows]
    before = [state(message) for message in messages]
    for _ in range(2):
        settle(SUCCESS, SOON)
    assert [state(message) for message in messages] == before
    assert [word.word for word in DeliveryWord.select()] == ["Success"]


def test_it_settles_what_became_unknown_after_its_report_had_come(desk: Desk) -> None:
    """The answer to the send got lost, the report did not: it came while the call was under way."""
    message = queue(person(1))

    def lost(_batch):
        with OutboundMessage._meta.database.connection_context():
            settle(SUCCESS, NOON + timedelta(seconds=30))
        raise Ambiguous("The call broke off after it left: ReadTimeout")

    desk.network.planned.append(lost)
    desk.deliver()
    assert (state(message), DeliveryWord.select().count()) == (State.UNKNOWN, 1)
    sweep(SOON)
    assert (state(message), DeliveryWord.select().count()) == (State.DELIVERED, 0)


def test_it_joins_in_the_sweep_what_two_workers_missed(db: Database) -> None:
    settle(SUCCESS, NOON)
    message = _left(person(1), gateway_id="id-x")
    sweep(SOON)
    assert (state(message), DeliveryWord.select().count()) == (State.DELIVERED, 0)


def test_it_tells_a_digest_again_that_did_not_arrive_and_not_when_it_did(db: Database) -> None:
    reader = person(1)
    message = queue_digest(reader, digest_text(), state=State.SENT, sent_at=NOON, gateway_id="id-x")
    settle(FAILED, SOON)
    assert (state(message), start_of(reader)) == (State.FAILED, FROM_SEQ)
    settle(SUCCESS, SOON)
    assert (state(message), start_of(reader)) == (State.DELIVERED, None)


@pytest.mark.parametrize("known", [True, False])
def test_it_stops_a_person_whose_report_says_they_opted_out(db: Database, known: bool) -> None:
    reader = person(1, follows="id|16.11.02:")
    if known:
        _left(reader, gateway_id="id-x")
    for _ in range(2):
        settle(replace(FAILED, reason="UserInBlackList", blocked=True), SOON)
    assert Contact.get_by_id(reader.id).stopped_at == SOON


def test_it_bears_a_report_about_nobody_at_all(db: Database) -> None:
    settle(replace(FAILED, phone="", blocked=True), SOON)
    settle(replace(SUCCESS, phone="TELKOMSEL"), SOON)
    assert {word.phone for word in DeliveryWord.select()} == {""}


def _paid() -> float:
    told = meters.SEGMENTS.labels(NETWORK, meters.ESTIMATED)
    return float(told._value.get())


@pytest.mark.parametrize("known", [True, False], ids=["by its id", "as the only unknown one"])
def test_two_reports_at_once_pay_for_a_message_once(db: Database, known: bool) -> None:
    """The second waits for the first, and sees what it did."""
    left = {"gateway_id": "id-x"} if known else {"state": State.UNKNOWN}
    message = _left(person(1), **{"state": State.SENDING, **left})
    before, second_began = _paid(), Event()

    def second() -> None:
        with db.connection_context():
            second_began.set()
            settle(SUCCESS, SOON)

    with db.atomic():
        settle(SENT, SOON)
        thread = Thread(target=second)
        thread.start()
        second_began.wait()
        sleep(0.3)
    thread.join()
    sweep(SOON)  # a report that found no unknown message any more is kept for its id
    assert state(message) == State.DELIVERED
    assert _paid() - before == 1
