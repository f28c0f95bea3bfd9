"""Settings: read once from the environment and `.env`, all faults reported together."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from marshmallow import ValidationError

from smsgate.config.fields import EVERY_OTHER, Network
from smsgate.config.gateways import SIMULATOR, Route, routes
from smsgate.config.schema import SettingsSchema
from smsgate.config.secret_key import SECRET_LENGTH
from smsgate.errors import ConfigError

__all__ = ["SECRET_LENGTH", "THIS_MACHINE", "WIB", "Config", "Network", "Route", "SettingsSchema"]

WIB = ZoneInfo("Asia/Jakarta")
SEGMENT_COST = 350
THIS_MACHINE = (ip_network("127.0.0.0/8"), ip_network("::1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the operator set; names follow the variables of the README's table."""

    database_url: str = "sqlite:///var/smsgate.db"
    queue_url: str = "sqlite:///var/queue.db"
    data_dir: Path = Path("var")
    gateway: str = SIMULATOR
    hook_secret: str = field(default="", repr=False)
    hook_networks: tuple[Network, ...] = ()
    proxies: tuple[Network, ...] = THIS_MACHINE
    secret_key: str = field(default="", repr=False)
    former_secret_keys: tuple[str, ...] = field(default=(), repr=False)
    region: tuple[str, ...] = ("16.11",)
    timezone: ZoneInfo = WIB
    digest_at: time = time(7, 0)
    quiet_hours: tuple[time, time] | None = (time(20, 0), time(7, 0))
    send_rate: float | Mapping[str, float] | None = None
    segment_cost: float | Mapping[str, float] = SEGMENT_COST
    service_number: str = "simulator"
    metrics_token: str = field(default="", repr=False)
    at_username: str = ""
    at_api_key: str = field(default="", repr=False)
    at_sender_id: str = ""
    at_base_url: str = ""
    kannel_url: str = ""
    kannel_username: str = ""
    kannel_password: str = field(default="", repr=False)
    kannel_hook_url: str = "http://127.0.0.1:8000"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Config":
        """Read the process environment over `.env`, or only `environ` when given.

        Raises ConfigError with one sentence for each fault.
        """
        values = {**dotenv_values(".env"), **os.environ} if environ is None else environ
        given = {name: value.strip() for name, value in values.items() if value and value.strip()}
        if not (values.get("SMSGATE_QUIET_HOURS", "unset") or "").strip():
            given["SMSGATE_QUIET_HOURS"] = ""  # said, and said to be none
        try:
            settings: dict[str, Any] = SettingsSchema().load(given)
        except ValidationError as error:
            raise ConfigError(_sentences(error.messages_dict)) from error
        return cls(**settings)

    @property
    def routes(self) -> tuple[Route, ...]:
        """The networks set, in the order of choice."""
        return routes(self.gateway)

    @property
    def networks(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(route.name for route in self.routes)

    @property
    def simulated(self) -> bool:
        """True while no real network is set."""
        return self.gateway == SIMULATOR

    def rate(self, gateway: str) -> float | None:
        """Segments a second that a network takes; None: as many as it can."""
        return _of(gateway, self.send_rate)

    @property
    def rate_together(self) -> float | None:
        """Segments a second of all networks; None where one takes as many as it can."""
        rates = [self.rate(name) for name in self.networks]
        known = [rate for rate in rates if rate is not None]
        return sum(known) if len(known) == len(rates) else None

    def cost(self, gateway: str = "") -> int:
        """Rupiah for a segment on a network (by default the first), until it tells its own figure."""
        told = _of(gateway or self.networks[0], self.segment_cost)
        return SEGMENT_COST if told is None else int(told)


def _of(gateway: str, setting: float | Mapping[str, float] | None) -> float | None:
    """What a setting says of one network: by its name, else for all others."""
    if isinstance(setting, Mapping):
        return setting.get(gateway, setting.get(EVERY_OTHER))
    return setting


def _sentences(faults: Mapping[str, Any]) -> list[str]:
    return [
        f"{name}: {' '.join(reasons) if isinstance(reasons, list) else reasons}"
        for name, reasons in sorted(faults.items())
    ]
