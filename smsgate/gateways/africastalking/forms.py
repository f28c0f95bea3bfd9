"""The callbacks as marshmallow schemas: forgiving in form, firm on the few fields nothing works without."""

from datetime import UTC, datetime
from typing import Any

from marshmallow import post_load

from smsgate.gateways.africastalking.statuses import BLACKLISTED, report_state
from smsgate.gateways.fields import LONG, Number, Text
from smsgate.gateways.forms import Form, InboundForm


class Moment(Text):
    """`2017-05-03T06:04:45Z`, the same with milliseconds, or bare (UTC); None when it is none of them."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            moment = datetime.fromisoformat(super()._deserialize(value, *args, **kwargs).strip())
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            return None


class SmsForm(InboundForm):
    """An SMS that came in."""

    sent_at = Moment(load_default=None, data_key="date")
    network = Text(load_default="", data_key="networkCode")


class ReportForm(Form):
    """A delivery report."""

    gateway_id = Text(required=True, data_key="id")
    word = Text(required=True, data_key="status")
    phone = Number(load_default="", data_key="phoneNumber")
    reason = Text(load_default="", data_key="failureReason")

    @post_load
    def _judge(self, form: dict[str, Any], **_: Any) -> dict[str, Any]:
        blocked = form["reason"].lower() in BLACKLISTED
        return {**form, "state": report_state(form["word"]), "blocked": blocked}


class UssdForm(Form):
    """A key press in a USSD session."""

    session_id = Text(required=True, data_key="sessionId")
    phone = Number(required=True, data_key="phoneNumber")
    service_code = Text(load_default="", data_key="serviceCode")
    transcript = Text(load_default="", data_key="text", limit=LONG)
    network = Text(load_default="", data_key="networkCode")


class UssdEndForm(Form):
    """The end of a USSD session."""

    session_id = Text(required=True, data_key="sessionId")
    phone = Number(load_default="", data_key="phoneNumber")
    status = Text(load_default="")
    reason = Text(load_default="", data_key="errorMessage")


class OptOutForm(Form):
    """A person's word to the network that we should stop."""

    phone = Number(required=True, data_key="phoneNumber")
    sender_id = Text(load_default="", data_key="senderId")


class SubscriptionForm(Form):
    """A change of a premium subscription."""

    phone = Number(required=True, data_key="phoneNumber")
    short_code = Text(load_default="", data_key="shortCode")
    keyword = Text(load_default="")
    change = Text(load_default="", data_key="updateType")


INBOUND = SmsForm()
REPORT = ReportForm()
USSD = UssdForm()
USSD_END = UssdEndForm()
OPT_OUT = OptOutForm()
SUBSCRIPTION = SubscriptionForm()
"""Made once: a schema takes as long to make as to use."""
