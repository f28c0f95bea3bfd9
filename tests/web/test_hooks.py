"""What the networks meet at our door: every odd call gets the answer that ends it, and nothing is lost."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import Database, OperationalError
from structlog.testing import capture_logs

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import (
    Contact,
    DeliveryWord,
    Flag,
    InboundMessage,
    OutboundMessage,
    UssdSession,
)
from smsgate.web import hooks
from tests.conftest import NOON

SECRET = "a-secret-in-the-address-of-the-hooks-1234"
PHONE = "+6281200000001"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[Any]]:
    """What was logged, as data."""
    with capture_logs() as events:
        yield events


@pytest.fixture
def real(config: Config) -> Config:
    """A real network is set."""
    return replace(
        config,
        gateway="africastalking",
        hook_secret=SECRET,
        service_number="3636",
        at_username="sandbox",
        at_api_key="the-key",
    )


@pytest.fixture
def app(real: Config, db: Database, bell: Callable[[], None]) -> Flask:
    return create_app(real, bell)


def post(client: FlaskClient, kind: str, secret: str = SECRET, **form: str) -> Any:
    """A call as the network makes it."""
    return post_raw(client, kind, urlencode(form).encode(), secret=secret)


def post_raw(
    client: FlaskClient, kind: str, body: bytes, content_type: str = FORM, secret: str = SECRET
) -> Any:
    """A call with any bytes at all."""
    path = f"/hooks/africastalking/{secret}/{kind}"
    return client.post(path, data=body, content_type=content_type)


def sms(client: FlaskClient, text: str = "BANTUAN", **changes: str) -> Any:
    """A text that comes in."""
    form = {"from": PHONE, "to": "3636", "text": text, "id": "sms-1", "date": "2026-11-24 05:00:00"}
    return post(client, "sms", **{**form, **changes})


def refused() -> list[str]:
    """The notes of what was kept for staff."""
    rows = InboundMessage.select().where(InboundMessage.flag == Flag.REFUSED)
    return [row.note for row in rows]


def test_it_answers_a_text_once_however_often_it_comes(client: FlaskClient, bell) -> None:
    for _ in range(2):
        response = sms(client)
        assert (response.status_code, response.data) == (200, b"")
        assert response.mimetype == "text/plain"
    assert InboundMessage.select().count() == 1
    assert OutboundMessage.select().count() == 1
    assert bell.rung == 1


def test_it_takes_the_same_id_with_another_text_for_another_text(client: FlaskClient) -> None:
    sms(client, "BANTUAN")
    sms(client, "LOKER PENDOPO")
    assert InboundMessage.select().count() == 2


WRONG = ["", "x", SECRET[:-1], SECRET + "x", SECRET.upper(), "%C3%A9", "%00"]
KINDS = ["sms", "delivery", "ussd", "ussd-end", "opt-out", "subscription"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("secret", WRONG)
def test_it_finds_nothing_behind_a_wrong_secret(
    client: FlaskClient, kind: str, secret: str
) -> None:
    form = {"from": PHONE, "text": "DAFTAR PENDOPO", "phoneNumber": PHONE, "sessionId": "s"}
    for _ in range(2):
        response = post(client, kind, secret=secret, id="1", status="Success", **form)
        assert response.status_code == 404
    for table in (InboundMessage, OutboundMessage, UssdSession, Contact, DeliveryWord):
        assert table.select().count() == 0


def test_it_finds_nothing_when_no_secret_is_set(config: Config, db: Database, bell) -> None:
    client = create_app(replace(config, gateway="africastalking"), bell).test_client()
    assert client.post("/hooks/africastalking//sms", data={"from": PHONE}).status_code == 404


def test_it_finds_nothing_of_a_network_that_is_not_set(config: Config, db: Database, bell) -> None:
    client = create_app(replace(config, hook_secret=SECRET), bell).test_client()
    assert sms(client).status_code == 404


ALLOWED = (ip_network("198.51.100.0/24"), ip_network("2001:db8::/32"))


@pytest.fixture
def walled(real: Config, db: Database, bell: Callable[[], None]) -> FlaskClient:
    """Only the network's own addresses may call."""
    return create_app(replace(real, hook_networks=ALLOWED), bell).test_client()


