"""The query strings Kannel calls us with, as `docs/kannel.md` writes them into its configuration."""

from datetime import UTC, datetime
from typing import Any, Final

from marshmallow import post_load

from smsgate.gateways.fields import Number, Text
from smsgate.gateways.forms import Form, InboundForm
from smsgate.messages import State

STATES: Final = {
    "1": State.DELIVERED,
    "2": State.FAILED,
    "4": State.SENT,
    "8": State.SENT,
    "16": State.FAILED,
    "32": State.SENT,
}
"""Kannel's user guide, "Delivery reports": to the phone, not to the phone, buffered, taken by the operator,
refused by the operator, on its way."""

_EXPIRED: Final = "stat:EXPIRED"
"""An SMPP operator says why in its own words, which Kannel passes on (SMPP 3.4, appendix B)."""


class Seconds(Text):
    """A Unix time; None when it is none."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return datetime.fromtimestamp(int(super()._deserialize(value, *args, **kwargs)), UTC)
        except (ValueError, OverflowError, OSError):
            return None


class SmsForm(InboundForm):
    """`from=%p&to=%P&text=%a&id=%I&at=%T&smsc=%i`."""

    sent_at = Seconds(load_default=None, data_key="at")
    network = Text(load_default="", data_key="smsc")


class ReportForm(Form):
    """`id=<ours>&state=%d&reply=%A&to=%p`."""

    gateway_id = Text(required=True, data_key="id")
    word = Text(required=True, data_key="state")
    phone = Number(load_default="", data_key="to")
    reason = Text(load_default="", data_key="reply")

    @post_load
    def _judge(self, form: dict[str, Any], **_: Any) -> dict[str, Any]:
        state = STATES.get(form["word"].strip())
        if state is State.FAILED and _EXPIRED in form["reason"]:
            state = State.EXPIRED
        return {**form, "state": state}


INBOUND = SmsForm()
REPORT = ReportForm()
