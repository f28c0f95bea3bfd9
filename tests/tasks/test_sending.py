"""The worker's part: one drain at a time, no bell lost, and nothing of a network's moods passed on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.gateways import open_gateways
from smsgate.messages import Priority, State
from smsgate.models import (
    Contact,
    DigestRun,
    DigestText,
    GatewayPace,
    GatewayStop,
    Heartbeat,
    OutboundMessage,
    utcnow,
)
from smsgate.runtime import Runtime
from smsgate.services.outbox import pace
from smsgate.tasks import process, sending
from smsgate.tasks.queue import huey, open_queue
from tests.standin import Answer, StandIn, cut_taken, http, nobody, only_first, refused, slow


def waiting(phone: str = "+6281200000001", **columns: Any) -> OutboundMessage:
    """A message that is due."""
    contact, _ = Contact.get_or_create(phone=phone)
    given = {"gateway": "simulator", "text": "Loker", "not_before": utcnow(), **columns}
    return OutboundMessage.create(contact=contact, **given)


def state(message: OutboundMessage) -> str:
    """Where it stands now."""
    return OutboundMessage.get_by_id(message.id).state


@pytest.mark.usefixtures("worker")
def test_it_sends_when_the_bell_rings() -> None:
    message = waiting()
    sending.ring()
    assert state(message) == State.DELIVERED


@pytest.mark.usefixtures("worker")
def test_it_finds_each_minute_what_no_bell_rang_for() -> None:
    lapsed = utcnow() - timedelta(minutes=1)
    forgotten = waiting()
    left_behind = waiting(state=State.CLAIMED, lease_until=lapsed)
    lost = waiting(state=State.SENDING, lease_until=lapsed)
    for _ in range(2):
        sending.sweep_outbox.call_local()
        assert [state(one) for one in (forgotten, left_behind, lost)] == [
            State.DELIVERED,
            State.DELIVERED,
            State.UNKNOWN,
        ]
    assert utcnow() - Heartbeat.get_by_id("worker").at < timedelta(minutes=1)


@pytest.mark.usefixtures("worker")
def test_it_tries_a_stopped_gateway_at_once_when_a_worker_starts() -> None:
    message, now = waiting(), utcnow()
    GatewayStop.create(gateway="simulator", reason="no credit", until=now + timedelta(hours=1))
    sending.deliver_waiting.call_local()
    assert state(message) == State.QUEUED
    sending.try_stopped_gateways()
    sending.deliver_waiting.call_local()
    assert state(message) == State.DELIVERED
    assert GatewayStop.select().count() == 0


def test_it_is_asked_to_sweep_every_minute() -> None:
    (task,) = [one for one in huey._registry.periodic_tasks if "sweep" in type(one).__name__]
    assert all(task.validate_datetime(utcnow() + timedelta(minutes=m)) for m in range(60))


@pytest.mark.parametrize("url", ["sqlite:////dev/null/queue.db", "redis://127.0.0.1:1/0"])
def test_it_never_fails_who_rings(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(huey, "storage", open_queue(url).storage)
    sending.ring()


@pytest.mark.usefixtures("worker")
def test_it_loses_no_bell_that_rings_while_it_drains(monkeypatch: pytest.MonkeyPatch) -> None:
    drains: list[bool] = []

    def drain(_desk: Runtime) -> None:
        drains.append(True)
        if len(drains) == 1:
            other = Thread(target=sending.deliver_waiting.call_local)
            other.start()
            other.join(10)
            assert not other.is_alive()

    monkeypatch.setattr(sending, "drain", drain)
    sending.deliver_waiting.call_local()
    assert len(drains) == 2


@pytest.mark.usefixtures("worker")
def test_it_drains_again_after_a_drain_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    message = waiting()
    with monkeypatch.context() as patched:
        patched.setattr(sending, "drain", lambda _desk: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sending.deliver_waiting.call_local()
    sending.deliver_waiting.call_local()
    assert state(message) == State.DELIVERED


@pytest.fixture
def desk(network: StandIn, config: Config, db: Database) -> Runtime:
    """A process whose messages go to that network."""
    real = replace(
        config,
        gateway="africastalking",
        at_username="sandbox",
        at_api_key="the-key",
        at_base_url=network.url,
        quiet_hours=None,
    )
    return Runtime(config=real, database=db, gateways=open_gateways(real))


def to_many(count: int) -> list[OutboundMessage]:
    """One digest text for so many people."""
    run = DigestRun.create(local_date=utcnow().date(), from_seq=0, to_seq=1)
    text = DigestText.create(run=run, follows="", text="Loker baru", segments=1, codes=[], shown=0)
    columns = {
        "gateway": "africastalking",
        "text": None,
        "digest_text": text,
        "digest_date": run.local_date,
        "priority": Priority.DIGEST,
    }
    return [waiting(f"+62812000{number:05}", **columns) for number in range(count)]


def test_it_tells_everybody_once_in_few_calls(desk: Runtime, network: StandIn) -> None:
    to_many(250)
    sending.drain(desk)
    assert len(network.calls) == 1 + 3
    assert sorted(network.told.values()) == [1] * 250
    assert OutboundMessage.select().where(OutboundMessage.state == State.SENT).count() == 250


MOODS: dict[str, tuple[Answer, dict[str, int]]] = {
    "wrong key": (http(401, "The supplied authentication is invalid"), {"queued": 30}),
    "no credit": (nobody("InsufficientBalance"), {"queued": 30}),
    "too many": (http(429), {"queued": 30}),
    "unavailable": (http(503), {"queued": 30}),
    "internal error": (http(500), {"unknown": 3, "queued": 27}),
    "no JSON": (http(200, "<html>"), {"unknown": 3, "queued": 27}),
    "cut after taking": (cut_taken, {"unknown": 3, "queued": 27}),
    "refused for good": (refused(403, "InvalidPhoneNumber"), {"failed": 30}),
    "opted out": (refused(406, "UserInBlacklist"), {"failed": 30}),
    "do not disturb": (refused(409, "DoNotDisturbRejection", 409), {"queued": 30}),
    "half an answer": (only_first(10), {"sent": 1 + 10, "unknown": 19}),
    "slow": (slow(0.3), {"sent": 30}),
}


@pytest.fixture
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drain that does not wait for a network to get well."""
    monkeypatch.setattr(sending, "LONGEST_REST_SECONDS", 0)


