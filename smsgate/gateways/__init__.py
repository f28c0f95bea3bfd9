"""The networks. `GATEWAYS` is the whole menu: to add one, write its module and list it here."""

from collections.abc import Callable

from smsgate.config import Config
from smsgate.gateways.africastalking import AfricasTalking
from smsgate.gateways.base import Gateway
from smsgate.gateways.kannel import Kannel
from smsgate.gateways.simulator import Simulator

GATEWAYS: dict[str, Callable[[Config], Gateway]] = {
    "simulator": Simulator,
    "africastalking": AfricasTalking,
    "kannel": Kannel,
}


def open_gateways(config: Config) -> dict[str, Gateway]:
    """The networks set, and always the simulator, which carries what trial numbers say."""
    return {name: GATEWAYS[name](config) for name in {Simulator.name, *config.networks}}


__all__ = ["GATEWAYS", "Gateway", "open_gateways"]
