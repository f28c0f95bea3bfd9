"""The networks. `GATEWAYS` is the whole menu: to add one, write its module and list it here."""

from collections.abc import Callable

from smsgate.config import Config
from smsgate.gateways.africastalking import AfricasTalking
from smsgate.gateways.base import Gateway
from smsgate.gateways.simulator import Simulator

GATEWAYS: dict[str, Callable[[Config], Gateway]] = {
    "simulator": Simulator,
    "africastalking": AfricasTalking,
}


def open_gateways(config: Config) -> dict[str, Gateway]:
    """The gateway set, and always the simulator, which carries what trial numbers say."""
    return {name: GATEWAYS[name](config) for name in {"simulator", config.gateway}}


__all__ = ["GATEWAYS", "Gateway", "open_gateways"]
