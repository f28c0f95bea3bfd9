"""Which network carries whose number: by operator, by the beginning of the number."""

from functools import lru_cache

from smsgate import data, phone
from smsgate.config import Config, Route
from smsgate.gateways.simulator import Simulator

GROUPS = {"telkomsel": "Telkomsel", "indosat": "Indosat Ooredoo Hutchison", "xlsmart": "XLSMART"}
"""What a setting calls the operators' groups of `data/mobile_prefixes.csv`."""


def first(number: str, config: Config) -> str:
    """The network for a number (E.164): the first that carries it, else the first there is.

    Whether it works is for `outbox.failover` to look at, as long as a message waits. What a trial number is
    told stays in the house.
    """
    if phone.is_trial(number):
        return Simulator.name
    able = (route.name for route in config.routes if _carries(route, number))
    return next(able, config.networks[0])


@lru_cache(maxsize=32)
def beginnings(route: Route) -> tuple[str, ...]:
    """How the numbers a network carries begin (E.164); none: it carries all."""
    sold = tuple(
        f"+{row['prefix_intl']}"
        for row in data.rows("mobile_prefixes")
        if row["operator_group"] in {GROUPS[operator] for operator in route.operators}
    )
    return (*sold, *route.beginnings)


def _carries(route: Route, number: str) -> bool:
    carried = beginnings(route)
    return not carried or number.startswith(carried)
