"""Callbacks that come as forms or query strings: forgiving in form, firm on the few fields that matter."""

from typing import Any
from urllib.parse import parse_qsl

from marshmallow import EXCLUDE, Schema, ValidationError, post_load

from smsgate.errors import MalformedCallback
from smsgate.gateways.fields import LONG, Number, Text
from smsgate.messages import Callback

FIELDS_LIMIT = 100


class Form(Schema):
    """What nobody asked for is passed over."""

    class Meta:
        unknown = EXCLUDE


class InboundForm(Form):
    """What every network calls alike in an SMS that came in; an empty id is none."""

    sender = Number(required=True, data_key="from")
    text = Text(required=True, limit=LONG)
    recipient = Number(load_default="", data_key="to")
    gateway_id = Text(load_default=None, data_key="id")

    @post_load
    def _no_id(self, form: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**form, "gateway_id": form["gateway_id"] or None}


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