@pytest.mark.usefixtures("restless")
@pytest.mark.parametrize(("mood", "states"), MOODS.values(), ids=MOODS)
def test_it_repeats_nothing_and_forgets_nobody(
    desk: Runtime, network: StandIn, mood: Answer, states: dict[str, int]
) -> None:
    messages = to_many(30)
    network.always = mood
    sending.drain(desk)
    rows = [state(message) for message in messages]
    assert {one: rows.count(one) for one in set(rows)} == states
    assert max(network.told.values(), default=0) <= 1


@pytest.mark.parametrize("moment", [http(503), cut_taken], ids=["unavailable", "cut"])
def test_it_goes_on_when_the_network_is_well_again(
    desk: Runtime, network: StandIn, monkeypatch: pytest.MonkeyPatch, moment: Answer
) -> None:
    monkeypatch.setattr(sending, "FIRST_REST_SECONDS", 0.01)
    messages = to_many(30)
    network.then(*[moment] * 4)
    sending.drain(desk)
    rows = [state(message) for message in messages]
    assert rows.count(State.SENT) == 26


def test_it_waits_for_the_rate_that_is_set(desk: Runtime, network: StandIn) -> None:
    """By the table: what was taken of the rate is what left, and it was not taken too early."""
    for number in range(8):
        waiting(f"+62812000{number:05}", gateway="africastalking", text=f"Loker {number}")
    desk.config = replace(desk.config, send_rate=4.0)
    began = utcnow()
    sending.drain(desk)
    free_at = GatewayPace.get_by_id("africastalking").free_at
    assert len(network.calls) == 8
    assert free_at >= began + timedelta(seconds=8 / 4) - pace.LATE
    assert max(row.sent_at for row in OutboundMessage.select()) >= free_at - timedelta(seconds=1)


def test_it_stops_where_it_stands_when_the_worker_ends(
    desk: Runtime, network: StandIn, worker: None
) -> None:
    messages = [
        waiting(f"+62812000{number:05}", gateway="africastalking", text=f"Loker {number}")
        for number in range(20)
    ]

    def last_one(answer: Answer) -> Callable[..., Any]:
        def answered(call: Any) -> Any:
            process.stopping.set()
            return answer(call)

        return answered

    network.then(last_one(network.always))
    sending.drain(desk)
    rows = [state(message) for message in messages]
    assert rows.count(State.SENT) == len(network.calls) < 20
    assert set(rows) == {State.SENT, State.QUEUED}
