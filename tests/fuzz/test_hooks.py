"""Whatever is posted to a hook: the status of CONTRACT §3, the event kept, no fault of ours."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from smsgate.config import Config
from smsgate.models import (
    Contact,
    DeliveryWord,
    Flag,
    InboundMessage,
    OutboundMessage,
    UssdSession,
    database,
)
from smsgate.wording.ussd import fits
from tests.both_databases import database_url
from tests.fuzz.calls import CONTENT_TYPES, FEWER, NAMES, SIMULATED, calls, json_calls, kept_calls
from tests.fuzz.conftest import Serve

__all__ = ["database_url"]

SECRET = "a-secret-in-the-address-of-the-hooks-1234"
NO_MOBILE = "END Layanan ini hanya utk HP."

Post = Callable[..., Any]


@pytest.fixture
def network(config: Config, serve: Serve) -> FlaskClient:
    """A real network is set."""
    real = replace(config, gateway="africastalking", hook_secret=SECRET, at_username="sandbox")
    return serve(replace(real, service_number="3636"))


@pytest.fixture
def simulator(config: Config, serve: Serve) -> FlaskClient:
    """None is."""
    return serve(config)


def forget() -> None:
    """Nobody was ever heard of."""
    with database.atomic():
        for table in (OutboundMessage, InboundMessage, DeliveryWord, UssdSession, Contact):
            table.delete().execute()


def keeps(kind: str) -> int:
    """In how many places the event is kept."""
    rows: int = InboundMessage.select().count() + DeliveryWord.select().count()
    if kind == "ussd":
        rows += UssdSession.select().count()
    if kind == "opt-out":
        rows += Contact.select().where(Contact.stopped_at.is_null(False)).count()
    return rows


def check(client: FlaskClient, address: str, kind: str, body: bytes, content_type: str) -> None:
    """Post it twice, as networks do."""
    forget()
    answers = []
    with capture_logs() as logs:
        for _ in range(2):
            whole = {"input_stream": io.BytesIO(body), "content_length": len(body)}
            answers.append(client.post(address, content_type=content_type, **whole))
    first, again = answers
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.data == again.data
    assert [event for event in logs if event["log_level"] in ("error", "critical")] == []
    assert not InboundMessage.select().where(InboundMessage.flag == Flag.FAILED).exists()
    if kind == "ussd":
        assert first.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert first.text.startswith(("CON ", "END "))
        assert fits(first.text, 160)
        assert keeps(kind) == (0 if first.text == NO_MOBILE else 1)
    elif kind == "ussd-end":
        assert keeps(kind) <= 1
    else:
        assert first.data in (b"", b"{}")
        assert keeps(kind) == 1
    assert b"Traceback" not in first.data
    assert SECRET not in str(logs)


@pytest.mark.parametrize("kind", NAMES)
@given(data=st.data())
@FEWER
def test_it_takes_any_call_of_the_network(network: FlaskClient, kind: str, data: Any) -> None:
    body = data.draw(calls(NAMES[kind]))
    content_type = data.draw(st.sampled_from(CONTENT_TYPES))
    check(network, f"/hooks/africastalking/{SECRET}/{kind}", kind, body, content_type)


@pytest.mark.parametrize("kind", SIMULATED)
@given(data=st.data())
@FEWER
def test_it_takes_any_call_of_the_simulator(simulator: FlaskClient, kind: str, data: Any) -> None:
    body = data.draw(json_calls(SIMULATED[kind]) | calls(SIMULATED[kind]))
    content_type = data.draw(st.sampled_from(CONTENT_TYPES))
    check(simulator, f"/hooks/simulator/{kind}", kind, body, content_type)


@given(secret=st.text(min_size=1), kind=st.sampled_from(sorted(NAMES)), body=calls(NAMES["sms"]))
@FEWER
def test_it_finds_nothing_behind_any_other_secret(
    network: FlaskClient, secret: str, kind: str, body: bytes
) -> None:
    forget()
    path = (
        b"/hooks/africastalking/" + secret.encode("utf-8", "surrogatepass") + b"/" + kind.encode()
    )
    environ = {"PATH_INFO": path.decode("latin-1")}
    answer = network.post("/", data=body, environ_overrides=environ)
    # A slash or a line's end makes it another address, which may want another method.
    assert answer.status_code in (404, 405, 308)
    assert keeps("ussd") == keeps("opt-out") == 0


@pytest.mark.parametrize("kind", NAMES)
def test_it_takes_every_call_of_the_corpus(
    network: FlaskClient, simulator: FlaskClient, kind: str
) -> None:
    bodies = [body for of_kind, body in kept_calls() if of_kind == kind]
    assert bodies
    for body in bodies:
        check(network, f"/hooks/africastalking/{SECRET}/{kind}", kind, body, CONTENT_TYPES[0])
        if kind in SIMULATED:
            check(simulator, f"/hooks/simulator/{kind}", kind, body, "application/json")
