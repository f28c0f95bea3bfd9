"""Which network carries whose number."""

from dataclasses import replace

import pytest

from smsgate import data
from smsgate.config import Config
from smsgate.services import routing

TELKOMSEL, INDOSAT, ABROAD = "+6281200001234", "+6281500001234", "+60120000123"


@pytest.mark.parametrize(
    ("setting", "number", "network"),
    [
        ("kannel,africastalking", TELKOMSEL, "kannel"),
        ("kannel[telkomsel],africastalking", TELKOMSEL, "kannel"),
        ("kannel[telkomsel],africastalking", INDOSAT, "africastalking"),
        ("kannel[0815],africastalking[telkomsel]", INDOSAT, "kannel"),
        ("kannel[telkomsel|xlsmart],africastalking", ABROAD, "africastalking"),
        ("kannel[telkomsel],africastalking[xlsmart]", INDOSAT, "kannel"),
        ("kannel", "+6284000000001", "simulator"),
    ],
)
def test_it_takes_the_first_that_carries_the_number(
    config: Config, setting: str, number: str, network: str
) -> None:
    assert routing.first(number, replace(config, gateway=setting)) == network


def test_it_knows_every_operator_of_the_data() -> None:
    groups = {row["operator_group"] for row in data.rows("mobile_prefixes")}
    assert set(routing.GROUPS.values()) == groups
