from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from peewee import Database
from prometheus_client.parser import text_string_to_metric_families

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.gateways import GATEWAYS
from smsgate.messages import State
from smsgate.models import (
    Contact,
    DigestRun,
    GatewayPace,
    GatewayStop,
    Heartbeat,
    OutboundMessage,
)
from smsgate.models.connection import let_go
from smsgate.services import meters
from tests.both_databases import database_url
from tests.conftest import NOON
from tests.plans import listening, read_whole

__all__ = ["database_url"]

AWAY = {"REMOTE_ADDR": "203.0.113.9"}
TOKEN = "a-token-for-the-metrics"
FEW_ROWS = {"heartbeat", "gateway_stop", "gateway_pace", "digest_run", "tally"}

Samples = dict[tuple[str, ...], float]


@pytest.fixture
def guarded(config: Config, db: Database) -> Iterator[FlaskClient]:
    app = create_app(replace(config, metrics_token=TOKEN), lambda: None)
    yield app.test_client()
    let_go(app.extensions["smsgate"].database)


def samples(client: FlaskClient) -> Samples:
    """What a scrape tells: name and labels (by their names), and the value."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for sample in family.samples
    }


class Watch:
    """What a scrape tells more of than before: the meters of this process count for all tests."""

    def __init__(self, client: FlaskClient) -> None:
        self._client, self._before = client, samples(client)

    def rose(self) -> Samples:
        now = samples(self._client)
        grown = {name: value - self._before.get(name, 0) for name, value in now.items()}
        return {name: value for name, value in grown.items() if value}


def _text(client: FlaskClient, text: str, number: str = "+6284000000001") -> None:
    call = {"from": number, "text": text, "id": uuid4().hex}
    assert client.post("/hooks/simulator/sms", json=call).status_code == 200


def test_it_tells_this_machine(client: FlaskClient) -> None:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain")


def test_it_is_not_there_for_others_without_a_token_set(client: FlaskClient) -> None:
    assert client.get("/metrics", environ_base=AWAY).status_code == 404


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
def test_it_does_not_take_a_proxy_for_this_machine(client: FlaskClient, header: str) -> None:
    assert client.get("/metrics", headers={header: "203.0.113.9"}).status_code == 404


@pytest.mark.parametrize(
    ("given", "status"),
    [(f"Bearer {TOKEN}", 200), ("Bearer wrong", 401), (TOKEN, 401), ("Bearer é", 401), ("", 401)],
)
def test_it_takes_the_token_from_elsewhere(guarded: FlaskClient, given: str, status: int) -> None:
    headers = {"Authorization": given.encode().decode("latin-1")} if given else {}
    assert guarded.get("/metrics", environ_base=AWAY, headers=headers).status_code == status


def test_it_tells_how_things_stand(client: FlaskClient, contact: Contact) -> None:
    Contact.update(follows="id|16.11.02:").execute()
    for state in (State.QUEUED, State.SENT, State.SENT, State.UNKNOWN):
        OutboundMessage.create(
            contact=contact,
            gateway="simulator",
            state=state,
            created_at=NOON - timedelta(seconds=30),
            not_before=NOON - timedelta(seconds=30),
        )
    DigestRun.create(local_date=NOON.date(), from_seq=0, to_seq=9, started_at=NOON, people=7)
    Heartbeat.beat("worker", NOON)
    told = samples(client)
    expected: Samples = {
        ("smsgate_part_up", "database"): 1,
        ("smsgate_part_up", "queue"): 1,
        ("smsgate_outbox_messages", "simulator", "queued"): 1,
        ("smsgate_outbox_messages", "simulator", "sending"): 0,
        ("smsgate_outbox_messages", "simulator", "unknown"): 1,
        ("smsgate_oldest_queued_seconds", "answer"): 30,
        ("smsgate_oldest_queued_seconds", "digest"): 0,
        ("smsgate_subscribers",): 1,
        ("smsgate_digest_timestamp_seconds",): NOON.timestamp(),
        ("smsgate_digest_people",): 7,
        ("smsgate_heartbeat_age_seconds", "worker"): 0,
        ("smsgate_gateway_stopped", "simulator", "none"): 0,
    }
    assert {name: told[name] for name in expected} == expected
    assert told[("smsgate_open_vacancies",)] > 60


def test_it_counts_texts_by_what_they_meant(client: FlaskClient) -> None:
    watch = Watch(client)
    for text in ("LOKER", "LOKER", "BANTUAN"):
        _text(client, text)
    client.post("/hooks/simulator/sms", data="nonsense")
    received = {name: value for name, value in watch.rose().items() if "inbound" in name[0]}
    assert received == {
        ("smsgate_inbound_messages_total", "none", "simulator", "search"): 2,
        ("smsgate_inbound_messages_total", "none", "simulator", "help"): 1,
        ("smsgate_inbound_messages_total", "refused", "simulator", "none"): 1,
    }


def test_it_counts_the_repeats_of_a_network_apart(client: FlaskClient) -> None:
    watch = Watch(client)
    call = {"from": "+6284000000001", "text": "LOKER", "id": "one"}
    for _ in range(3):
        client.post("/hooks/simulator/sms", json=call)
    rose = watch.rose()
    assert rose["smsgate_inbound_messages_total", "none", "simulator", "search"] == 1
    assert rose["smsgate_inbound_messages_total", "repeat", "simulator", "none"] == 2


def test_it_measures_every_key_press(client: FlaskClient) -> None:
    watch = Watch(client)
    for typed in ("", "1", "1*1"):
        call = {"sessionId": "ATUid_1", "phoneNumber": "+6284000000001", "text": typed}
        client.post("/hooks/simulator/ussd", json=call)
    client.post("/hooks/simulator/ussd", data="nonsense")
    assert watch.rose()["smsgate_ussd_hop_seconds_count", "simulator"] == 4


def test_it_tells_why_a_gateway_stopped_without_a_number(client: FlaskClient) -> None:
    GatewayStop.create(
        gateway="africastalking", reason="HTTP 401: +6281234567890 may not", until=NOON
    )
    GatewayPace.create(gateway="africastalking", free_at=NOON + timedelta(seconds=3))
    told = samples(client)
    assert told["smsgate_gateway_stopped", "africastalking", "HTTP 401: 0812xxxx7890 may not"] == 1
    assert told["smsgate_gateway_wait_seconds", "africastalking"] == 3


def test_it_estimates_the_rupiah_the_network_did_not_tell(
    client: FlaskClient, config: Config
) -> None:
    watch = Watch(client)
    meters.spent("africastalking", 2, 2, "KES 0.8000")
    meters.spent("africastalking", 1, 1, "IDR 400.0000")
    rose = watch.rose()
    assert rose["smsgate_segments_total", "africastalking", "estimated"] == 4
    assert rose["smsgate_segments_total", "africastalking", "told"] == 1
    assert rose["smsgate_rupiah_total", "africastalking"] == 4 * config.segment_cost + 400


@pytest.fixture
def _in_use(client: FlaskClient, contact: Contact) -> None:
    """Something in every table a scrape could look into."""
    _text(client, "LOKER", contact.phone)
    for gateway in GATEWAYS:
        OutboundMessage.create(contact=contact, gateway=gateway, attempts=1, text="x")


@pytest.mark.usefixtures("_in_use")
def test_it_never_walks_through_messages_or_people(client: FlaskClient, db: Database) -> None:
    with listening(client.application.extensions["smsgate"].database) as statements:
        client.get("/metrics")
    assert any("outbound_message" in sql for sql, _ in statements)
    assert read_whole(db, statements) <= FEW_ROWS


@pytest.mark.usefixtures("_in_use")
def test_it_shows_no_phone_number(client: FlaskClient, contact: Contact) -> None:
    told = client.get("/metrics").text
    assert contact.phone[1:] not in told
    assert contact.phone[4:] not in told
