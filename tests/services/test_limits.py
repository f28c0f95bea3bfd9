"""Who is answered no more: by the hour, by the day, in a loop; and what acts all the same."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from smsgate.handlers import router
from smsgate.messages import Inbound, Priority
from smsgate.models import Contact, Dialogue, Flag, InboundMessage, OutboundMessage, Subscription
from smsgate.runtime import Runtime
from smsgate.services import limits
from smsgate.services.inbound import Receipt, receive
from tests.conftest import NOON

PHONE = "+6281273000001"
_ids = count()


def send(
    runtime: Runtime, words: str, after: timedelta = timedelta(), phone: str = PHONE
) -> Receipt:
    """A text of its own, that long after noon."""
    event = Inbound(
        gateway="simulator",
        sender=phone,
        recipient="simulator",
        text=words,
        gateway_id=f"id-{next(_ids)}",
    )
    return receive(event, runtime, NOON + after)


def answered(number: int, at: datetime, priority: Priority = Priority.ANSWER) -> None:
    """So many messages went to the number at that time."""
    contact, _made = Contact.get_or_create(phone=PHONE)
    row = {"contact": contact, "gateway": "simulator", "text": "x", "created_at": at}
    OutboundMessage.insert_many([{**row, "priority": priority}] * number).execute()


def kept(receipt: Receipt) -> InboundMessage:
    """The text as staff see it."""
    row: InboundMessage = InboundMessage.get_by_id(receipt.inbound_id)
    return row


BUSY = [
    (limits.ANSWERS_AN_HOUR, timedelta(minutes=59), timedelta(minutes=2)),
    (limits.ANSWERS_A_DAY, timedelta(hours=23, minutes=59), timedelta(minutes=2)),
]


@pytest.mark.parametrize(("number", "ago", "wait"), BUSY, ids=["hour", "day"])
def test_it_leaves_who_had_enough_without_an_answer_and_shows_them_to_staff(
    runtime: Runtime, number: int, ago: timedelta, wait: timedelta
) -> None:
    answered(number, NOON - ago)
    receipt = send(runtime, "LOKER PENDOPO")
    assert receipt.replies == ()
    assert (kept(receipt).flag, kept(receipt).text) == (Flag.LIMITED, "LOKER PENDOPO")
    assert kept(receipt).note.startswith(f"{number} answers within ")
    assert len(send(runtime, "LOKER PENDOPO", after=wait).replies) == 1


@pytest.mark.parametrize(("number", "ago", "wait"), BUSY, ids=["hour", "day"])
def test_it_answers_up_to_the_last_one(
    runtime: Runtime, number: int, ago: timedelta, wait: timedelta
) -> None:
    answered(number - 1, NOON - ago)
    receipt = send(runtime, "LOKER PENDOPO")
    assert len(receipt.replies) == 1
    assert (kept(receipt).flag, kept(receipt).note) == (Flag.NONE, "")


def test_it_counts_answers_alone(runtime: Runtime) -> None:
    answered(limits.ANSWERS_A_DAY, NOON, Priority.OFFICER)
    assert len(send(runtime, "LOKER PENDOPO").replies) == 1


def test_it_breaks_a_loop_of_identical_texts(runtime: Runtime) -> None:
    receipts = [
        send(runtime, "BANTUAN", after=timedelta(seconds=50 * number))
        for number in range(limits.SAME_TEXTS + 2)
    ]
    assert [len(receipt.replies) for receipt in receipts] == [1] * 9 + [0] * 3
    assert [kept(receipt).flag for receipt in receipts] == [Flag.NONE] * 9 + [Flag.LIMITED] * 3
    assert kept(receipts[-1]).note == "the same text again and again"


def test_it_still_answers_another_text_in_a_loop(runtime: Runtime) -> None:
    for _ in range(limits.SAME_TEXTS):
        send(runtime, "BANTUAN")
    assert len(send(runtime, "LOKER PENDOPO").replies) == 1
    assert len(send(runtime, "BANTUAN", phone="+6281273000002").replies) == 1


def test_it_answers_the_same_text_again_when_the_loop_is_over(runtime: Runtime) -> None:
    for _ in range(limits.SAME_TEXTS):
        send(runtime, "BANTUAN")
    assert len(send(runtime, "BANTUAN", after=limits.LOOP).replies) == 1


def test_it_takes_no_slow_repetition_for_a_loop(runtime: Runtime) -> None:
    receipts = [
        send(runtime, "BANTUAN", after=timedelta(minutes=2 * number)) for number in range(15)
    ]
    assert all(receipt.replies for receipt in receipts)


@pytest.mark.parametrize("word", ["STOP", "BERHENTI SALING", "BATAL"])
def test_it_obeys_a_stop_at_any_limit_and_confirms_it_once(runtime: Runtime, word: str) -> None:
    send(runtime, "DAFTAR SALING")
    answered(limits.ANSWERS_A_DAY, NOON)
    first, again = send(runtime, word), send(runtime, word)
    assert not Subscription.of(Contact.by_phone(PHONE))
    assert (len(first.replies), len(again.replies)) == (1, 0)
    assert kept(again).flag == Flag.LIMITED
    assert send(runtime, "DAFTAR SALING").replies == ()
    assert not Subscription.of(Contact.by_phone(PHONE))


def test_it_obeys_a_stop_that_comes_over_and_over(runtime: Runtime) -> None:
    send(runtime, "DAFTAR SALING")
    receipts = [send(runtime, "STOP") for _ in range(limits.SAME_TEXTS + 2)]
    assert [len(receipt.replies) for receipt in receipts] == [1] + [0] * 11
    assert kept(receipts[-1]).flag == Flag.LIMITED
    contact = Contact.by_phone(PHONE)
    assert contact is not None
    assert contact.stopped_at is not None


def test_it_hears_a_no_at_any_limit_so_that_no_later_yes_erases(runtime: Runtime) -> None:
    send(runtime, "HAPUS DATA")
    answered(limits.ANSWERS_AN_HOUR, NOON)
    assert send(runtime, "TIDAK").replies == ()
    assert Dialogue.get().questions == []


def test_it_apologises_to_nobody_who_had_enough(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    answered(limits.ANSWERS_AN_HOUR, NOON)
    monkeypatch.setattr(router, "route", broken)
    receipt = send(runtime, "STOP")
    assert receipt.replies == ()
    assert kept(receipt).flag == Flag.FAILED


def test_it_confirms_what_ended_and_nothing_else(runtime: Runtime) -> None:
    answered(limits.ANSWERS_AN_HOUR, NOON)
    receipt = send(runtime, "BERHENTI SALING")
    assert receipt.replies == ()
    assert kept(receipt).intent == "unsubscribe"


def test_it_asks_the_database_once_and_by_index(runtime: Runtime) -> None:
    """It stands in the way of every text."""
    contact = Contact.create(phone=PHONE)
    asked: list[tuple[str, Any]] = []

    def note(query: Any) -> None:
        asked.append((query.sql, query.params))

    runtime.database.query_hooks.append(note)
    try:
        limits.reached(contact, NOON, "LOKER")
    finally:
        runtime.database.query_hooks.remove(note)
    ((sql, params),) = asked
    assert _scans(runtime, sql, params) == []


def _scans(runtime: Runtime, sql: str, params: Any) -> list[str]:
    """The tables a query would read whole."""
    if runtime.config.database_url.startswith("sqlite"):
        plan = runtime.database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", params).fetchall()
        return [row[3] for row in plan if row[3].startswith("SCAN ")]
    # So few rows are read whole anyway, unless that is forbidden.
    with runtime.database.atomic():
        runtime.database.execute_sql("SET LOCAL enable_seqscan = off")
        plan = runtime.database.execute_sql(f"EXPLAIN {sql}", params).fetchall()
    return [line for (line,) in plan if "Seq Scan" in line]
