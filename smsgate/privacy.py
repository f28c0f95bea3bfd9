"""What must never be stored or logged: identity numbers, and whole phone numbers."""

import re

from smsgate import phone

_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+?62|0)[ .\-]?8(?:[ .\-]?\d){7,12}(?!\d)|(?<!\w)\+\d{8,15}(?!\d)"
)


def mask_nik(text: str) -> str:
    """Hide runs of 16 digits, also spaced or dotted (a NIK), before anything is stored."""
    return _NIK.sub("[NIK disamarkan]", text)


def mask_phones(text: str) -> str:
    """Hide phone numbers inside a text meant for a log or an error."""
    return _PHONE.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    number = phone.normalise(match[0])
    return phone.mask(number) if number else "xxxx"
