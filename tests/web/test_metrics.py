from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models import Contact, DigestRun, Heartbeat, InboundMessage, OutboundMessage
from tests.conftest import NOON

AWAY = {"REMOTE_ADDR": "203.0.113.9"}
TOKEN = "a-token-for-the-metrics"


@pytest.fixture
def guarded(config: Config, db) -> FlaskClient:
    return create_app(replace(config, metrics_token=TOKEN), lambda: None).test_client()


def _samples(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


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


def test_it_counts_what_there_is(client: FlaskClient, contact: Contact) -> None:
    Contact.update(follows="id|16.11.02:").execute()
    InboundMessage.create(dedupe_key="a", gateway="simulator", contact=contact, text="LOKER")
    InboundMessage.create(dedupe_key="b", gateway="simulator", contact=contact, flag="unknown")
    for state in ("queued", "sent", "sent", "unknown"):
        OutboundMessage.create(
            contact=contact,
            gateway="simulator",
            text="x",
            state=state,
            created_at=NOON,
            not_before=NOON,
        )
    DigestRun.create(local_date=NOON.date(), from_seq=0, to_seq=9, started_at=NOON, people=7)
    Heartbeat.beat("worker", NOON)
    samples = _samples(client.get("/metrics").text)
    expected = {
        ("smsgate_inbound_messages", "none"): 1,
        ("smsgate_inbound_messages", "unknown"): 1,
        ("smsgate_outbound_messages", "sent"): 2,
        ("smsgate_outbound_messages", "unknown"): 1,
        ("smsgate_outbound_messages", "delivered"): 0,
        ("smsgate_oldest_queued_seconds",): 0,
        ("smsgate_subscribers",): 1,
        ("smsgate_digest_timestamp_seconds",): NOON.timestamp(),
        ("smsgate_digest_people",): 7,
        ("smsgate_heartbeat_age_seconds", "worker"): 0,
    }
    assert {name: samples[name] for name in expected} == expected
    assert samples[("smsgate_open_vacancies",)] > 60


def test_it_shows_no_phone_number(client: FlaskClient, contact: Contact) -> None:
    assert contact.phone[1:] not in client.get("/metrics").text
