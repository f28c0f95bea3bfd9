"""What every gateway of the table must honour, so that nobody above needs to know which it is."""

from contextlib import suppress
from dataclasses import replace

import pytest

from smsgate.config import Config
from smsgate.errors import Ambiguous, GatewayDown, MalformedCallback, SendError, TryLater
from smsgate.gateways import GATEWAYS, Gateway, open_gateways
from smsgate.messages import (
    Callback,
    DeliveryReport,
    Inbound,
    Notice,
    OptOut,
    State,
    UssdEnd,
    UssdTurn,
)
from tests import standin
from tests.gateways.conftest import PHONES, batch
from tests.standin import StandIn

SECRET = "the-secret-key"
PARSERS = {
    "parse_inbound": Inbound,
    "parse_report": DeliveryReport,
    "parse_ussd": UssdTurn,
    "parse_ussd_end": UssdEnd,
    "parse_opt_out": OptOut,
    "parse_subscription": Notice,
}
JUNK = (
    b"",
    b"\x00\xff\xfe",
    b"&&==&",
    b"{}",
    b"[1, 2]",
    b'{"from": ["x"], "text": {}}',
    b"from=&text=",
    b"text=%ff%fe%00&from=%2B62",
    b"a=1&" * 500,
    b"<html>502</html>",
)


TAKEN = {"kannel": standin.http(202, "0: Accepted for delivery")}
"""How a network says that it took a text, where it is not Africa's Talking's way."""

CALLERS = sorted(set(GATEWAYS) - {"simulator"})
"""Those that call a network."""


def _opened(name: str, network: StandIn) -> Gateway:
    network.always = TAKEN.get(name, network.always)
    return GATEWAYS[name](
        Config(
            hook_secret="s" * 32,
            service_number="21512",
            at_username="sandbox",
            at_api_key=SECRET,
            at_base_url=network.url,
            kannel_url=network.url,
            kannel_username="smsgate",
            kannel_password=SECRET,
        )
    )


@pytest.fixture(params=sorted(GATEWAYS))
def gateway(request: pytest.FixtureRequest, network: StandIn) -> Gateway:
    return _opened(request.param, network)


@pytest.fixture(params=CALLERS)
def caller(request: pytest.FixtureRequest, network: StandIn) -> Gateway:
    return _opened(request.param, network)


def test_it_gives_one_result_for_each_recipient(gateway: Gateway) -> None:
    results = gateway.send(batch(*PHONES))
    assert sorted(result.outbound_id for result in results) == [1, 2, 3]
    assert {result.state for result in results} <= {State.SENT, State.DELIVERED}
    assert len({result.gateway_id for result in results} - {None}) == 3


def test_it_takes_as_many_recipients_as_it_says(gateway: Gateway) -> None:
    phones = [f"+62840{number:07}" for number in range(gateway.batch_limit)]
    assert len(gateway.send(batch(*phones))) == gateway.batch_limit >= 1


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("body", JUNK)
def test_it_reads_a_call_or_refuses_it_as_malformed(
    gateway: Gateway, parser: str, body: bytes
) -> None:
    event = None
    with suppress(MalformedCallback):
        event = getattr(gateway, parser)(Callback(body=body, headers={"Content-Type": "x"}))
    assert event is None or isinstance(event, PARSERS[parser])
    assert event is None or event.gateway == gateway.name


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (standin.http(403, f"Authorization failed for {SECRET}"), GatewayDown),
        (standin.http(404, "nothing here"), GatewayDown),
        (standin.redirect("http://127.0.0.1:1/"), GatewayDown),
        (standin.http(429, "slowly"), TryLater),
        (standin.http(503, "come again"), TryLater),
        (standin.http(500, "no idea"), Ambiguous),
        (standin.http(504, "too long"), Ambiguous),
        (standin.http(200, "<html>hello</html>", "text/html"), Ambiguous),
        (lambda call: replace(standin.taken(call), cut=True), Ambiguous),
    ],
    ids=[
        "forbidden",
        "not there",
        "elsewhere",
        "too many",
        "away",
        "failed",
        "timed out",
        "a page",
        "cut",
    ],
)
def test_it_says_what_may_be_done_after_a_refusal(
    caller: Gateway, network: StandIn, answer: standin.Answer, error: type[SendError]
) -> None:
    network.then(answer, answer)
    with pytest.raises(error) as caught:
        caller.send(batch(PHONES[0]))
    assert SECRET not in str(caught.value)
    assert PHONES[0] not in str(caught.value)


@pytest.mark.parametrize("name", CALLERS)
def test_nothing_left_where_nobody_listens(name: str) -> None:
    with StandIn() as gone:
        caller = _opened(name, gone)
    with pytest.raises(TryLater):
        caller.send(batch(PHONES[0]))


def test_its_probe_tells_a_wrong_key(caller: Gateway, network: StandIn) -> None:
    network.then(standin.http(403, "Authorization failed"))
    with pytest.raises(SendError):
        caller.probe()


def test_it_shows_no_secret(caller: Gateway) -> None:
    assert SECRET not in repr(caller) + repr(vars(caller))


def test_it_acknowledges_with_a_body_and_its_type(gateway: Gateway) -> None:
    body, content_type = gateway.acknowledge()
    assert isinstance(body, str)
    assert "/" in content_type


def test_it_opens_the_network_set_and_always_the_simulator() -> None:
    config = Config(gateway="africastalking", at_username="sandbox", at_api_key="the-key")
    assert set(open_gateways(config)) == {"simulator", "africastalking"}
    assert set(open_gateways(Config())) == {"simulator"}
    both = replace(config, gateway="kannel[telkomsel],africastalking")
    assert set(open_gateways(both)) == {"simulator", "africastalking", "kannel"}
