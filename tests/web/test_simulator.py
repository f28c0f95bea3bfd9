from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models import Contact, InboundMessage, OutboundMessage
from smsgate.phone import is_trial, normalise
from smsgate.web.personas import PERSONAS
from tests.conftest import NOON
from tests.web.conftest import Bell

TRIAL = "+6284011110001"


@pytest.fixture
def siti(db) -> Contact:
    return Contact.create(phone=TRIAL)


def _wrote(contact: Contact, text: str) -> None:
    InboundMessage.create(
        dedupe_key=text, gateway="simulator", contact=contact, text=text, received_at=NOON
    )


def _got(contact: Contact, text: str, **columns) -> OutboundMessage:
    return OutboundMessage.create(
        contact=contact, gateway="simulator", text=text, created_at=NOON, **columns
    )


def _thread(client: FlaskClient, **query):
    return client.get("/simulator/thread", query_string={"phone": TRIAL, **query})


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_offers_a_phone(client: FlaskClient, language: str) -> None:
    page = client.get(f"/simulator?lang={language}")
    assert page.status_code == 200
    assert all(persona.name in page.text for persona in PERSONAS)
    assert "*111#" in page.text


@pytest.mark.parametrize("path", ["", "/thread?phone=%2B6284011110001"])
def test_it_is_not_there_with_a_real_network(config: Config, db, path: str) -> None:
    real = replace(config, gateway="africastalking", at_username="sandbox", at_api_key="k")
    client = create_app(real, lambda: None).test_client()
    assert client.get(f"/simulator{path}").status_code == 404
    assert client.post("/simulator/digest", json={"phone": TRIAL}).status_code == 404


def test_it_gives_its_people_numbers_that_belong_to_nobody() -> None:
    numbers = [persona.number for persona in PERSONAS]
    assert len(set(numbers)) == len(numbers)
    assert all(normalise(number) == number and is_trial(number) for number in numbers)


def test_it_shows_both_sides_in_order_with_their_price(client: FlaskClient, siti: Contact) -> None:
    _wrote(siti, "LOKER PENDOPO")
    _got(siti, "x" * 200, segments=2, state="delivered")
    question, answer = _thread(client).json["messages"]
    assert question["direction"] == "from_phone"
    assert (question["text"], question["segments"], question["cost"]) == ("LOKER PENDOPO", 1, 0)
    assert answer["direction"] == "to_phone"
    assert (answer["segments"], answer["cost"], answer["state"]) == (2, 700, "delivered")
    assert answer["at"] == "2026-11-24T12:00:00+07:00"


def test_it_has_nothing_to_say_while_nothing_changes(client: FlaskClient, siti: Contact) -> None:
    row = _got(siti, "one")
    first = _thread(client).json
    assert _thread(client, after=first["cursor"]).status_code == 204
    OutboundMessage.update(state="delivered").where(OutboundMessage.id == row.id).execute()
    assert _thread(client, after=first["cursor"]).json["messages"][0]["state"] == "delivered"


def test_it_begins_with_an_empty_thread(client: FlaskClient) -> None:
    assert _thread(client).json["messages"] == []


@pytest.mark.parametrize("phone", ["+6281273000001", "", "abc", "+628401", "' OR 1=1"])
def test_it_shows_nobody_real(client: FlaskClient, contact: Contact, phone: str) -> None:
    _wrote(contact, "private")
    answer = client.get("/simulator/thread", query_string={"phone": phone})
    assert answer.status_code == 404
    assert "private" not in answer.text


def test_it_brings_the_next_morning(client: FlaskClient, siti: Contact, bell: Bell) -> None:
    client.post("/hooks/simulator/sms", json={"from": TRIAL, "text": "DAFTAR PENDOPO", "id": "1"})
    rung = bell.rung
    answer = client.post("/simulator/digest?lang=en", json={"phone": TRIAL})
    assert answer.json["outcome"] == "sent"
    assert "Wednesday 25 November" in answer.json["said"]
    assert "Pendopo" in _thread(client).json["messages"][-1]["text"]
    assert bell.rung > rung


def test_it_says_who_gets_no_digest(client: FlaskClient) -> None:
    answer = client.post("/simulator/digest?lang=en", json={"phone": TRIAL})
    assert answer.json["outcome"] == "follows_nothing"
    assert "has not signed up" in answer.json["said"]


@pytest.mark.parametrize("body", [b"", b"[]", b'{"phone": 5}', b"\xff", b'{"phone": "0812345678"}'])
def test_it_refuses_a_morning_for_nobody(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/simulator/digest", data=body, content_type="application/json")
    assert answer.status_code == 404


def test_it_takes_no_orders_from_another_site(client: FlaskClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post("/simulator/digest", json={"phone": TRIAL}, headers=headers)
    assert answer.status_code == 403
