"""What is counted, and that nobody can be told from it."""

import pytest
from peewee import Database

from smsgate.gateways import GATEWAYS
from smsgate.messages import State
from smsgate.models import database
from smsgate.services import meters


def value(name: str, **labels: str) -> float:
    """As it stands in this process."""
    return meters.REGISTRY.get_sample_value(name, labels) or 0.0


@pytest.mark.parametrize(
    ("gateway", "cost", "price", "rupiah"),
    [
        ("africastalking", "IDR 385.5000", "told", 3 * 385.5),
        ("africastalking", "Rp 400", "told", 3 * 400),
        ("africastalking", "KES 0.8000", "estimated", 0),
        ("africastalking", "", "estimated", 0),
        ("africastalking", "IDR", "estimated", 0),
        ("simulator", "", "free", 0),
    ],
)
def test_it_counts_what_messages_cost_as_far_as_the_network_told(
    db: Database, gateway: str, cost: str, price: str, rupiah: float
) -> None:
    segments = value("smsgate_segments_total", gateway=gateway, price=price)
    spent = value("smsgate_rupiah_total", gateway=gateway)
    meters.spent(gateway, 3, 2, cost)
    assert value("smsgate_segments_total", gateway=gateway, price=price) == segments + 6
    assert value("smsgate_rupiah_total", gateway=gateway) == spent + rupiah


def test_it_does_not_count_what_is_taken_back(db: Database) -> None:
    labels = {"gateway": "simulator", "state": "sent"}
    before = value("smsgate_outbound_messages_total", **labels)
    with database.atomic() as transaction:
        meters.moved("simulator", State.SENT, 1)
        transaction.rollback()
    assert value("smsgate_outbound_messages_total", **labels) == before
    with database.atomic():
        meters.moved("simulator", State.SENT, 1)
        assert value("smsgate_outbound_messages_total", **labels) == before
    assert value("smsgate_outbound_messages_total", **labels) == before + 1


@pytest.mark.parametrize("gateway", sorted(GATEWAYS))
def test_it_knows_every_series_an_alarm_waits_for_from_the_start(gateway: str) -> None:
    told = {
        (sample.name, sample.labels.get("gateway"))
        for family in meters.REGISTRY.collect()
        for sample in family.samples
    }
    for name in ("callbacks_lost", "ussd_hops_failed", "outbound_messages", "gateway_calls"):
        assert (f"smsgate_{name}_total", gateway) in told


def test_it_says_none_where_there_is_nothing_to_say() -> None:
    labels = {"gateway": "simulator", "flag": "none", "intent": "none"}
    before = value("smsgate_inbound_messages_total", **labels)
    meters.received("simulator", "", "")
    assert value("smsgate_inbound_messages_total", **labels) == before + 1
