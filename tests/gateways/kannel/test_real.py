"""A real Kannel with its fake SMSC: a text comes in there, its answer goes out, the report comes back."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import requests
from werkzeug.serving import make_server

from scripts.kannel import FAKE_SMSC, PASSWORD, USER, Kannel, kannel, phone, until
from smsgate.app import create_app
from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import InboundMessage, OutboundMessage, utcnow
from smsgate.runtime import Runtime
from smsgate.services import outbox
from smsgate.services.outbox import Patience
from tests.plugins.servers import found

SECRET = "s" * 32
OURS, THEIRS = "21512", "628120000{:04}"
SOON = Patience(first_retry=timedelta(seconds=0.2), longest_retry=timedelta(seconds=1))
SECONDS = 20


@dataclass
class House:
    """The service, and the Kannel it speaks through."""

    runtime: Runtime
    network: Kannel

    def send_all(self, texts: int) -> None:
        """Be the worker until so many answers have left."""
        until(lambda: self.deliver() >= texts, SECONDS)

    def deliver(self) -> int:
        outbox.deliver(self.runtime.gateways, self.runtime.config, utcnow(), patience=SOON)
        return self.count(State.SENT, State.DELIVERED)

    def count(self, *states: State) -> int:
        return OutboundMessage.select().where(OutboundMessage.state.in_(states)).count()


@pytest.fixture
def house(config: Config, db: object) -> Iterator[House]:
    found("Kannel with its fake SMSC", str(FAKE_SMSC) if FAKE_SMSC.exists() else None)
    app = create_app(config, lambda: None)  # made anew below, once it is known where it answers
    server = make_server("127.0.0.1", 0, app, threaded=True)
    address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with kannel(f"{address}/hooks/kannel/{SECRET}") as network:
            real = replace(
                config,
                gateway="kannel",
                hook_secret=SECRET,
                service_number=OURS,
                kannel_url=network.url,
                kannel_username=USER,
                kannel_password=PASSWORD,
                kannel_hook_url=address,
            )
            server.app = create_app(real, lambda: None)
            yield House(server.app.extensions["smsgate"], network)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_text_comes_in_its_answer_goes_out_and_the_report_comes_back(house: House) -> None:
    with phone(house.network, [f"{THEIRS.format(1)} {OURS} text BANTUAN"], most=1) as caller:
        until(lambda: InboundMessage.select().exists(), SECONDS)
        house.send_all(1)
        until(lambda: bool(caller.got()), SECONDS)
        until(lambda: house.count(State.DELIVERED) == 1, SECONDS)
        ((sender, receiver, words),) = caller.got()
    text = InboundMessage.get()
    assert (text.gateway, text.text, text.recipient) == ("kannel", "BANTUAN", OURS)
    assert (sender, receiver) == (OURS, f"+{THEIRS.format(1)}")
    assert "DAFTAR kecamatan: tiap pagi\n" in words
    assert OutboundMessage.get().gateway_id == str(OutboundMessage.get().id)


def test_a_kannel_that_dies_and_comes_back_loses_nothing_and_tells_nobody_twice(
    house: House,
) -> None:
    people = [THEIRS.format(number) for number in range(10)]
    for number, person in enumerate(people):
        with phone(house.network, [f"{person} {OURS} text BANTUAN"], most=1):
            until(lambda: InboundMessage.select().count() > number, SECONDS)  # noqa: B023
    house.send_all(len(people))  # the operator is away: Kannel keeps them
    house.network.kill()
    late = {"from": THEIRS.format(10), "to": OURS, "text": "BANTUAN", "id": "late"}
    assert requests.get(f"{house.network.hook}/sms", params=late, timeout=10).status_code == 200
    house.deliver()
    assert (house.count(State.QUEUED), house.count(State.UNKNOWN)) == (1, 0)
    house.network.start()
    house.send_all(len(people) + 1)
    with phone(house.network, ["nobody says anything"], most=0) as everybody:
        until(lambda: len(everybody.got()) > len(people), SECONDS)
        time.sleep(0.5)
        told = sorted(receiver for _, receiver, _ in everybody.got())
    assert told == sorted(f"+{person}" for person in [*people, THEIRS.format(10)])
