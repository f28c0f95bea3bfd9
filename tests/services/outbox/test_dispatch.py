"""A drain of the outbox: batches, order, and where it stops."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.errors import Ambiguous, GatewayDown, SendError, TryLater
from smsgate.messages import Batch, Priority, SendResult, State
from smsgate.models import OutboundMessage
from smsgate.services import outbox
from smsgate.services.outbox.line import CALLS_AT_ONCE, CHUNK, MOST_FAILURES
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    NETWORK,
    Desk,
    FakeNetwork,
    digest_text,
    everybody,
    person,
    queue,
    queue_digest,
    state,
)


def test_it_sends_everything_due_and_says_how_much(desk: Desk) -> None:
    for number in range(5):
        queue(person(number), f"text {number}")
    assert desk.deliver() == 5
    assert desk.deliver() == 0
    assert sorted(desk.network.texts) == [f"text {number}" for number in range(5)]


def test_it_sends_one_text_to_many_in_few_calls(desk: Desk) -> None:
    text = digest_text()
    for number in range(250):
        queue_digest(person(number), text)
    assert desk.deliver() == 250
    calls = sorted(len(batch.recipients) for batch in desk.network.batches)
    assert calls == [1, 50, 99, 100]
    assert set(desk.network.told.values()) == {1}


def test_two_texts_to_one_person_keep_their_order(desk: Desk) -> None:
    queue(person(9), "opens the line")
    somebody = person(1)
    for word in ("first", "second", "third"):
        queue(somebody, word)
    delivered: list[str] = []

    def slow(seconds: float) -> Callable[[Batch], list[SendResult]]:
        def send(batch: Batch) -> list[SendResult]:
            time.sleep(seconds)
            delivered.append(batch.text)
            return everybody(State.SENT)(batch)

        return send

    desk.network.planned += [slow(0), slow(0.2), slow(0.1), slow(0)]
    assert desk.deliver() == 4
    assert delivered == ["opens the line", "first", "second", "third"]


def test_it_commits_sending_before_the_call_leaves(desk: Desk) -> None:
    message = queue(person(1))
    seen: list[str] = []

    def look(batch: Batch) -> list[SendResult]:
        with OutboundMessage._meta.database.connection_context():
            seen.append(state(message))
        return everybody(State.SENT)(batch)

    desk.network.planned.append(look)
    desk.deliver()
    assert seen == [State.SENDING]


FAILURES = [TryLater("busy"), GatewayDown("no credit"), Ambiguous("cut off")]


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_it_risks_few_messages_where_the_network_is_unwell(desk: Desk, error: SendError) -> None:
    """Of all who wait for the same text one at a time is tried, and not for long."""
    text = digest_text()
    messages = [queue_digest(person(number), text) for number in range(30)]
    desk.network.planned.extend([error] * 30)
    assert desk.deliver() == 0
    tried = 1 if isinstance(error, GatewayDown) else MOST_FAILURES
    assert [len(batch.recipients) for batch in desk.network.batches] == [1] * tried
    assert {state(message) for message in messages[tried:]} == {State.QUEUED}


@pytest.mark.parametrize("error", FAILURES[::2], ids=lambda error: type(error).__name__)
def test_it_goes_on_after_a_call_that_failed(desk: Desk, error: SendError) -> None:
    text = digest_text()
    for number in range(350):
        queue_digest(person(number), text)
    desk.network.planned.extend([everybody(State.SENT), error, error])
    sent = desk.deliver()
    calls = [len(batch.recipients) for batch in desk.network.batches]
    assert sent == 350 - sum(calls[1:3])
    assert 1 in calls[2:]
    assert max(desk.network.told.values()) == 1


def test_it_does_not_wait_for_a_slow_call_to_see_what_comes_in(desk: Desk) -> None:
    answered = threading.Event()

    def slow(batch: Batch) -> list[SendResult]:
        with OutboundMessage._meta.database.connection_context():
            queue(person(2), "what came in")
        assert answered.wait(30)
        return everybody(State.SENT)(batch)

    def answer(batch: Batch) -> list[SendResult]:
        answered.set()
        return everybody(State.SENT)(batch)

    queue(person(1), "opens the line")
    queue(person(3), "slow")
    desk.network.planned.extend([everybody(State.SENT), slow, answer])
    assert desk.deliver() == 3
    assert desk.network.texts[-1] == "what came in"


def test_it_stops_calling_when_it_is_told_to(desk: Desk) -> None:
    messages = [queue(person(number), f"text {number}") for number in range(10)]
    assert desk.deliver(go_on=lambda: len(desk.network.batches) < 3) == len(desk.network.batches)
    assert len(desk.network.batches) < 10
    assert {state(message) for message in messages} == {State.SENT, State.QUEUED}


def test_it_makes_several_calls_at_once_when_the_network_is_well(desk: Desk) -> None:
    together = threading.Barrier(CALLS_AT_ONCE, timeout=10)

    def wait_for_the_others(batch: Batch) -> list[SendResult]:
        together.wait()
        return everybody(State.SENT)(batch)

    # With each that is taken one more goes out: these many open the line as wide as it gets.
    before = CALLS_AT_ONCE * 2
    for number in range(before + CALLS_AT_ONCE):
        queue(person(number), f"text {number}")
    plan = [everybody(State.SENT)] * before + [wait_for_the_others] * CALLS_AT_ONCE
    desk.network.planned.extend(plan)
    assert desk.deliver() == before + CALLS_AT_ONCE


def test_it_goes_on_with_the_other_network_when_one_is_down(desk: Desk) -> None:
    other = FakeNetwork(name="other")
    queue(person(1))
    queue(person(2), gateway="other")
    desk.network.planned.append(GatewayDown("no credit"))
    both = {NETWORK: desk.network, "other": other}
    assert outbox.deliver(both, desk.config, NOON) == 1  # type: ignore[arg-type]
    assert len(other.batches) == 1


def test_it_lets_an_answer_overtake_the_digests_still_waiting(desk: Desk) -> None:
    text, asker = digest_text(), person(999)
    for number in range(450):
        queue_digest(person(number), text)

    def ask(batch: Batch) -> list[SendResult]:
        with OutboundMessage._meta.database.connection_context():
            queue(asker, "answer")
        return everybody(State.SENT)(batch)

    desk.network.planned.append(ask)
    desk.deliver()
    before = desk.network.batches[: desk.network.texts.index("answer")]
    assert sum(len(batch.recipients) for batch in before) <= CHUNK


def test_it_keeps_the_rate_that_is_set(desk: Desk) -> None:
    """Ten segments a second: what is read back over a few seconds is what was set."""
    fast = replace(desk.config, send_rate=10.0)
    for number in range(25):
        queue(person(number), f"text {number}", segments=2)
    now, segments = NOON, 0
    while (pause := outbox.next_in({NETWORK: desk.network}, fast, now)) is not None:  # type: ignore[dict-item]
        now += timedelta(seconds=pause)
        segments += 2 * desk.deliver(config=fast, now=now)
    assert segments == 50
    assert (now - NOON).total_seconds() == pytest.approx(4, abs=1)


@pytest.mark.parametrize(
    ("columns", "seconds"),
    [({}, 0), ({"not_before": NOON + timedelta(hours=1)}, None), ({"gateway": "other"}, None)],
)
def test_it_says_when_the_next_may_leave(
    desk: Desk, columns: dict[str, object], seconds: float | None
) -> None:
    queue(person(1), **columns)
    assert outbox.next_in({NETWORK: desk.network}, desk.config, NOON) == seconds  # type: ignore[dict-item]


def test_it_waits_for_nothing_while_its_gateway_is_stopped(desk: Desk) -> None:
    queue(person(1), priority=Priority.ANSWER)
    desk.network.planned.append(GatewayDown("no credit"))
    desk.deliver()
    gateways = {NETWORK: desk.network}
    assert outbox.next_in(gateways, desk.config, NOON) is None  # type: ignore[arg-type]
    assert outbox.next_in(gateways, desk.config, NOON + timedelta(hours=1)) == 0  # type: ignore[arg-type]
