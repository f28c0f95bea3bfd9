"""What Kannel is told, what it says, and the query strings it calls with."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from smsgate.config import Config
from smsgate.errors import GatewayDown
from smsgate.gateways.kannel import Kannel
from smsgate.messages import Batch, Callback, DeliveryReport, Inbound, Recipient, State
from tests import standin
from tests.standin import StandIn

PHONE = "+6281200001234"


def _kannel(url: str) -> Kannel:
    return Kannel(
        Config(
            hook_secret="s" * 32,
            service_number="21512",
            kannel_url=url,
            kannel_username="smsgate",
            kannel_password="a-password",
            kannel_hook_url="http://127.0.0.1:8000/",
        )
    )


def _batch(text: str, *, plain: bool = True) -> Batch:
    recipients = (Recipient(outbound_id=77, phone=PHONE),)
    return Batch(text=text, segments=1, plain=plain, recipients=recipients)


@pytest.mark.parametrize(
    ("text", "plain", "coding"), [("café € [1]", True, "0"), ("Loker 你好", False, "2")]
)
def test_it_sends_each_text_in_its_alphabet(
    network: StandIn, text: str, plain: bool, coding: str
) -> None:
    network.then(standin.http(202, "3: Queued for later delivery"))
    (result,) = _kannel(network.url).send(_batch(text, plain=plain))
    assert (result.state, result.gateway_id) == (State.SENT, "77")
    (call,) = network.calls
    assert call.path == "/cgi-bin/sendsms"
    assert (call.form["from"], call.form["to"], call.form["text"]) == ("21512", PHONE, text)
    assert (call.form["coding"], call.form["charset"]) == (coding, "UTF-8")


def test_its_reports_come_back_to_our_address_with_our_id(network: StandIn) -> None:
    network.then(standin.http(202, "0: Accepted for delivery"))
    _kannel(network.url).send(_batch("Loker"))
    form = network.calls[0].form
    address = urlsplit(form["dlr-url"])
    assert f"{address.scheme}://{address.netloc}" == "http://127.0.0.1:8000"
    assert address.path == f"/hooks/kannel/{'s' * 32}/delivery"
    assert parse_qs(address.query)["id"] == ["77"]
    assert form["dlr-mask"] == "27"


@pytest.mark.parametrize(
    "words",
    ["Number(s) has/have been denied by white- and/or black-lists.", "Empty receiver number"],
)
def test_a_number_that_is_refused_fails_alone(network: StandIn, words: str) -> None:
    network.then(standin.http(400, words))
    (result,) = _kannel(network.url).send(_batch("Loker"))
    assert (result.state, result.reason) == (State.FAILED, words)


def test_a_sender_that_is_missing_stops_the_network(network: StandIn) -> None:
    network.then(standin.http(400, "Sender missing and no global set, rejected"))
    with pytest.raises(GatewayDown, match="Sender missing"):
        _kannel(network.url).send(_batch("Loker"))


def test_its_probe_sends_nothing(network: StandIn) -> None:
    network.then(standin.http(400, "Missing receiver number, rejected"))
    assert _kannel(network.url).probe() == "it takes our user and password"
    assert "to" not in network.calls[0].form


def test_it_reads_a_text() -> None:
    query = b"from=%2B6281200001234&to=21512&text=LOKER+%C3%A9&id=ab-1&at=1795549797&smsc=modem"
    assert _kannel("http://127.0.0.1:1").parse_inbound(Callback(body=query)) == Inbound(
        gateway="kannel",
        sender=PHONE,
        recipient="21512",
        text="LOKER é",
        gateway_id="ab-1",
        sent_at=datetime(2026, 11, 24, 19, 49, 57, tzinfo=UTC),
        network="modem",
    )


@pytest.mark.parametrize(
    ("word", "reply", "state"),
    [
        ("1", "", State.DELIVERED),
        ("2", "id:1 stat:UNDELIV err:001", State.FAILED),
        ("2", "id:1 stat:EXPIRED err:000", State.EXPIRED),
        ("4", "", State.SENT),
        ("8", "ACK/", State.SENT),
        ("16", "NACK/0x0000000b", State.FAILED),
        ("7", "", None),
    ],
)
def test_it_reads_a_report(word: str, reply: str, state: State | None) -> None:
    query = f"id=77&state={word}&reply={reply}&to=%2B6281200001234".encode()
    assert _kannel("http://127.0.0.1:1").parse_report(Callback(body=query)) == DeliveryReport(
        gateway="kannel", gateway_id="77", word=word, state=state, phone=PHONE, reason=reply
    )
