"""The callbacks as marshmallow schemas: forgiving in form, firm on the few fields nothing works without."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from marshmallow import EXCLUDE, Schema, ValidationError, post_load

from smsgate.errors import MalformedCallback
from smsgate.gateways.africastalking.statuses import BLACKLISTED, report_state
from smsgate.gateways.fields import LONG, Text
from smsgate.messages import Callback

FIELDS_LIMIT = 100

_LOST_PLUS = re.compile(r"^\s+(?=\d)")


class Number(Text):
    """A phone number; a plus that form decoding turned into a blank is put back."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        return _LOST_PLUS.sub("+", super()._deserialize(value, *args, **kwargs)).strip()


class Moment(Text):
    """`2017-05-03T06:04:45Z`, the same with milliseconds, or bare (UTC); None when it is none of them."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            moment = datetime.fromisoformat(super()._deserialize(value, *args, **kwargs).strip())
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            return None


class _Form(Schema):
    class Meta:
        unknown = EXCLUDE


class InboundForm(_Form):
    """An SMS that came in."""

    sender = Number(required=True, data_key="from")
    text = Text(required=True, limit=LONG)
    recipient = Number(load_default="", data_key="to")
    gateway_id = Text(load_default=None, data_key="id")
    sent_at = Moment(load_default=None, data_key="date")
    network = Text(load_default="", data_key="networkCode")

    @post_load
    def _no_id(self, form: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**form, "gateway_id": form["gateway_id"] or None}


class ReportForm(_Form):
    """A delivery report."""

    gateway_id = Text(required=True, data_key="id")
    word = Text(required=True, data_key="status")
    phone = Number(load_default="", data_key="phoneNumber")
    reason = Text(load_default="", data_key="failureReason")

    @post_load
    def _judge(self, form: dict[str, Any], **_: Any) -> dict[str, Any]:
        blocked = form["reason"].lower() in BLACKLISTED
        return {**form, "state": report_state(form["word"]), "blocked": blocked}


class UssdForm(_Form):
    """A key press in a USSD session."""

    session_id = Text(required=True, data_key="sessionId")
    phone = Number(required=True, data_key="phoneNumber")
    service_code = Text(load_default="", data_key="serviceCode")
    transcript = Text(load_default="", data_key="text", limit=LONG)
    network = Text(load_default="", data_key="networkCode")


class UssdEndForm(_Form):
    """The end of a USSD session."""

    session_id = Text(required=True, data_key="sessionId")
    phone = Number(load_default="", data_key="phoneNumber")
    status = Text(load_default="")
    reason = Text(load_default="", data_key="errorMessage")


class OptOutForm(_Form):
    """A person's word to the network that we should stop."""

    phone = Number(required=True, data_key="phoneNumber")
    sender_id = Text(load_default="", data_key="senderId")


class SubscriptionForm(_Form):
    """A change of a premium subscription."""

    phone = Number(required=True, data_key="phoneNumber")
    short_code = Text(load_default="", data_key="shortCode")
    keyword = Text(load_default="")
    change = Text(load_default="", data_key="updateType")


INBOUND = InboundForm()
REPORT = ReportForm()
USSD = UssdForm()
USSD_END = UssdEndForm()
OPT_OUT = OptOutForm()
SUBSCRIPTION = SubscriptionForm()
"""Made once: a schema takes as long to make as to use."""


def read(form: Schema, call: Callback) -> dict[str, Any]:
    """The fields of a call. Of a field given twice the first counts. Raises MalformedCallback.

    The content type is not asked: the network writes it with and without a charset.
    """
    try:
        loaded: dict[str, Any] = form.load(_fields(call.body))
    except (ValidationError, ValueError) as error:
        raise MalformedCallback(_what_is_wrong(error)) from error
    return loaded


def _fields(body: bytes) -> dict[str, str]:
    pairs = parse_qsl(
        body.decode("utf-8", "surrogateescape"),
        keep_blank_values=True,
        errors="surrogateescape",
        max_num_fields=FIELDS_LIMIT,
    )
    return {_readable(name): _readable(value) for name, value in reversed(pairs)}


def _readable(text: str) -> str:
    """Bytes that are no UTF-8 are read as Latin-1: wrong letters are better than lost ones."""
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _what_is_wrong(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return f"These fields are missing or wrong: {', '.join(sorted(error.messages_dict))}."
    return str(error)
