"""A whole service watched from outside: one id finds the way of one text, and the sums are true."""

import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from peewee import Database
from prometheus_client.parser import text_string_to_metric_families

from scripts import servers
from smsgate.messages import State
from smsgate.migrations import migrate
from smsgate.models import Contact, OutboundMessage
from smsgate.models.connection import connected
from smsgate.models.subscription import follows
from smsgate.services import seed
from tests.kill.kept import Kept, until
from tests.kill.town import ROOT, SMSGATE, africastalking, morning
from tests.standin import StandIn, entry, listing

SECRET = "a-secret-in-the-address-of-the-hooks-1234"
NUMBER, READER = "+6281200000001", "+6281200000002"
PATIENCE_SECONDS = 60
TEXTS, DIGESTS = 24, 1
NETWORK = "africastalking"

Samples = dict[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Place:
    """A service at work. `network` is where its messages go."""

    folder: Path
    url: str
    network: StandIn

    def call(self, kind: str, **form: str) -> str:
        """A callback of the network; what it is answered."""
        hook = f"{self.url}/hooks/africastalking/{SECRET}/{kind}"
        answer = requests.post(hook, form, timeout=PATIENCE_SECONDS)
        assert answer.status_code == 200
        return answer.text

    def text(self, words: str, name: str, number: str = NUMBER) -> None:
        """A text from a phone."""
        self.call("sms", **{"from": number}, to="3636", text=words, id=name, date="2026-11-24")

    def settle(self, phone: str = NUMBER) -> OutboundMessage:
        """The network reports on the message to that number that it took last."""
        sent = (
            OutboundMessage.select()
            .join(Contact)
            .where((Contact.phone == phone) & (OutboundMessage.state == State.SENT))
        )
        until(sent.exists, PATIENCE_SECONDS, self.said)
        message: OutboundMessage = sent.get()
        self.call("delivery", id=message.gateway_id, status="Success", phoneNumber=phone)
        return message

    def said(self) -> str:
        """Everything all parts wrote."""
        return "".join(log.read_text() for log in sorted(self.folder.glob("*.log")))

    def way(self, trace: str) -> list[dict[str, Any]]:
        """What `grep -w` finds of an id, in the order of time."""
        lines = [line for line in self.said().splitlines() if re.search(rf"\b{trace}\b", line)]
        return sorted(map(json.loads, lines), key=lambda line: line["timestamp"])

    def samples(self) -> Samples:
        """A scrape, by whichever process takes a new connection."""
        text = requests.get(f"{self.url}/metrics", timeout=PATIENCE_SECONDS).text
        return {
            (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


def events(way: list[dict[str, Any]]) -> list[str]:
    return [line["event"] for line in way]


def _province(stack: ExitStack, folder: Path) -> tuple[str, str]:
    return stack.enter_context(servers.postgresql()), stack.enter_context(servers.redis_server())


def _office(_stack: ExitStack, folder: Path) -> tuple[str, str]:
    return f"sqlite:///{folder}/smsgate.db", f"sqlite:///{folder}/queue.db"


@pytest.fixture(
    params=[
        _office,
        pytest.param(_province, marks=[pytest.mark.postgres, pytest.mark.redis]),
    ],
    ids=["office", "province"],
)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param is _province:
        for needed in ("postgresql_server", "redis_url"):
            request.getfixturevalue(needed)
    with ExitStack() as stack:
        database_url, queue_url = request.param(stack, tmp_path)
        db = stack.enter_context(connected(database_url))
        _fill(db)
        network = stack.enter_context(StandIn())
        network.always = lambda call: listing(
            entry(one, cost="IDR 350.0000") for one in call.numbers
        )
        port = servers.free_port()
        settings = {
            **africastalking(tmp_path, SECRET, network.url),
            "SMSGATE_DATABASE_URL": database_url,
            "SMSGATE_QUEUE_URL": queue_url,
        }
        parts = {
            "web": [SMSGATE, "web", "--port", str(port), "--workers", "2"],
            "worker": [sys.executable, "-m", "tests.kill.worker"],
        }
        found = Place(tmp_path, f"http://127.0.0.1:{port}", network)
        for name, command in parts.items():
            log = tmp_path / f"{name}.log"
            stack.enter_context(Kept(command, log, settings, folder=ROOT))
        until(lambda: _is_up(found.url), PATIENCE_SECONDS, found.said)
        yield found


def _fill(db: Database) -> None:
    zone = morning()
    migrate(db)
    with db.atomic():
        seed.load_regions()
        seed.load_demo(datetime.now(zone).date(), zone, ("16.11",))
        news = follows("id", {("16.11.02", "")})
        Contact.create(phone=READER, gateway=NETWORK, follows=news, digest_from=0)


def _is_up(url: str) -> bool:
    try:
        return requests.get(f"{url}/health/ready", timeout=PATIENCE_SECONDS).ok
    except requests.RequestException:
        return False


def test_one_id_finds_the_whole_way_of_a_text_a_session_and_a_digest(place: Place) -> None:
    _a_text(place)
    _a_session(place)
    _a_digest(place)
    said = place.said()
    assert all(line.startswith('{"timestamp":') for line in said.splitlines())
    assert NUMBER[3:] not in said
    assert READER[3:] not in said
    assert SECRET not in said


def _a_text(place: Place) -> None:
    place.text("LOKER", "one")
    message = place.settle()
    trace = f"sms-{message.in_reply_to_id}"
    way = place.way(trace)
    assert events(way) == ["sms.received", "outbox.handed", "report.received"]
    assert [line.get("state") for line in way] == [None, "sent", "delivered"]
    assert way[0]["outbound"] == way[1]["outbound"] == [message.id]
    assert (way[0]["intent"], way[2]["outbound"]) == ("search", message.id)
    place.text("LOKER", "one")
    assert events(place.way(trace)) == [*events(way), "sms.repeated"]


def _a_session(place: Place) -> None:
    caller = {"sessionId": "ATUid_1", "phoneNumber": NUMBER, "serviceCode": "*111#"}
    for typed in ("", "1", "1*1", "1*1*1", "1*1*1*1"):
        answer = place.call("ussd", **caller, text=typed)
    assert answer.startswith("END ")
    place.settle()
    place.call("ussd-end", **caller, status="Success", durationInMillis="9", hopsCount="5")
    way = place.way("ussd-ATUid_1")
    assert events(way) == [*["ussd.hop"] * 5, "outbox.handed", "report.received", "ussd.ended"]
    assert [line["ended"] for line in way[:5]] == [False] * 4 + [True]


def _a_digest(place: Place) -> None:
    message = place.settle(READER)
    way = place.way(f"digest-{message.digest_date}")
    assert events(way) == ["digest.planned", "outbox.handed", "report.received"]
    assert way[0]["people"] == 1
    assert way[1]["outbound"] == [message.id]


def test_every_process_tells_the_sums_of_all(place: Place) -> None:
    with ThreadPoolExecutor(8) as phones:
        list(
            phones.map(
                lambda turn: place.text("BANTUAN", f"in-{turn}", _number(turn)), range(TEXTS)
            )
        )
    for turn in range(TEXTS):
        call = {"sessionId": f"ATUid_{turn}", "phoneNumber": _number(turn), "serviceCode": "*111#"}
        place.call("ussd", **call, text="")
    at = NETWORK
    expected: Samples = {
        ("smsgate_inbound_messages_total", "none", at, "help"): TEXTS,
        ("smsgate_ussd_hop_seconds_count", at): TEXTS,
        ("smsgate_ussd_hop_seconds_bucket", at, "+Inf"): TEXTS,
        ("smsgate_outbound_messages_total", at, "sent"): TEXTS + DIGESTS,
        ("smsgate_reply_seconds_count", at): TEXTS,
        ("smsgate_outbox_messages", at, "queued"): 0,
    }

    def told() -> Samples:
        samples = place.samples()
        return {name: samples.get(name, -1) for name in expected}

    until(lambda: told() == expected, PATIENCE_SECONDS, told)
    assert [told() for _ in range(8)] == [expected] * 8
    samples = place.samples()
    segments = samples["smsgate_segments_total", at, "told"]
    assert segments >= TEXTS + DIGESTS
    assert samples["smsgate_rupiah_total", at] == (TEXTS + DIGESTS) * 350
    assert samples["smsgate_gateway_calls_total", at, "answered"] == len(place.network.calls)


def _number(turn: int) -> str:
    return f"+628120000{turn:04}"
