"""What every gateway of the table must honour, so that nobody above needs to know which it is."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from smsgate.config import Config
from smsgate.errors import MalformedCallback
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
from tests.gateways.conftest import PHONES, batch
from tests.standin import StandIn

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


@pytest.fixture(params=sorted(GATEWAYS))
def gateway(request: pytest.FixtureRequest) -> Iterator[Gateway]:
    with StandIn() as network:
        yield GATEWAYS[request.param](
            Config(at_username="sandbox", at_api_key="the-key", at_base_url=network.url)
        )


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


def test_it_acknowledges_with_a_body_and_its_type(gateway: Gateway) -> None:
    body, content_type = gateway.acknowledge()
    assert isinstance(body, str)
    assert "/" in content_type


def test_it_opens_the_network_set_and_always_the_simulator() -> None:
    config = Config(gateway="africastalking", at_username="sandbox", at_api_key="the-key")
    assert set(open_gateways(config)) == {"simulator", "africastalking"}
    assert set(open_gateways(Config())) == {"simulator"}
