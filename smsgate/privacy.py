"""What must never be stored or logged: identity numbers, whole phone numbers, the secret of the hooks."""

import re

from smsgate import phone

_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")
_BEGINS = r"(?:(?<![\w.])|(?<=%2[Bb]))"
"""Not inside a word; but a plus may be written as in an address."""

_PHONE = re.compile(
    rf"{_BEGINS}(?:\+?62|0)[ .()\-]{{0,2}}8(?:[ .()\-]{{0,2}}\d){{7,12}}(?!\d)|(?<!\w)\+\d{{8,15}}(?!\d)"
)
_HOOK = re.compile(r"(/hooks/[\w-]+/)[^/\s?'\"]{16,}")
"""The address of a hook as far as its secret, which is longer than any word an address may hold there."""


def mask_nik(text: str) -> str:
    """Hide runs of 16 digits, also spaced or dotted (a NIK), before anything is stored."""
    return _NIK.sub("[NIK disamarkan]", text)


def mask_phones(text: str) -> str:
    """Hide phone numbers inside a text meant for a log or an error."""
    return _PHONE.sub(_masked, text)


def for_log(text: str) -> str:
    """A line of a log, with whatever somebody's words or addresses brought into it hidden."""
    return _HOOK.sub(r"\1***", mask_phones(text))


def _masked(match: re.Match[str]) -> str:
    number = phone.normalise(match[0])
    return phone.mask(number) if number else "xxxx"
