"""The network of the phone in the browser: what is sent is there at once, and nothing leaves the house."""

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError

from smsgate.config import Config
from smsgate.errors import MalformedCallback
from smsgate.gateways.fields import LONG, Text
from smsgate.messages import (
    Batch,
    Callback,
    DeliveryReport,
    Inbound,
    Notice,
    OptOut,
    SendResult,
    State,
    UssdEnd,
    UssdTurn,
)


class _Sms(Schema):
    class Meta:
        unknown = EXCLUDE

    sender = Text(required=True, data_key="from")
    text = Text(required=True, limit=LONG)
    id = Text(load_default=None)


class _Ussd(Schema):
    class Meta:
        unknown = EXCLUDE

    session_id = Text(required=True, data_key="sessionId")
    phone = Text(required=True, data_key="phoneNumber")
    transcript = Text(load_default="", data_key="text", limit=LONG)


class Simulator:
    """Speaks JSON with its own page; keeps no state, the tables are what the page shows."""

    name = "simulator"
    method = "POST"
    batch_limit = 100

    def __init__(self, config: Config) -> None:
        self._service_number = config.service_number

    def parse_inbound(self, call: Callback) -> Inbound:
        """`{"from", "text", "id"}`."""
        form = _load(_Sms(), call)
        return Inbound(
            gateway=self.name,
            sender=form["sender"],
            recipient=self._service_number,
            text=form["text"],
            gateway_id=form["id"],
        )

    def parse_report(self, call: Callback) -> DeliveryReport:
        """Never comes: what is sent here is delivered."""
        raise MalformedCallback("The simulator has no delivery reports.")

    def parse_ussd(self, call: Callback) -> UssdTurn:
        """`{"sessionId", "phoneNumber", "text"}`, the text cumulative as on a real network."""
        form = _load(_Ussd(), call)
        return UssdTurn(gateway=self.name, service_code="*111#", **form)

    def parse_ussd_end(self, call: Callback) -> UssdEnd:
        """Never comes."""
        raise MalformedCallback("The simulator does not report the end of a session.")

    def parse_opt_out(self, call: Callback) -> OptOut:
        """Never comes."""
        raise MalformedCallback("The simulator has no opt-out list.")

    def parse_subscription(self, call: Callback) -> Notice:
        """Never comes."""
        raise MalformedCallback("The simulator has no paid subscriptions.")

    def send(self, batch: Batch) -> list[SendResult]:
        """Delivered at once, to everybody, for nothing."""
        return [
            SendResult(
                outbound_id=recipient.outbound_id,
                state=State.DELIVERED,
                gateway_id=f"sim-{recipient.outbound_id}",
            )
            for recipient in batch.recipients
        ]

    def probe(self) -> str:
        """Nobody is asked."""
        return "it is here"

    def acknowledge(self) -> tuple[str, str]:
        """An empty JSON object."""
        return "{}", "application/json"


def _load(schema: Schema, call: Callback) -> dict[str, Any]:
    try:
        form: dict[str, Any] = schema.loads(call.body.decode("utf-8", "replace"))
    except (ValidationError, ValueError, RecursionError) as error:
        raise MalformedCallback(f"The simulator sent something else: {error}") from error
    return form
