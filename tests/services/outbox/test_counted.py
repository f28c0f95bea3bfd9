"""What became of messages is counted once, and told in the log by the id that everything of theirs bears."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from peewee import Database
from structlog.testing import capture_logs

from smsgate.errors import Ambiguous, GatewayDown, SendError, TryLater
from smsgate.messages import Batch, DeliveryReport, Priority, SendResult, State
from smsgate.models import InboundMessage, OutboundMessage, database
from smsgate.services import meters, outbox, subscribers
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    NETWORK,
    TODAY,
    Desk,
    digest_text,
    everybody,
    person,
    queue,
    queue_digest,
)

Counts = dict[tuple[str, ...], float]

LAPSED = NOON - timedelta(seconds=1)
SENT_AND_PAID: Counts = {("outbound_messages", "sent"): 1, ("segments", "estimated"): 2}


def _seen() -> Counts:
    """Every count of that network in this process, by name and the label beside the gateway."""
    return {
        (
            sample.name.removeprefix("smsgate_").removesuffix("_total"),
            *(value for name, value in sample.labels.items() if name != "gateway"),
        ): sample.value
        for family in meters.REGISTRY.collect()
        for sample in family.samples
        if sample.labels.get("gateway") == NETWORK and sample.name.endswith(("_total", "_count"))
    }


class Watch:
    """What was counted within the test."""

    def __init__(self) -> None:
        self._before = _seen()

    @property
    def rose(self) -> Counts:
        grown = {name: value - self._before.get(name, 0) for name, value in _seen().items()}
        return {name: value for name, value in grown.items() if value}


@pytest.fixture
def watch(db: Database) -> Iterator[Watch]:
    return Watch()


def _text() -> InboundMessage:
    return InboundMessage.create(dedupe_key="a", gateway=NETWORK)


def test_it_counts_each_recipient_by_its_own_result(desk: Desk, watch: Watch) -> None:
    states = [State.SENT, State.FAILED, State.UNKNOWN, State.DELIVERED, State.QUEUED]
    for number in range(len(states)):
        queue(person(number), segments=2)

    def mixed(batch: Batch) -> list[SendResult]:
        return [
            SendResult(outbound_id=one.outbound_id, state=states.pop(0)) for one in batch.recipients
        ]

    desk.network.planned.extend([mixed] * len(states))
    desk.deliver()
    assert {name: count for name, count in watch.rose.items() if name[0] != "gateway_calls"} == {
        ("outbound_messages", "sent"): 1,
        ("outbound_messages", "failed"): 1,
        ("outbound_messages", "unknown"): 1,
        ("outbound_messages", "delivered"): 1,
        ("segments", "estimated"): 4,
    }


@pytest.mark.parametrize(
    ("error", "counted"),
    [
        (TryLater("HTTP 503"), {("gateway_calls", "try_later"): 1}),
        (GatewayDown("HTTP 401"), {("gateway_calls", "down"): 1}),
        (
            Ambiguous("cut"),
            {("gateway_calls", "ambiguous"): 1, ("outbound_messages", "unknown"): 1},
        ),
    ],
)
def test_it_counts_how_calls_end(
    desk: Desk, watch: Watch, error: SendError, counted: Counts
) -> None:
    queue(person(1))
    desk.network.planned.append(error)
    desk.deliver()
    assert watch.rose == counted


@pytest.mark.parametrize(
    ("columns", "replies"),
    [({}, 0), ({"ussd_session": "ATUid_1"}, 1), ({"in_reply_to": _text}, 1)],
    ids=["unasked", "key press", "text"],
)
def test_it_measures_how_long_who_asked_has_waited(
    desk: Desk, watch: Watch, columns: dict[str, Any], replies: int
) -> None:
    made = {name: value() if callable(value) else value for name, value in columns.items()}
    queue(person(1), created_at=NOON - timedelta(seconds=40), **made)
    total = meters.REGISTRY.get_sample_value("smsgate_reply_seconds_sum", {"gateway": NETWORK})
    desk.deliver()
    assert watch.rose.get(("reply_seconds_count",), 0) == replies
    waited = meters.REGISTRY.get_sample_value("smsgate_reply_seconds_sum", {"gateway": NETWORK})
    assert (waited - total >= 40) is bool(replies)


REPORT = DeliveryReport(
    gateway=NETWORK,
    gateway_id="id-x",
    word="Success",
    state=State.DELIVERED,
    phone="+6281200000001",
)


@pytest.mark.parametrize(
    ("before", "segments"), [(State.SENT, {}), (State.UNKNOWN, {("segments", "estimated"): 2})]
)
def test_it_counts_a_report_once_and_what_nobody_knew_was_paid_for(
    watch: Watch, before: State, segments: Counts
) -> None:
    queue(person(1), state=before, sent_at=NOON, gateway_id="id-x", segments=2)
    for _ in range(2):
        outbox.settle(REPORT, NOON)
    assert watch.rose == {("outbound_messages", "delivered"): 1, **segments}


def test_it_counts_what_an_officer_settles(watch: Watch) -> None:
    message = queue(person(1), state=State.UNKNOWN, segments=2)
    outbox.resolve(message.id, "sent", NOON)
    assert watch.rose == SENT_AND_PAID


def test_it_counts_what_the_sweep_gives_up(watch: Watch) -> None:
    queue(person(1), state=State.SENDING, lease_until=LAPSED)
    queue(person(2), state=State.CLAIMED, lease_until=LAPSED)
    queue(person(3), give_up_at=LAPSED)
    for _ in range(2):
        outbox.sweep(NOON)
    assert watch.rose == {("outbound_messages", "unknown"): 1, ("outbound_messages", "expired"): 1}


def test_it_counts_what_is_cancelled_by_a_stop_and_by_the_last_look(
    desk: Desk, watch: Watch
) -> None:
    leaving = person(1)
    queue(leaving, priority=Priority.BROADCAST)
    subscribers.stop(leaving, "sms", NOON)
    queue(person(2, stopped_at=NOON), priority=Priority.BROADCAST)
    desk.deliver()
    assert watch.rose == {("outbound_messages", "cancelled"): 2}


def test_it_counts_nothing_of_what_others_settled_during_the_call(desk: Desk, watch: Watch) -> None:
    message = queue(person(1))

    def late(batch: Batch) -> list[SendResult]:
        _change(message, state=State.CANCELLED)
        return everybody(State.SENT)(batch)

    desk.network.planned.append(late)
    desk.deliver()
    assert watch.rose == {("gateway_calls", "answered"): 1}


def _change(message: OutboundMessage, **columns: Any) -> None:
    """In the thread of the call, which has no connection of its own to keep."""
    with database.connection_context():
        OutboundMessage.update(**columns).where(OutboundMessage.id == message.id).execute()


def _told(event: str, logs: list[Any]) -> list[tuple[Any, Any]]:
    return [(line["trace"], line["outbound"]) for line in logs if line["event"] == event]


def test_it_names_what_each_message_belongs_to(db: Database) -> None:
    text, digest = _text(), digest_text()
    lost = {"state": State.SENDING, "lease_until": LAPSED}
    messages = [
        queue(person(1), in_reply_to=text, **lost),
        queue(person(2), ussd_session="ATUid_1", **lost),
        queue(person(3), **lost),
        *(queue_digest(person(10 + turn), digest, **lost) for turn in range(2)),
    ]
    with capture_logs() as logs:
        outbox.sweep(NOON)
    ((traces, ids),) = _told("outbox.swept", logs)
    own = f"out-{messages[2].id}"
    assert sorted(traces) == [f"digest-{TODAY}", own, f"sms-{text.id}", "ussd-ATUid_1"]
    assert sorted(ids) == [message.id for message in messages]


def test_it_names_one_thing_by_one_word(desk: Desk) -> None:
    text = digest_text()
    messages = [queue_digest(person(turn), text) for turn in range(3)]
    with capture_logs() as logs:
        desk.deliver()
    handed = _told("outbox.handed", logs)
    assert {trace for trace, _ in handed} == {f"digest-{TODAY}"}
    assert sorted(one for _, ids in handed for one in ids) == [message.id for message in messages]
