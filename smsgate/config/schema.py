"""All settings together: each by its field, then what must fit together."""

import re
from pathlib import Path
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validates_schema

from smsgate.config.fields import Clock, Hours, Networks, PerGateway, Regions, Url, Words, Zone
from smsgate.config.gateways import SIMULATOR, routes
from smsgate.config.secret_key import SECRET_LENGTH, kept_secret

RATE_FAULT = (
    "Write segments per second above 0, such as 0.5, or kannel:0.5,africastalking:30, or nothing."
)
COST_FAULT = "Write rupiah a segment, 0 or more, such as 350, or kannel:150,africastalking:400."

NEEDED = {
    "africastalking": {
        "at_username": ("AT_USERNAME", "Is needed for Africa's Talking."),
        "at_api_key": ("AT_API_KEY", "Is needed for Africa's Talking."),
    },
    "kannel": {
        "kannel_url": ("KANNEL_URL", "Is needed for Kannel, such as http://127.0.0.1:13013."),
        "kannel_username": ("KANNEL_USERNAME", "Is needed for Kannel: its sendsms-user."),
        "kannel_password": ("KANNEL_PASSWORD", "Is needed for Kannel: its sendsms-user's."),
    },
}
"""What each network cannot do without."""


class SettingsSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    database_url = Url("sqlite", "postgresql", data_key="SMSGATE_DATABASE_URL")
    queue_url = Url("sqlite", "redis", "rediss", data_key="SMSGATE_QUEUE_URL")
    data_dir = fields.String(data_key="SMSGATE_DATA_DIR")
    gateway = fields.String(data_key="SMSGATE_GATEWAY")
    hook_secret = fields.String(data_key="SMSGATE_HOOK_SECRET")
    hook_networks = Networks(data_key="SMSGATE_HOOK_NETWORKS")
    proxies = Networks(data_key="SMSGATE_PROXIES")
    secret_key = fields.String(data_key="SMSGATE_SECRET_KEY")
    former_secret_keys = Words(data_key="SMSGATE_FORMER_SECRET_KEYS")
    region = Regions(data_key="SMSGATE_REGION")
    timezone = Zone(data_key="SMSGATE_TIMEZONE")
    digest_at = Clock(data_key="SMSGATE_DIGEST_AT")
    quiet_hours = Hours(data_key="SMSGATE_QUIET_HOURS", allow_none=True)
    send_rate = PerGateway(float, lambda rate: rate > 0, RATE_FAULT, data_key="SMSGATE_SEND_RATE")
    segment_cost = PerGateway(
        int, lambda cost: cost >= 0, COST_FAULT, data_key="SMSGATE_SEGMENT_COST"
    )
    service_number = fields.String(data_key="SMSGATE_SERVICE_NUMBER")
    metrics_token = fields.String(data_key="SMSGATE_METRICS_TOKEN")
    at_username = fields.String(data_key="AT_USERNAME")
    at_api_key = fields.String(data_key="AT_API_KEY")
    at_sender_id = fields.String(data_key="AT_SENDER_ID")
    at_base_url = Url("http", "https", data_key="AT_BASE_URL")
    kannel_url = Url("http", "https", data_key="KANNEL_URL")
    kannel_username = fields.String(data_key="KANNEL_USERNAME")
    kannel_password = fields.String(data_key="KANNEL_PASSWORD")
    kannel_hook_url = Url("http", "https", data_key="KANNEL_HOOK_URL")

    @validates_schema(skip_on_field_errors=False)
    def _check_together(self, data: dict[str, Any], **_: Any) -> None:
        faults: dict[str, list[str]] = {}
        try:
            names = [route.name for route in routes(data.get("gateway", SIMULATOR))]
            faults |= _network_faults(names, data)
        except ValueError as error:
            faults["SMSGATE_GATEWAY"] = [str(error)]
        secret = data.get("hook_secret", "")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]+", secret):
            faults["SMSGATE_HOOK_SECRET"] = [
                "Use letters, digits, - and _ only: it stands in a URL."
            ]
        if faults:
            raise ValidationError(faults)

    @post_load
    def _fill_in(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        data["data_dir"] = data_dir = Path(data.get("data_dir", "var"))
        data.setdefault("database_url", f"sqlite:///{data_dir}/smsgate.db")
        data.setdefault("queue_url", f"sqlite:///{data_dir}/queue.db")
        if not data.get("secret_key"):
            data["secret_key"] = kept_secret(data_dir / "secret_key")
        return data


def _network_faults(names: list[str], data: dict[str, Any]) -> dict[str, list[str]]:
    """A real network must not run on defaults anybody can guess."""
    if names == [SIMULATOR]:
        return {}
    faults = {}
    for key, name in (("hook_secret", "SMSGATE_HOOK_SECRET"), ("secret_key", "SMSGATE_SECRET_KEY")):
        if len(data.get(key, "")) < SECRET_LENGTH:
            faults[name] = [f"Needs at least {SECRET_LENGTH} characters with a real gateway."]
    for network in names:
        for key, (name, sentence) in NEEDED[network].items():
            if not data.get(key):
                faults[name] = [sentence]
    if data.get("service_number", SIMULATOR) == SIMULATOR:
        faults["SMSGATE_SERVICE_NUMBER"] = ["Write the number or short code people text."]
    return faults