def call_from(client: FlaskClient, peer: str, told: str | None = None) -> Any:
    """A text that comes from an address, perhaps through a proxy that tells another."""
    headers = {"X-Forwarded-For": told} if told else {}
    path = f"/hooks/africastalking/{SECRET}/sms"
    form = {"from": PHONE, "text": "LOKER", "id": "1"}
    return client.post(path, data=form, headers=headers, environ_overrides={"REMOTE_ADDR": peer})


@pytest.mark.parametrize(
    ("peer", "told"),
    [
        ("198.51.100.7", None),
        ("::ffff:198.51.100.7", None),
        ("2001:db8::7", None),
        ("127.0.0.1", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.5, ::ffff:198.51.100.7"),
    ],
)
def test_it_lets_the_network_in_from_its_own_addresses(
    walled: FlaskClient, peer: str, told: str | None
) -> None:
    for _ in range(2):
        assert call_from(walled, peer, told).status_code == 200
    assert InboundMessage.select().count() == 1


@pytest.mark.parametrize(
    ("peer", "told"),
    [
        ("203.0.113.5", None),
        ("::ffff:203.0.113.5", None),
        ("2001:db9::7", None),
        ("127.0.0.1", None),
        ("", None),
        ("203.0.113.5", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.5"),
        ("127.0.0.1", "198.51.100.7, 203.0.113.5"),
        ("127.0.0.1", "198.51.100.7:443"),
    ],
)
def test_it_finds_nothing_for_who_calls_from_elsewhere(
    walled: FlaskClient, logs: list[Any], peer: str, told: str | None
) -> None:
    elsewhere = call_from(walled, peer, told)
    wrong = post(walled, "sms", secret="wrong")
    assert (elsewhere.status_code, elsewhere.data) == (404, wrong.data)
    assert dict(elsewhere.headers) == dict(wrong.headers)
    assert InboundMessage.select().count() == 0
    assert [event["event"] for event in logs] == ["callback.from_elsewhere"]


@pytest.mark.parametrize("kind", ["", "SMS", "sms/more", "balance"])
def test_it_knows_no_other_kind(client: FlaskClient, kind: str) -> None:
    assert post(client, kind).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_it_takes_only_posts(client: FlaskClient, kind: str) -> None:
    assert client.get(f"/hooks/africastalking/{SECRET}/{kind}").status_code == 405


LONG = "LOKER " + "x" * 5000
BAD_TEXTS: dict[str, bytes] = {
    "no form": b"\x16\x03\x01 not a form",
    "empty": b"",
    "json": b'{"from": "+6281200000001", "text": "LOKER"}',
    "no sender": b"text=LOKER&id=1",
    "no text": b"from=%2B6281200000001&id=1",
    "a hundred fields": b"&".join(b"a%d=1" % number for number in range(150)),
}


@pytest.mark.parametrize("body", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_it_keeps_a_call_it_cannot_read_for_staff(client: FlaskClient, body: bytes, bell) -> None:
    for _ in range(2):
        assert post_raw(client, "sms", body).status_code == 200
    assert len(refused()) == 1
    assert OutboundMessage.select().count() == 0


def test_it_keeps_a_refused_call_readable_and_without_numbers(client: FlaskClient) -> None:
    post_raw(client, "sms", b"frm=%2B6281200000001&text=halo+nik+1611+0101+0190+0001")
    kept = InboundMessage.get()
    assert "halo nik [NIK" in kept.text
    assert "81200000001" not in kept.text
    assert kept.note == "sms: These fields are missing or wrong: from."


ODD_TEXTS: dict[str, bytes] = {
    "not UTF-8": b"text=LOKER+caf%E9+\xff\xfe",
    "null bytes": b"text=LOKER%00+PENDOPO\x00",
    "5,000 characters": urlencode({"text": LONG}).encode(),
    "5,000 emoji": urlencode({"text": "\N{GRINNING FACE}" * 5000}).encode(),
    "unknown fields": b"text=LOKER&linkId=1&cost=KES+1.00&brandNew=%F0%9F%98%80",
    "fields twice": b"text=LOKER&text=STOP",
    "a date that will not parse": b"text=LOKER&date=31%2F02%2F2026",
    "a date before time": b"text=LOKER&date=0001-01-01T00%3A00%3A00%2B14%3A00",
    "no date": b"text=LOKER",
    "lone surrogate": b"text=LOKER+%ED%A0%80",
    "an empty text": b"text=",
    "only blanks": b"text=+++%0A",
    "an empty id": b"text=LOKER&id=",
    "percent signs": b"text=100%+%zz+%",
}


@pytest.mark.parametrize("body", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_it_stores_an_odd_text_once(client: FlaskClient, body: bytes) -> None:
    for _ in range(2):
        assert post_raw(client, "sms", b"from=%2B6281200000001&" + body).status_code == 200
    (kept,) = InboundMessage.select()
    assert kept.contact.phone == PHONE
    assert kept.received_at == NOON
    assert "\x00" not in kept.text


@pytest.mark.parametrize(
    "sender", ["TELKOMSEL", "3636", "+628", "0212345678", "", "%2B6281200000001' OR 1=1"]
)
def test_it_keeps_but_never_answers_who_is_no_mobile_number(
    client: FlaskClient, sender: str
) -> None:
    for _ in range(2):
        assert sms(client, "LOKER", **{"from": sender}).status_code == 200
    assert len(refused()) == 1
    assert OutboundMessage.select().count() == 0


@pytest.mark.parametrize("sender", [" 6281200000001", "6281200000001", "081200000001"])
def test_it_knows_a_number_however_it_is_written(client: FlaskClient, sender: str) -> None:
    assert sms(client, **{"from": sender}).status_code == 200
    assert InboundMessage.get().contact.phone == PHONE


@pytest.mark.parametrize(
    "content_type",
    [f"{FORM}; charset=UTF-8", FORM.upper(), "text/plain", "", "multipart/form-data"],
)
def test_it_does_not_ask_how_the_content_type_is_written(
    client: FlaskClient, content_type: str
) -> None:
    body = urlencode({"from": PHONE, "text": "LOKER"}).encode()
    assert post_raw(client, "sms", body, content_type).status_code == 200
    assert InboundMessage.get().contact.phone == PHONE


def test_it_keeps_what_fits_of_a_call_that_is_too_long(client: FlaskClient) -> None:
    """A 413 would be repeated every minute for twelve hours."""
    body = urlencode({"from": PHONE, "id": "1", "text": "LOKER " + "x" * 2_000_000}).encode()
    for _ in range(2):
        assert post_raw(client, "sms", body).status_code == 200
    assert InboundMessage.get().text.startswith("LOKER xxx")


def test_it_reads_a_call_of_unsaid_length(client: FlaskClient) -> None:
    body = urlencode({"from": PHONE, "text": "LOKER"}).encode()
    environ = {"wsgi.input_terminated": True, "wsgi.input": io.BytesIO(body)}
    path = f"/hooks/africastalking/{SECRET}/sms"
    assert client.post(path, environ_overrides=environ).status_code == 200
    assert InboundMessage.get().contact.phone == PHONE


def _fails_with(error: Exception) -> Callable[..., Any]:
    def fail(*_: Any) -> Any:
        raise error

    return fail


@pytest.fixture
def break_kind(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Exception], None]:
    """Whatever is done with a kind of event fails."""

    def broken(kind: str, error: Exception) -> None:
        whole = hooks.KINDS[kind]
        kinds = {**hooks.KINDS, kind: replace(whole, act=_fails_with(error))}
        monkeypatch.setattr(hooks, "KINDS", kinds)

    return broken


FORMS = {
    "sms": {"from": PHONE, "text": "LOKER"},
    "delivery": {"id": "1", "status": "Success", "phoneNumber": PHONE},
    "ussd-end": {"sessionId": "s", "status": "Success"},
    "opt-out": {"phoneNumber": PHONE, "senderId": "3636"},
    "subscription": {"phoneNumber": PHONE, "updateType": "addition"},
}


@pytest.mark.parametrize("kind", FORMS)
def test_it_keeps_what_our_own_code_fails_on(
    client: FlaskClient, break_kind: Callable[[str, Exception], None], kind: str
) -> None:
    break_kind(kind, KeyError("a fault of ours"))
    for _ in range(2):
        assert post(client, kind, **FORMS[kind]).status_code == 200
    assert refused() == [f"{kind}: failed with KeyError"]


@pytest.mark.parametrize("kind", FORMS)
def test_it_asks_to_be_called_again_only_when_it_could_not_store(
    client: FlaskClient, break_kind: Callable[[str, Exception], None], kind: str
) -> None:
    break_kind(kind, OperationalError("database is locked"))
    for _ in range(2):
        assert post(client, kind, **FORMS[kind]).status_code == 503
    assert InboundMessage.select().count() == 0


def test_it_says_503_when_there_is_no_database_at_all(client: FlaskClient, db: Database) -> None:
    db.execute_sql("ALTER TABLE inbound_message RENAME TO away")
    for kind in ("sms", "subscription"):
        assert post(client, kind, **FORMS[kind]).status_code == 503


@pytest.mark.parametrize("kind", FORMS)
def test_it_takes_every_kind_twice_without_harm(client: FlaskClient, kind: str) -> None:
    for _ in range(2):
        response = post(client, kind, **FORMS[kind])
        assert (response.status_code, response.data) == (200, b"")


@pytest.mark.parametrize("kind", FORMS)
def test_it_keeps_a_malformed_call_of_any_kind(client: FlaskClient, kind: str) -> None:
    for _ in range(2):
        assert post(client, kind, nothing="useful").status_code == 200
    assert len(refused()) == 1


def test_it_settles_a_message_by_its_report(client: FlaskClient, contact: Contact) -> None:
    message = OutboundMessage.create(
        contact=contact,
        gateway="africastalking",
        text="x",
        state=State.SENT,
        gateway_id="ATXid_1",
        sent_at=NOON,
    )
    for word, state in (
        ("Success", State.DELIVERED),
        ("Sent", State.DELIVERED),
        ("Teleported", State.DELIVERED),
    ):
        for _ in range(2):
            assert post(client, "delivery", id="ATXid_1", status=word).status_code == 200
        assert OutboundMessage.get_by_id(message.id).state == state


def test_it_keeps_a_report_that_comes_too_early(client: FlaskClient) -> None:
    for _ in range(2):
        report = {"id": "ATXid_9", "status": "Success", "phoneNumber": PHONE}
        assert post(client, "delivery", **report).status_code == 200
    (word,) = DeliveryWord.select()
    assert (word.gateway_id, word.phone) == ("ATXid_9", PHONE)


@pytest.mark.parametrize("known", [True, False])
def test_it_stops_who_opts_out_at_the_network(client: FlaskClient, known: bool) -> None:
    if known:
        Contact.create(phone=PHONE, follows="id|16.11.02:")
    for _ in range(2):
        assert post(client, "opt-out", **FORMS["opt-out"]).status_code == 200
    stopped = Contact.by_phone(PHONE)
    assert stopped is not None
    assert (stopped.stopped_at, stopped.follows) == (NOON, None)


def test_it_keeps_an_opt_out_of_no_mobile_number(client: FlaskClient) -> None:
    assert post(client, "opt-out", phoneNumber="TELKOMSEL").status_code == 200
    assert refused() == ["opt-out: no mobile number"]


def test_it_notes_a_subscription_and_hides_its_number(client: FlaskClient) -> None:
    post(client, "subscription", **FORMS["subscription"])
    assert InboundMessage.get().text == "0812xxxx0001 addition"


def dial(client: FlaskClient, transcript: str = "", **changes: str) -> Any:
    """A key press."""
    form = {
        "sessionId": "ATUid_1",
        "phoneNumber": PHONE,
        "serviceCode": "*384*35711#",
        "text": transcript,
        "networkCode": "99999",
    }
    return post(client, "ussd", **{**form, **changes})


def test_it_shows_a_screen_and_the_same_again_for_the_same_key(client: FlaskClient) -> None:
    first, again = dial(client), dial(client)
    assert first.status_code == 200
    assert first.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert first.text.startswith("CON ")
    assert again.text == first.text
    assert UssdSession.select().count() == 1


BAD_KEYS: dict[str, bytes] = {
    "no form": b"\x16\x03\x01",
    "empty": b"",
    "no session": b"phoneNumber=%2B6281200000001&text=",
    "no phone": b"sessionId=s&text=1",
}


@pytest.mark.parametrize("body", BAD_KEYS.values(), ids=BAD_KEYS)
def test_it_ends_a_call_it_cannot_read_with_a_sentence(client: FlaskClient, body: bytes) -> None:
    for _ in range(2):
        response = post_raw(client, "ussd", body)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert response.text.startswith("END ")
    assert len(refused()) == 1


ODD_KEYS = ["*", "1*", "1**1", "x" * 5000, "\N{GRINNING FACE}", "1\x001", "#", " ", "-1", "0*00*98"]


@pytest.mark.parametrize("transcript", ODD_KEYS, ids=range(len(ODD_KEYS)))
def test_it_shows_a_screen_whatever_is_typed(client: FlaskClient, transcript: str) -> None:
    for _ in range(2):
        response = dial(client, transcript)
        assert response.status_code == 200
        assert response.text.startswith(("CON ", "END "))


@pytest.mark.parametrize("answer", [KeyError("ours"), OperationalError("locked"), "<html>", ""])
def test_it_apologises_on_the_screen_whatever_goes_wrong_inside(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, answer: Exception | str
) -> None:
    turn = _fails_with(answer) if isinstance(answer, Exception) else lambda *_: answer
    monkeypatch.setattr("smsgate.services.ussd.turn", turn)
    response = dial(client)
    assert response.status_code == 200
    assert response.text.startswith("END ")
    assert len(response.text) <= 160


def test_it_apologises_on_the_screen_without_a_database(client: FlaskClient, db: Database) -> None:
    db.execute_sql("ALTER TABLE contact RENAME TO away")
    response = dial(client)
    assert (response.status_code, response.text[:4]) == (200, "END ")


def test_it_hears_that_a_session_ended(client: FlaskClient) -> None:
    dial(client)
    for _ in range(2):
        assert post(client, "ussd-end", sessionId="ATUid_1", status="Success").status_code == 200
    assert UssdSession.get().ended


def test_it_lets_the_simulator_in_only_while_no_network_is_set(
    client: FlaskClient, config: Config, db: Database, bell
) -> None:
    text = {"from": "+6284012345678", "text": "BANTUAN", "id": "1"}
    key = {"sessionId": "s", "phoneNumber": "+6284012345678", "text": ""}
    for path, body in (("sms", text), ("ussd", key)):
        assert client.post(f"/hooks/simulator/{path}", json=body).status_code == 404
    open_client = create_app(config, bell).test_client()
    for _ in range(2):
        answer = open_client.post("/hooks/simulator/sms", json=text)
        assert (answer.status_code, answer.json) == (200, {})
    assert open_client.post("/hooks/simulator/ussd", json=key).text.startswith("CON ")
    assert open_client.post("/hooks/simulator/delivery", json={}).status_code == 404
    assert (InboundMessage.select().count(), OutboundMessage.select().count()) == (1, 1)


def test_it_logs_neither_the_secret_nor_a_whole_number(
    client: FlaskClient, logs: list[Any], break_kind: Callable[[str, Exception], None]
) -> None:
    sms(client)
    post(client, "sms", text=PHONE)
    post(client, "delivery", id="1", status="Teleported", phoneNumber=PHONE)
    break_kind("opt-out", OperationalError("locked"))
    post(client, "opt-out", **FORMS["opt-out"])
    assert {event["event"] for event in logs} >= {"sms.received", "callback.lost"}
    assert SECRET not in str(logs)
    assert PHONE[3:] not in str(logs)
