"""What leaves for the network, and what each way of failing means for the messages of the call."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest

from smsgate.errors import Ambiguous, GatewayDown, SendError, TryLater
from smsgate.gateways.africastalking import client
from smsgate.gateways.africastalking.client import Client
from tests.gateways.conftest import PHONES, account, batch
from tests.standin import (
    SEND_PATH,
    Answer,
    StandIn,
    cut_taken,
    http,
    nobody,
    redirect,
    refused,
    slow,
    taken,
    taken_with_charset,
)


@contextmanager
def _deaf() -> Iterator[int]:
    """A port whose queue is full: the kernel lets every further caller wait."""
    with socket.socket() as listener, ExitStack() as callers:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            caller = callers.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of loopback that nobody answers at."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_it_sends_the_form_the_network_documents(network: StandIn) -> None:
    account(network.url).send(batch(*PHONES[:2], text="Loker: kopi & karet + teh"))
    (call,) = network.calls
    assert call.path == SEND_PATH
    assert call.headers["apikey"] == "the-key"
    assert call.headers["accept"] == "application/json"
    assert call.form == {
        "username": "sandbox",
        "to": "+6281200000001,+6281200000002",
        "message": "Loker: kopi & karet + teh",
        "bulkSMSMode": "1",
        "from": "21512",
    }


def test_a_registered_sender_goes_before_the_number_people_text(network: StandIn) -> None:
    account(network.url, sender_id="DISNAKER").send(batch(PHONES[0]))
    assert network.calls[0].form["from"] == "DISNAKER"


def test_it_keeps_one_connection_for_many_sends(network: StandIn) -> None:
    gateway = account(network.url)
    for _ in range(20):
        gateway.send(batch(PHONES[0]))
    assert len(network.calls) == 20
    assert network.connections == 1


def test_it_keeps_no_cookie_of_the_network(network: StandIn) -> None:
    gateway = account(network.url)
    network.then(lambda call: replace(taken(call), headers={"Set-Cookie": "who=you; Path=/"}))
    for _ in range(2):
        gateway.send(batch(PHONES[0]))
    assert "cookie" not in network.calls[1].headers


@pytest.mark.parametrize(
    ("username", "host"),
    [
        ("sandbox", "https://api.sandbox.africastalking.com/version1/messaging"),
        ("disnaker", "https://api.africastalking.com/version1/messaging"),
    ],
)
def test_it_calls_the_host_of_the_account(username: str, host: str) -> None:
    assert Client(username, "the-key")._make_url("/messaging") == host


def test_it_takes_a_host_with_or_without_a_closing_slash() -> None:
    made = [Client("sandbox", "k", f"http://127.0.0.1:9{end}") for end in ("", "/")]
    assert {one._make_url("/messaging") for one in made} == {
        "http://127.0.0.1:9/version1/messaging"
    }


def test_it_reads_json_whatever_charset_the_content_type_adds(network: StandIn) -> None:
    network.then(taken_with_charset)
    (result,) = account(network.url).send(batch(PHONES[0]))
    assert result.gateway_id


JSON = "application/json"
REFUSALS: dict[str, tuple[Answer, type[SendError]]] = {
    "wrong key": (http(401, "The supplied authentication is invalid"), GatewayDown),
    "payment required": (http(402), GatewayDown),
    "forbidden": (http(403, "Forbidden"), GatewayDown),
    "no such page": (http(404, "<html>", "text/html"), GatewayDown),
    "no such method": (http(405), GatewayDown),
    "redirected": (redirect("http://127.0.0.1:9/elsewhere"), GatewayDown),
    "not modified": (http(304), GatewayDown),
    "sender id, empty list": (nobody("InvalidSenderId"), GatewayDown),
    "balance, empty list": (nobody("InsufficientBalance"), GatewayDown),
    "sender id, each": (refused(402, "InvalidSenderId"), GatewayDown),
    "balance, each": (refused(405, "InsufficientBalance"), GatewayDown),
    "bad syntax": (http(400, "Request contains bad syntax"), TryLater),
    "request timed out": (http(408), TryLater),
    "do not disturb, no JSON": (http(409, "not JSON"), TryLater),
    "do not disturb, no list": (http(409, "{}", JSON), TryLater),
    "too large": (http(413), TryLater),
    "too many": (http(429, "Too many requests"), TryLater),
    "not implemented": (http(501), TryLater),
    "unavailable": (http(503, "try again in a short while"), TryLater),
    "internal error": (http(500, "Internal error"), Ambiguous),
    "bad gateway": (http(502), Ambiguous),
    "gateway timed out": (http(504), Ambiguous),
    "odd proxy": (http(520), Ambiguous),
    "a page": (http(200, "<html>It works</html>", "text/html"), Ambiguous),
    "empty": (http(201, "", JSON), Ambiguous),
    "half JSON": (http(201, "{", JSON), Ambiguous),
    "a list": (http(201, "[]", JSON), Ambiguous),
    "null": (http(201, "null", JSON), Ambiguous),
    "data is text": (http(201, '{"SMSMessageData": "Sent"}', JSON), Ambiguous),
    "entry is text": (http(201, '{"SMSMessageData": {"Recipients": ["x"]}}', JSON), Ambiguous),
    "cut after taking": (cut_taken, Ambiguous),
}


@pytest.mark.parametrize(("answer", "error"), REFUSALS.values(), ids=REFUSALS)
def test_it_says_what_may_be_done_about_a_failure(
    network: StandIn, answer: Answer, error: type[SendError]
) -> None:
    network.then(answer)
    with pytest.raises(SendError) as caught:
        account(network.url).send(batch(PHONES[0]))
    assert type(caught.value) is error
    assert len(network.calls) == 1


def test_it_names_the_status_and_hides_the_numbers(network: StandIn) -> None:
    network.then(http(429, f"Too many to {PHONES[0]}"))
    with pytest.raises(TryLater, match=r"HTTP 429: Too many to 0812xxxx0001"):
        account(network.url).send(batch(PHONES[0]))


def test_it_may_try_again_when_nobody_answered_the_door(closed_port: int) -> None:
    with pytest.raises(TryLater):
        account(f"http://127.0.0.1:{closed_port}").send(batch(PHONES[0]))


def test_it_may_try_again_when_the_name_of_the_host_is_not_known() -> None:
    with pytest.raises(TryLater):
        account("http://nobody.invalid").send(batch(PHONES[0]))


@pytest.mark.parametrize("address", ["http://", "http://exa mple:port"])
def test_it_stops_for_an_address_that_is_none(address: str) -> None:
    with pytest.raises(GatewayDown):
        account(address).send(batch(PHONES[0]))


def test_it_knows_nothing_when_the_answer_is_late(
    network: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smsgate.gateways.africastalking.TIMEOUT", (1, 0.1))
    network.then(slow(0.5))
    with pytest.raises(Ambiguous):
        account(network.url).send(batch(PHONES[0]))


def test_it_knows_nothing_when_the_connection_is_cut_unread(network: StandIn) -> None:
    network.hangs_up = True
    with pytest.raises(Ambiguous):
        account(network.url).send(batch(PHONES[0]))


def test_it_may_try_again_when_no_connection_is_made_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("smsgate.gateways.africastalking.TIMEOUT", (0.2, 5))
    with _deaf() as port, pytest.raises(TryLater):
        account(f"http://127.0.0.1:{port}").send(batch(PHONES[0]))


def test_it_may_try_again_when_no_secure_connection_came_about(network: StandIn) -> None:
    with pytest.raises(TryLater):
        account(network.url.replace("http://", "https://")).send(batch(PHONES[0]))
    assert not network.told


def test_it_waits_longer_for_the_answer_than_for_the_connection() -> None:
    connect, answer = client.TIMEOUT
    assert connect < 5 < answer < 60
