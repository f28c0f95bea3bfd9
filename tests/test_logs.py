"""What stands in the logs of a working day: no secret and no whole number, whoever writes and how."""

import logging
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
import structlog
from flask import Flask
from flask.logging import default_handler
from flask.testing import FlaskClient
from peewee import Database, OperationalError

from smsgate.app import create_app
from smsgate.cli import logs
from smsgate.config import Config
from smsgate.handlers import router
from smsgate.handlers.ussd import engine
from smsgate.models import OutboundMessage, utcnow
from smsgate.services import board, digest, outbox
from smsgate.web import hooks
from tests.standin import StandIn, http

SECRET = "a-secret-in-the-address-of-the-hooks-1234"
KEY = "atsk_0000-key-of-the-account-that-pays"
COOKIES = "a-secret-key-for-tests-only-32-chars"
TOKEN = "a-token-that-opens-the-metrics"
PHONE = "+6281200000001"
LANDLINE = "+62730000001"

Begin = Callable[[], Callable[[], str]]


@pytest.fixture(params=["a person watches", "a program reads"])
def begin(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> Iterator[Begin]:
    """Writes logs as they are really written from now on (pytest's own stream is a new one in each phase)."""

    def so_far() -> str:
        said = capsys.readouterr()
        return f"{said.out}{said.err}"

    def begun() -> Callable[[], str]:
        monkeypatch.setattr("logging.root.handlers", [])
        watches = request.param == "a person watches"
        monkeypatch.setattr(sys.stderr, "isatty", lambda: watches, raising=False)
        logs.serving()
        # Flask's own, which it adds where nothing else would write.
        logging.getLogger("smsgate").removeHandler(default_handler)
        return so_far

    yield begun
    structlog.reset_defaults()
    logging.captureWarnings(False)


@pytest.fixture
def app(config: Config, db: Database, network: StandIn) -> Flask:
    real = replace(
        config,
        gateway="africastalking",
        hook_secret=SECRET,
        metrics_token=TOKEN,
        service_number="3636",
        at_username="sandbox",
        at_api_key=KEY,
        at_base_url=network.url,
    )
    return create_app(real, lambda: None)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def post(client: FlaskClient, kind: str, secret: str = SECRET, **form: str) -> int:
    """A call of the network; its status."""
    return client.post(f"/hooks/africastalking/{secret}/{kind}", data=form).status_code


def check(said: str) -> None:
    """Neither whole nor as it stands in an address."""
    for hidden in (SECRET, SECRET[:-1], KEY, COOKIES, TOKEN):
        assert hidden not in said
    digits = re.sub(r"[ ().+-]|%2B", "", said)
    for number in (PHONE, LANDLINE):
        assert number[3:] not in digits


def fail(*_: Any, **__: Any) -> Any:
    """Our own fault, which tells more than it should."""
    raise RuntimeError(f"Key (phone)=({PHONE}) at /hooks/africastalking/{SECRET}/sms")


def test_a_working_day(client: FlaskClient, begin: Begin) -> None:
    written = begin()
    assert post(client, "sms", **{"from": PHONE, "text": f"LOKER, hub {PHONE}", "id": "1"}) == 200
    assert post(client, "sms", **{"from": PHONE, "text": f"LOKER, hub {PHONE}", "id": "1"}) == 200
    assert post(client, "sms", **{"from": PHONE, "text": "DAFTAR SALING", "id": "2"}) == 200
    for keys in ("", "1", "1*1"):
        session = {"sessionId": f"s-{PHONE}", "phoneNumber": PHONE, "text": keys}
        assert post(client, "ussd", **session) == 200
    assert post(client, "ussd-end", sessionId="s", phoneNumber=PHONE, status=PHONE) == 200
    report = {"id": f"x-{PHONE}", "status": f"Lost {PHONE}", "phoneNumber": PHONE}
    assert post(client, "delivery", **report, failureReason=PHONE) == 200
    assert post(client, "subscription", phoneNumber=PHONE, updateType="addition") == 200
    assert post(client, "opt-out", phoneNumber=PHONE) == 200
    check(written())


def test_calls_that_are_refused(client: FlaskClient, begin: Begin) -> None:
    written = begin()
    assert post(client, "sms", **{"from": LANDLINE, "text": "LOKER"}) == 200
    assert post(client, "sms", frm=PHONE, text=SECRET) == 200
    assert post(client, "opt-out", phoneNumber=f"{PHONE} TELKOMSEL") == 200
    assert post(client, "ussd", phoneNumber=PHONE) == 200
    for wrong in (SECRET + "x", SECRET[:-1], f"{SECRET}/{PHONE}"):
        assert post(client, "sms", secret=wrong, **{"from": PHONE}) == 404
    said = written()
    assert "callback.refused" in said
    check(said)


def test_a_call_from_elsewhere(app: Flask, begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    written = begin()
    written = begin()
    runtime = app.extensions["smsgate"]
    walled = replace(runtime.config, hook_networks=runtime.config.proxies[1:])
    monkeypatch.setattr(runtime, "config", walled)
    assert post(app.test_client(), "sms", **{"from": PHONE, "text": "LOKER"}) == 404
    said = written()
    assert "callback.from_elsewhere" in said
    check(said)


@pytest.mark.parametrize(
    ("where", "name", "kind", "status", "event"),
    [
        (router, "route", "sms", 200, "handler.failed"),
        (engine, "start", "ussd", 200, "ussd.failed"),
        (outbox, "settle", "delivery", 200, "callback.failed"),
        (hooks, "_answer", "sms", 500, "Exception on /hooks/"),
    ],
)
def test_faults_of_ours(
    client: FlaskClient,
    begin: Begin,
    monkeypatch: pytest.MonkeyPatch,
    where: Any,
    name: str,
    kind: str,
    status: int,
    event: str,
) -> None:
    written = begin()
    written = begin()
    monkeypatch.setattr(where, name, fail)
    form = {"from": PHONE, "text": "LOKER", "id": "1", "status": "Success"}
    call = {"sessionId": "s", "phoneNumber": PHONE, "serviceCode": "*384#"}
    assert (
        post(client, kind, **{**form, **call, **({"text": ""} if kind == "ussd" else {})}) == status
    )
    said = written()
    assert event in said
    assert "RuntimeError" in said
    check(said)


def test_a_database_that_is_away(
    client: FlaskClient, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = begin()
    written = begin()

    def away(*_: Any) -> None:
        raise OperationalError(f'connection failed: "{PHONE}"')

    monkeypatch.setattr("smsgate.services.inbound.database", SimpleNamespace(atomic=away))
    assert post(client, "sms", **{"from": PHONE, "text": "LOKER"}) == 503
    said = written()
    assert "callback.lost" in said
    check(said)


def test_a_page_that_fails(
    client: FlaskClient, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = begin()
    written = begin()
    monkeypatch.setattr(board, "counts", fail)
    assert client.get(f"/?q=%2B{PHONE[1:]}").status_code == 500
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code
    check(written())


@pytest.mark.parametrize("status", [201, 401, 500])
def test_messages_that_leave_and_that_do_not(
    app: Flask, network: StandIn, begin: Begin, status: int
) -> None:
    written = begin()
    written = begin()
    client, runtime = app.test_client(), app.extensions["smsgate"]
    if status != 201:
        network.always = http(status, f"no {PHONE} with {KEY}")
    assert post(client, "sms", **{"from": PHONE, "text": "LOKER", "id": "1"}) == 200
    with runtime.database.connection_context():
        outbox.deliver(runtime.gateways, runtime.config, utcnow(), reword=digest.reword)
        assert OutboundMessage.get().state in ("sent", "queued", "unknown")
    assert network.calls
    check(written())


def test_words_of_libraries_and_values_that_are_no_text(begin: Begin) -> None:
    written = begin()
    error = ValueError(f"{PHONE} /hooks/africastalking/{SECRET}/sms")
    structlog.get_logger().warning("odd", error=error, rows=(PHONE,), more={"phone": [PHONE]})
    logging.getLogger("huey").error("Unhandled: %s", error, exc_info=error)
    logging.getLogger("_granian").warning("Invalid request: %r", f"POST /hooks/a/{SECRET}")
    said = written()
    assert "Unhandled" in said
    check(said)


def test_a_command(capsys: Any) -> None:
    logs.quiet()
    structlog.get_logger().warning("odd", error=ValueError(f"{PHONE} /hooks/a/{SECRET}"))
    structlog.reset_defaults()
    said = capsys.readouterr().err
    assert "odd" in said
    check(said)
