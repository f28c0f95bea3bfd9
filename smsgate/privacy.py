"""What must never be stored or logged: identity numbers, whole phone numbers, the secret of the hooks."""

import re

from smsgate import phone

_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")
_DIGITS = re.compile(r"\d(?:[ .\-]?\d)*")
_MOBILE = re.compile(r"(?:62|0)[ .\-]?8(?:[ .\-]?\d){7,11}(?!\d)[ .\-]?")
_HIDDEN = "[NIK disamarkan]"
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_ACCOUNT = re.compile(r"\d{6}|(?<!\d)(?:\d[ .\-]?){8,}\d")
_CODE = re.compile(r"\b(?:otp|pin|kode|code|verifikasi)\W+(?:\w+\W+)?\d{4,}", re.IGNORECASE)
_BEGINS = r"(?:(?<![\w.])|(?<=%2[Bb]))"
"""Not inside a word; but a plus may be written as in an address."""

_PHONE = re.compile(
    rf"{_BEGINS}(?:\+?62|0)[ .()\-]{{0,2}}8(?:[ .()\-]{{0,2}}\d){{7,12}}(?!\d)|(?<!\w)\+\d{{8,15}}(?!\d)"
)
_HOOK = re.compile(r"(/hooks/[\w-]+/)[^/\s?'\"]{16,}")
"""The address of a hook as far as its secret, which is longer than any word an address may hold there."""


def mask_nik(text: str) -> str:
    """Hide runs of 16 digits, also spaced or dotted (a NIK), before anything is stored.

    Mobile numbers in a row are none, as a village head writes them: no NIK begins with 0 or 628.
    """
    return _DIGITS.sub(_without_nik, text)


def holds_secret(text: str) -> bool:
    """Whether words somebody typed hold what no answer of ours may: a NIK (also one hidden by now), an
    account, a phone number, a one-time code. Years, spans of years and small numbers are none."""
    hidden = _HIDDEN in text or mask_nik(text) != text or mask_phones(text) != text
    return bool(hidden or _ACCOUNT.search(_YEARS.sub("", text)) or _CODE.search(text))


def mask_phones(text: str) -> str:
    """Hide phone numbers inside a text meant for a log or an error."""
    return _PHONE.sub(_masked, text)


def phones_in(text: str) -> tuple[str, ...]:
    """The mobile numbers in a text in E.164, in its order, each once."""
    found = (phone.normalise(match[0]) for match in _PHONE.finditer(text))
    return tuple(dict.fromkeys(number for number in found if number))


def for_log(text: str) -> str:
    """A line of a log, with whatever somebody's words or addresses brought into it hidden."""
    return _HOOK.sub(r"\1***", mask_phones(text))


def _without_nik(match: re.Match[str]) -> str:
    digits, at = match[0], 0
    while mobile := _MOBILE.match(digits, at):
        at = mobile.end()
    return digits[:at] + _NIK.sub(_HIDDEN, digits[at:])


def _masked(match: re.Match[str]) -> str:
    number = phone.normalise(match[0])
    return phone.mask(number) if number else "xxxx"
