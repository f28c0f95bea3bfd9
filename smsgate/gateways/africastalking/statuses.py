"""What the network's words and numbers mean: for a recipient of a send, and in a delivery report."""

from dataclasses import dataclass

from smsgate.messages import State


@dataclass(frozen=True, slots=True)
class Verdict:
    """`stops`: the account is at fault, not this recipient. `blocked`: the person opted out."""

    state: State
    blocked: bool = False
    stops: bool = False


_TAKEN = Verdict(State.SENT)
_LATER = Verdict(State.QUEUED)
_NEVER = Verdict(State.FAILED)
_BLOCKED = Verdict(State.FAILED, blocked=True)
_ACCOUNT = Verdict(State.QUEUED, stops=True)
UNTOLD = Verdict(State.UNKNOWN)

_CODES: tuple[tuple[int, str, Verdict], ...] = (
    (100, "Processed", _TAKEN),
    (101, "Sent", _TAKEN),
    (102, "Queued", _TAKEN),
    (401, "RiskHold", _NEVER),
    (402, "InvalidSenderId", _ACCOUNT),
    (403, "InvalidPhoneNumber", _NEVER),
    (404, "UnsupportedNumberType", _NEVER),
    (405, "InsufficientBalance", _ACCOUNT),
    (406, "UserInBlacklist", _BLOCKED),
    (407, "CouldNotRoute", _NEVER),
    (409, "DoNotDisturbRejection", _LATER),  # barred at this hour, not for ever
    (500, "InternalServerError", _LATER),
    (501, "GatewayError", _LATER),
    (502, "RejectedByGateway", _LATER),
)
_BY_CODE = {str(code): verdict for code, _, verdict in _CODES}
_BY_WORD = {word.lower(): verdict for _, word, verdict in _CODES} | {
    "success": _TAKEN,
    "could not send": _NEVER,  # of old, and without a code
}
ACCOUNT_WORDS = tuple(word for _, word, verdict in _CODES if verdict.stops)

BLACKLISTED = frozenset({"userinblacklist"})
"""In both spellings of the network, folded."""

_REPORTS = {
    "sent": State.SENT,
    "submitted": State.SENT,
    "buffered": State.SENT,
    "success": State.DELIVERED,
    "failed": State.FAILED,
    "rejected": State.FAILED,
    "absentsubscriber": State.FAILED,
    "expired": State.EXPIRED,
}


def verdict(code: str, word: str) -> Verdict:
    """Of one recipient: by the code, and by the word where the code is missing. Unknown ones: UNTOLD."""
    return _BY_CODE.get(code, UNTOLD) if code else _BY_WORD.get(word.strip().lower(), UNTOLD)


def report_state(word: str) -> State | None:
    """Of a delivery report; None for a word that is not in the network's manual."""
    return _REPORTS.get(word.strip().lower())
