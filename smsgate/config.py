"""Settings: read once from the environment and `.env`, all faults reported together."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validates_schema

from smsgate.errors import ConfigError

Network = IPv4Network | IPv6Network

WIB = ZoneInfo("Asia/Jakarta")
THIS_MACHINE = (ip_network("127.0.0.0/8"), ip_network("::1"))
GATEWAYS = ("simulator", "africastalking")
SECRET_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the operator set; names follow the variables of the README's table."""

    database_url: str = "sqlite:///var/smsgate.db"
    queue_url: str = "sqlite:///var/queue.db"
    data_dir: Path = Path("var")
    gateway: str = "simulator"
    hook_secret: str = field(default="", repr=False)
    hook_networks: tuple[Network, ...] = ()
    proxies: tuple[Network, ...] = THIS_MACHINE
    secret_key: str = field(default="", repr=False)
    former_secret_keys: tuple[str, ...] = field(default=(), repr=False)
    region: tuple[str, ...] = ("16.11",)
    timezone: ZoneInfo = WIB
    digest_at: time = time(7, 0)
    quiet_hours: tuple[time, time] | None = (time(20, 0), time(7, 0))
    send_rate: float | None = None
    segment_cost: int = 350
    service_number: str = "simulator"
    metrics_token: str = field(default="", repr=False)
    at_username: str = ""
    at_api_key: str = field(default="", repr=False)
    at_sender_id: str = ""
    at_base_url: str = ""

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
            settings: dict[str, Any] = _SettingsSchema().load(given)
        except ValidationError as error:
            raise ConfigError(_sentences(error.messages_dict)) from error
        return cls(**settings)

    @property
    def simulated(self) -> bool:
        """True while no real network is set."""
        return self.gateway == "simulator"


def _sentences(faults: Mapping[str, Any]) -> list[str]:
    return [
        f"{name}: {' '.join(reasons) if isinstance(reasons, list) else reasons}"
        for name, reasons in sorted(faults.items())
    ]


