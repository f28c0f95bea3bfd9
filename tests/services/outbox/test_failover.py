"""Messages of a network that is down go with the next one; what may have left does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, GatewayStop, OutboundMessage
from smsgate.services.outbox import failover
from tests.conftest import NOON

LONG_AGO = NOON - timedelta(hours=1)


@pytest.fixture
def both(config: Config) -> Config:
    return replace(config, gateway="kannel,africastalking[telkomsel]")


@pytest.fixture
def contact(db: object) -> Contact:
    return Contact.create(phone="+6281200001234", gateway="kannel")


def _message(contact: Contact, **columns: object) -> OutboundMessage:
    given = {"gateway": "kannel", "text": "Loker", "not_before": NOON, **columns}
    return OutboundMessage.create(contact=contact, **given)


def _gateway(message: OutboundMessage) -> str:
    return str(OutboundMessage.get_by_id(message.id).gateway)


def _stop(gateway: str, since: timedelta) -> None:
    GatewayStop.create(gateway=gateway, reason="no credit", since=NOON - since, until=NOON)


@pytest.mark.parametrize("state", [State.CLAIMED, State.SENDING, State.UNKNOWN, State.SENT])
def test_it_leaves_what_may_have_left(both: Config, contact: Contact, state: State) -> None:
    _stop("kannel", timedelta(minutes=5))
    waits, left = _message(contact), _message(contact, state=state, attempts=2)
    assert failover.move(both, NOON) == 1
    assert (_gateway(waits), _gateway(left)) == ("africastalking", "kannel")


def test_it_waits_a_little_for_a_network_that_stopped_just_now(
    both: Config, contact: Contact
) -> None:
    _stop("kannel", timedelta(minutes=1))
    message = _message(contact)
    assert failover.move(both, NOON) == 0
    assert _gateway(message) == "kannel"


def test_it_keeps_what_no_other_network_carries(both: Config, db: object) -> None:
    _stop("kannel", timedelta(minutes=5))
    message = _message(Contact.create(phone="+6281500001234", gateway="kannel"))
    assert failover.move(both, NOON) == 0
    assert _gateway(message) == "kannel"


def test_it_moves_nothing_to_a_network_that_is_down_too(both: Config, contact: Contact) -> None:
    for name in both.networks:
        _stop(name, timedelta(minutes=5))
    message = _message(contact)
    assert failover.move(both, NOON) == 0
    assert _gateway(message) == "kannel"


def test_what_one_network_refused_twice_the_next_is_asked_for_once(
    both: Config, contact: Contact
) -> None:
    message = _message(contact, attempts=failover.TRIES, not_before=NOON + timedelta(minutes=1))
    once = _message(contact, attempts=1)
    assert failover.move(both, NOON) == 1
    assert failover.move(both, NOON) == 0
    moved = OutboundMessage.get_by_id(message.id)
    assert (moved.gateway, moved.not_before, moved.attempts) == ("africastalking", NOON, 3)
    assert _gateway(once) == "kannel"


def test_a_single_network_keeps_everything(config: Config, contact: Contact) -> None:
    _stop("kannel", timedelta(minutes=5))
    message = _message(contact)
    assert failover.move(replace(config, gateway="kannel"), NOON) == 0
    assert _gateway(message) == "kannel"
