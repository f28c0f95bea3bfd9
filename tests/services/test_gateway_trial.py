"""One text through one network, followed until it arrived."""

from dataclasses import replace

import pytest

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.messages import State
from smsgate.models import GatewayStop, OutboundMessage, utcnow
from smsgate.services import gateway_trial

PHONE = "0812 0000 1234"


@pytest.fixture
def both(config: Config, db: object) -> Config:
    rates = {"kannel": 0.5}
    return replace(config, gateway="kannel[telkomsel],africastalking", send_rate=rates)


def test_it_is_told_state_by_state(both: Config) -> None:
    number = gateway_trial.begin("kannel", PHONE, both, utcnow())
    steps = gateway_trial.follow(number, 5)
    assert next(steps).sentence == "It waits to be sent."
    OutboundMessage.update(state=State.SENT).execute()
    assert "report is awaited" in next(steps).sentence
    OutboundMessage.update(state=State.DELIVERED).execute()
    assert [(said.sentence, said.failed) for said in steps] == [("It arrived.", False)]
    row = OutboundMessage.get_by_id(number)
    assert (row.gateway, row.contact.phone, row.segments) == ("kannel", "+6281200001234", 1)


def test_it_tells_a_failure_and_the_end_of_patience(both: Config) -> None:
    number = gateway_trial.begin("kannel", PHONE, both, utcnow())
    assert [said.failed for said in gateway_trial.follow(number, 0.01)][-1]
    OutboundMessage.update(state=State.FAILED, reason="no credit").execute()
    (said,) = gateway_trial.follow(number, 5)
    assert (said.failed, said.sentence) == (True, "It ended as failed: no credit.")


@pytest.mark.parametrize(
    ("name", "number"), [("pigeon", PHONE), ("simulator", PHONE), ("kannel", "021 555")]
)
def test_it_refuses_what_cannot_be_sent(both: Config, name: str, number: str) -> None:
    with pytest.raises(InputError):
        gateway_trial.begin(name, number, both, utcnow())
    assert not OutboundMessage.select().exists()


def test_it_shows_the_order_the_routes_and_the_health(both: Config) -> None:
    now = utcnow()
    GatewayStop.create(gateway="africastalking", reason="no credit", since=now, until=now)
    assert gateway_trial.overview(both) == [
        "kannel: telkomsel, 0.5 segments a second, works",
        "africastalking: all numbers, no rate set, has stopped: no credit",
    ]