class _Regions(fields.Field[tuple[str, ...]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[str, ...]:
        codes = tuple(code.strip() for code in value.split(",") if code.strip())
        if not codes or not all(re.fullmatch(r"\d\d\.\d\d", code) for code in codes):
            raise ValidationError(
                "Write Kemendagri codes of regencies, such as 16.11 or 16.11,16.04."
            )
        return codes


class _Networks(fields.Field[tuple[Network, ...]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[Network, ...]:
        try:
            return tuple(ip_network(part.strip()) for part in value.split(","))
        except ValueError as error:
            raise ValidationError(
                f"Write addresses or networks such as 198.51.100.0/24,2001:db8::/32: {error}."
            ) from error


class _Words(fields.Field[tuple[str, ...]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[str, ...]:
        return tuple(word for part in value.split(",") if (word := part.strip()))


class _Zone(fields.Field[ZoneInfo]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> ZoneInfo:
        try:
            return ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValidationError("Write a time zone such as Asia/Jakarta.") from error


def _clock(value: str) -> time:
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", value.strip())
    if not match:
        raise ValidationError("Write a time of day such as 07:00.")
    return time(int(match[1]), int(match[2]))


class _Clock(fields.Field[time]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> time:
        return _clock(value)


class _Hours(fields.Field[tuple[time, time]]):
    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not value:
            return None
        start, dash, end = value.partition("-")
        if not dash:
            raise ValidationError("Write local hours such as 20:00-07:00, or nothing for none.")
        return _clock(start), _clock(end)


class _Url(fields.String):
    def __init__(self, *schemes: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.schemes = schemes

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if not str(value).startswith(tuple(f"{scheme}://" for scheme in self.schemes)):
            raise ValidationError(f"Start with one of: {', '.join(self.schemes)} (then ://).")
        return super()._deserialize(value, *args, **kwargs)


class _SettingsSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    database_url = _Url("sqlite", "postgresql", data_key="SMSGATE_DATABASE_URL")
    queue_url = _Url("sqlite", "redis", "rediss", data_key="SMSGATE_QUEUE_URL")
    data_dir = fields.String(data_key="SMSGATE_DATA_DIR")
    gateway = fields.String(data_key="SMSGATE_GATEWAY")
    hook_secret = fields.String(data_key="SMSGATE_HOOK_SECRET")
    hook_networks = _Networks(data_key="SMSGATE_HOOK_NETWORKS")
    proxies = _Networks(data_key="SMSGATE_PROXIES")
    secret_key = fields.String(data_key="SMSGATE_SECRET_KEY")
    former_secret_keys = _Words(data_key="SMSGATE_FORMER_SECRET_KEYS")
    region = _Regions(data_key="SMSGATE_REGION")
    timezone = _Zone(data_key="SMSGATE_TIMEZONE")
    digest_at = _Clock(data_key="SMSGATE_DIGEST_AT")
    quiet_hours = _Hours(data_key="SMSGATE_QUIET_HOURS", allow_none=True)
    send_rate = fields.Float(data_key="SMSGATE_SEND_RATE")
    segment_cost = fields.Integer(data_key="SMSGATE_SEGMENT_COST")
    service_number = fields.String(data_key="SMSGATE_SERVICE_NUMBER")
    metrics_token = fields.String(data_key="SMSGATE_METRICS_TOKEN")
    at_username = fields.String(data_key="AT_USERNAME")
    at_api_key = fields.String(data_key="AT_API_KEY")
    at_sender_id = fields.String(data_key="AT_SENDER_ID")
    at_base_url = _Url("http", "https", data_key="AT_BASE_URL")

    @validates_schema(skip_on_field_errors=False)
    def _check_together(self, data: dict[str, Any], **_: Any) -> None:
        faults: dict[str, list[str]] = {}
        gateway = data.get("gateway", "simulator")
        if gateway not in GATEWAYS:
            faults["SMSGATE_GATEWAY"] = [f"Write one of: {', '.join(GATEWAYS)}."]
        elif gateway != "simulator":
            faults |= _real_gateway_faults(data)
        secret = data.get("hook_secret", "")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]+", secret):
            faults["SMSGATE_HOOK_SECRET"] = [
                "Use letters, digits, - and _ only: it stands in a URL."
            ]
        if data.get("send_rate", 1) <= 0:
            faults["SMSGATE_SEND_RATE"] = [
                "Write segments per second above 0, such as 0.5, or nothing."
            ]
        if data.get("segment_cost", 0) < 0:
            faults["SMSGATE_SEGMENT_COST"] = ["Write rupiah a segment, 0 or more."]
        if faults:
            raise ValidationError(faults)

    @post_load
    def _fill_in(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        data["data_dir"] = data_dir = Path(data.get("data_dir", "var"))
        data.setdefault("database_url", f"sqlite:///{data_dir}/smsgate.db")
        data.setdefault("queue_url", f"sqlite:///{data_dir}/queue.db")
        if not data.get("secret_key"):
            data["secret_key"] = _kept_secret(data_dir / "secret_key")
        return data


def _real_gateway_faults(data: dict[str, Any]) -> dict[str, list[str]]:
    """A real network must not run on defaults anybody can guess."""
    faults = {}
    for key, name in (("hook_secret", "SMSGATE_HOOK_SECRET"), ("secret_key", "SMSGATE_SECRET_KEY")):
        if len(data.get(key, "")) < SECRET_LENGTH:
            faults[name] = [f"Needs at least {SECRET_LENGTH} characters with a real gateway."]
    for key, name in (("at_username", "AT_USERNAME"), ("at_api_key", "AT_API_KEY")):
        if not data.get(key):
            faults[name] = ["Is needed for Africa's Talking."]
    if data.get("service_number", "simulator") == "simulator":
        faults["SMSGATE_SERVICE_NUMBER"] = ["Write the number or short code people text."]
    return faults


def _kept_secret(path: Path) -> str:
    """Made once and kept readable by the owner only, so that a restart logs nobody out."""
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(SECRET_LENGTH)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secret)
    return secret
