"""The answer to a send: who was taken, who was refused, and of whom nothing was said."""

import re
from collections.abc import Sequence
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load

from smsgate import phone
from smsgate.errors import Ambiguous, GatewayDown
from smsgate.gateways.africastalking.statuses import ACCOUNT_WORDS, verdict
from smsgate.gateways.fields import Text
from smsgate.messages import Recipient, SendResult, State

_NO_ID = frozenset({"", "None", "null"})


class _Tolerant(Schema):
    class Meta:
        unknown = EXCLUDE

    @pre_load
    def _drop_nulls(self, answer: Any, **_: Any) -> Any:
        if not isinstance(answer, dict):
            return answer
        return {name: value for name, value in answer.items() if value is not None}


class _Entry(_Tolerant):
    number = Text(load_default="")
    code = Text(load_default="", data_key="statusCode")
    word = Text(load_default="", data_key="status")
    cost = Text(load_default="")
    message_id = Text(load_default="", data_key="messageId")


class _Data(_Tolerant):
    message = Text(load_default="", data_key="Message")
    entries = fields.List(fields.Nested(_Entry), load_default=list, data_key="Recipients")


class _Reply(_Tolerant):
    data = fields.Nested(_Data, required=True, data_key="SMSMessageData")


_REPLY = _Reply()


def read(reply: Any, recipients: Sequence[Recipient]) -> list[SendResult]:
    """One result for each recipient, in their order.

    Raises GatewayDown when the account was refused, Ambiguous when the answer cannot be understood.
    """
    try:
        data = _REPLY.load(reply)["data"]
    except ValidationError as error:
        raise Ambiguous("The answer to the send cannot be understood.") from error
    entries = data["entries"]
    _raise_if_stopped(data["message"], entries)
    found = _match(recipients, entries)
    return [
        _result(recipient, found.get(recipient.phone), data["message"]) for recipient in recipients
    ]


def _raise_if_stopped(message: str, entries: Sequence[dict[str, str]]) -> None:
    """A wrong sender name or an empty balance: said once for all, or of every single recipient."""
    if entries and all(verdict(entry["code"], entry["word"]).stops for entry in entries):
        raise GatewayDown(entries[0]["word"] or entries[0]["code"])
    if not entries and any(word.lower() in message.lower() for word in ACCOUNT_WORDS):
        raise GatewayDown(message)


def _match(
    recipients: Sequence[Recipient], entries: Sequence[dict[str, str]]
) -> dict[str, dict[str, str]]:
    """Entries by our own spelling of the number: the network may write it another way, in any order."""
    if len(recipients) == len(entries) == 1:
        return {recipients[0].phone: entries[0]}
    ours = {_digits(recipient.phone): recipient.phone for recipient in recipients}
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        number = ours.get(_digits(entry["number"])) or phone.normalise(entry["number"])
        if number:
            found.setdefault(number, entry)
    return found


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _result(recipient: Recipient, entry: dict[str, str] | None, message: str) -> SendResult:
    if entry is None:
        reason = _words("not in the answer", message)
        return SendResult(outbound_id=recipient.outbound_id, state=State.UNKNOWN, reason=reason)
    seen = verdict(entry["code"], entry["word"])
    return SendResult(
        outbound_id=recipient.outbound_id,
        state=seen.state,
        gateway_id=None if entry["message_id"] in _NO_ID else entry["message_id"],
        reason="" if seen.state is State.SENT else _words(entry["code"], entry["word"]),
        cost=entry["cost"],
        blocked=seen.blocked,
    )


def _words(*parts: str) -> str:
    return " ".join(filter(None, parts))
