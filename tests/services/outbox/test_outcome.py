"""What a call brought, written down for each message."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.errors import Ambiguous, GatewayDown, SendError, TryLater
from smsgate.messages import Batch, SendResult, State
from smsgate.models import Contact, GatewayStop, OutboundMessage
from smsgate.services.outbox import settle, sweep
from smsgate.services.outbox.claim import claim, leave
from smsgate.services.outbox.outcome import (
    MAX_ATTEMPTS,
    record,
)
from smsgate.services.outbox.patience import PATIENCE
from smsgate.services.outbox.stale import drop
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    FROM_SEQ,
    NETWORK,
    Desk,
    digest_text,
    everybody,
    now_of,
    person,
    queue,
    queue_digest,
    start_of,
    state,
)
from tests.services.outbox.test_report import SUCCESS

MOMENT = timedelta(seconds=5)


def test_it_keeps_id_cost_and_time_of_what_was_sent(desk: Desk) -> None:
    message = queue(person(1))
    desk.network.planned.append(everybody(State.SENT, cost="KES 0.8000"))
    assert desk.deliver() == 1
    row = now_of(message)
    assert (row.state, row.gateway_id, row.cost) == (
        State.SENT,
        f"id-{message.id}",
        "KES 0.8000",
    )
    assert NOON <= row.sent_at <= NOON + MOMENT
    assert (row.lease_until, row.settled_at, row.attempts) == (None, None, 0)


def test_it_settles_each_recipient_by_its_own_result(desk: Desk) -> None:
    queue(person(9), "opens the line")
    messages = [queue(person(number)) for number in range(4)]
    states = [State.SENT, State.FAILED, State.UNKNOWN, State.DELIVERED]

    def mixed(batch: Batch) -> list[SendResult]:
        return [
            SendResult(outbound_id=one.outbound_id, state=given, gateway_id=given, reason=given)
            for one, given in zip(batch.recipients, states, strict=True)
        ]

    desk.network.planned.extend([everybody(State.SENT), mixed])
    assert desk.deliver() == 1 + 2
    rows = [now_of(message) for message in messages]
    assert [row.state for row in rows] == states
    assert [row.gateway_id for row in rows] == states
    assert [row.settled_at is not None for row in rows] == [False, True, False, True]


def test_it_does_not_know_what_became_of_whom_the_answer_forgot(desk: Desk) -> None:
    queue(person(9), "opens the line")
    told, forgotten = queue(person(1)), queue(person(2))
    first_only = lambda batch: everybody(State.SENT)(batch)[:1]  # noqa: E731
    desk.network.planned.extend([everybody(State.SENT), first_only])
    desk.deliver()
    assert (state(told), state(forgotten)) == (State.SENT, State.UNKNOWN)


REFUSALS: dict[str, SendError | Callable[[Batch], list[SendResult]]] = {
    "the call": TryLater("HTTP 503"),
    "one by one": everybody(State.QUEUED, reason="501 GatewayError"),
}


@pytest.mark.parametrize("plan", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize("attempts", [0, 3, 10])
def test_it_tries_again_later_and_later(
    desk: Desk, plan: SendError | Callable[[Batch], list[SendResult]], attempts: int
) -> None:
    message = queue(person(1), attempts=attempts)
    desk.network.planned.append(plan)
    assert desk.deliver() == 0
    row = now_of(message)
    delay = min(PATIENCE.first_retry * 2**attempts, PATIENCE.longest_retry)
    assert (row.state, row.attempts, row.sent_at) == (State.QUEUED, attempts + 1, None)
    assert row.reason
    assert delay / 2 <= row.not_before - NOON <= delay + MOMENT


def test_it_scatters_those_that_were_refused_together(desk: Desk) -> None:
    messages = [queue(person(number), f"text {number}") for number in range(8)]
    desk.network.planned.extend([everybody(State.QUEUED)] * 8)
    desk.deliver()
    assert len({now_of(message).not_before for message in messages}) == 8


@pytest.mark.parametrize("plan", REFUSALS.values(), ids=REFUSALS)
def test_it_gives_up_after_the_last_attempt(
    desk: Desk, plan: SendError | Callable[[Batch], list[SendResult]]
) -> None:
    reader = person(1)
    message = queue_digest(reader, digest_text(), attempts=MAX_ATTEMPTS - 1)
    desk.network.planned.append(plan)
    desk.deliver()
    assert (state(message), start_of(reader)) == (State.FAILED, FROM_SEQ)


def test_it_stops_the_gateway_and_keeps_its_messages(desk: Desk) -> None:
    message = queue(person(1))
    desk.network.planned.append(GatewayDown("HTTP 401: The supplied authentication is invalid"))
    desk.deliver()
    row, stop = now_of(message), GatewayStop.get_by_id(NETWORK)
    assert (row.state, row.attempts, row.sent_at) == (State.QUEUED, 0, None)
    assert "401" in stop.reason
    assert PATIENCE.stopped <= stop.until - NOON <= PATIENCE.stopped + MOMENT
    assert desk.deliver(now=NOON + PATIENCE.stopped / 2) == 0
    assert len(desk.network.batches) == 1


def test_it_tries_a_stopped_gateway_again_and_forgets_the_stop_when_it_works(desk: Desk) -> None:
    message = queue(person(1))
    desk.network.planned.extend([GatewayDown("no credit"), GatewayDown("no credit still")])
    desk.deliver()
    since = GatewayStop.get_by_id(NETWORK).since
    desk.deliver(now=NOON + PATIENCE.stopped + MOMENT)
    stop = GatewayStop.get_by_id(NETWORK)
    assert (stop.reason, stop.since) == ("no credit still", since)
    assert desk.deliver(now=NOON + 3 * PATIENCE.stopped) == 1
    assert (state(message), GatewayStop.select().count()) == (State.SENT, 0)


def test_it_sends_nothing_again_of_which_it_does_not_know(desk: Desk) -> None:
    reader = person(1)
    message = queue_digest(reader, digest_text())
    desk.network.planned.append(Ambiguous("The call broke off after it left: ReadTimeout"))
    desk.deliver()
    assert (state(message), start_of(reader)) == (State.UNKNOWN, FROM_SEQ)
    for hours in (1, 5, 20):
        assert desk.deliver(now=NOON + timedelta(hours=hours)) == 0
    assert len(desk.network.batches) == 1


def test_it_survives_a_gateway_that_fails_in_its_own_code(desk: Desk) -> None:
    def broken(_batch: Batch) -> list[SendResult]:
        raise KeyError("SMSMessageData")

    message = queue(person(1))
    desk.network.planned.append(broken)
    assert desk.deliver() == 0
    assert (state(message), now_of(message).reason) == (
        State.UNKNOWN,
        "The gateway itself failed: KeyError",
    )


def test_it_stops_a_person_the_network_says_opted_out(desk: Desk) -> None:
    reader = person(1, follows="id|16.11.02:")
    waiting = queue(reader, "Siaran", priority=2, not_before=NOON + timedelta(hours=1))
    message = queue_digest(reader, digest_text())
    desk.network.planned.append(everybody(State.FAILED, reason="406", blocked=True))
    desk.deliver()
    after = Contact.get_by_id(reader.id)
    assert (state(message), state(waiting)) == (State.FAILED, State.CANCELLED)
    assert after.stopped_at is not None
    assert after.follows is None


def test_it_catches_up_when_a_digest_is_sent(desk: Desk) -> None:
    reader = person(1, digest_from=5)
    queue_digest(reader, digest_text(digest_from=5))
    desk.deliver()
    assert start_of(reader) is None


def test_it_believes_a_network_that_answers_after_it_was_given_up(desk: Desk) -> None:
    reader = person(1)
    message = queue_digest(reader, digest_text())
    rows = leave(claim(NETWORK, 10, NOON, desk.config, drop, PATIENCE), NOON, PATIENCE)
    late = NOON + PATIENCE.sending + MOMENT
    sweep(late)
    assert (state(message), start_of(reader)) == (State.UNKNOWN, FROM_SEQ)
    result = SendResult(outbound_id=message.id, state=State.SENT, gateway_id="id-late")
    assert record(NETWORK, rows, [result], late, PATIENCE) == 1
    assert (state(message), start_of(reader)) == (State.SENT, None)
    assert now_of(message).gateway_id == "id-late"


def test_it_does_not_tell_again_what_a_report_settled_before_the_answer(desk: Desk) -> None:
    """The report overtakes the call that breaks off: the phone has the text."""
    reader, other = person(1), person(2)
    queue(person(9), "opens the line")
    text = digest_text()
    message, lost = queue_digest(reader, text), queue_digest(other, text)
    OutboundMessage.update(gateway_id="id-known").where(OutboundMessage.id == message.id).execute()

    def reported(_batch: Batch) -> list[SendResult]:
        with OutboundMessage._meta.database.connection_context():
            settle(replace(SUCCESS, gateway_id="id-known"), NOON + MOMENT)
        raise Ambiguous("The call broke off after it left: ReadTimeout")

    desk.network.planned.extend([everybody(State.SENT), reported])
    desk.deliver()
    assert (state(message), start_of(reader)) == (State.DELIVERED, None)
    assert (state(lost), start_of(other)) == (State.UNKNOWN, FROM_SEQ)
