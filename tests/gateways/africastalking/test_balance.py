"""What the account holds: asked by `smsgate doctor`, and the one way to try a key without sending."""

import pytest

from smsgate.errors import GatewayDown, TryLater
from tests import standin
from tests.gateways.conftest import account
from tests.standin import StandIn


@pytest.mark.parametrize("key", ["UserData", "userData"])
def test_it_tells_what_the_account_holds(network: StandIn, key: str) -> None:
    network.then(standin.account("KES 1785.50", key))
    assert account(network.url).probe() == "the balance is KES 1785.50"
    (call,) = network.calls
    assert (call.path, call.form) == ("/version1/user", {"username": "sandbox"})
    assert call.headers["apikey"] == "the-key"


def test_a_wrong_key_is_a_fault_of_the_account(network: StandIn) -> None:
    network.then(standin.http(401, "The supplied authentication is invalid"))
    with pytest.raises(GatewayDown, match="authentication is invalid"):
        account(network.url).probe()


def test_an_answer_without_a_balance_says_so(network: StandIn) -> None:
    network.then(standin.account(None))
    with pytest.raises(TryLater, match="no balance"):
        account(network.url).probe()
