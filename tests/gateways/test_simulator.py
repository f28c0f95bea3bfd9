"""The phone in the browser as a network: JSON in, delivered at once."""

import pytest

from smsgate.config import Config
from smsgate.errors import MalformedCallback
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Callback, State
from tests.gateways.conftest import PHONES, batch


@pytest.fixture
def gateway() -> Simulator:
    return Simulator(Config(service_number="3636"))


def test_it_reads_a_text_with_the_page_s_own_id(gateway: Simulator) -> None:
    event = gateway.parse_inbound(
        Callback(body=b'{"from": "+6281200000001", "text": "LOKER", "id": "a1"}')
    )
    assert (event.sender, event.recipient, event.text) == ("+6281200000001", "3636", "LOKER")
    assert event.gateway_id == "a1"


def test_it_reads_a_key_press_with_all_before_it(gateway: Simulator) -> None:
    event = gateway.parse_ussd(
        Callback(body=b'{"sessionId": "s", "phoneNumber": "+6281200000001", "text": "1*2"}')
    )
    assert (event.session_id, event.transcript) == ("s", "1*2")


def test_it_delivers_at_once_and_for_nothing(gateway: Simulator) -> None:
    results = gateway.send(batch(*PHONES))
    assert {(result.state, result.cost) for result in results} == {(State.DELIVERED, "")}


@pytest.mark.parametrize(
    "never", ["parse_report", "parse_ussd_end", "parse_opt_out", "parse_subscription"]
)
def test_it_knows_no_other_callback(gateway: Simulator, never: str) -> None:
    with pytest.raises(MalformedCallback):
        getattr(gateway, never)(Callback(body=b"{}"))
