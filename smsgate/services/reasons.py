"""The reason an officer gives for what is turned down, suspended or called back."""

from smsgate.errors import InputError
from smsgate.i18n import N_

LONGEST_REASON = 300


def reason_of(typed: str, missing: str) -> str:
    """A reason as it is kept. Raises InputError: with `missing` for none, and for one that is too long."""
    said = " ".join(typed.split())
    if not said:
        raise InputError(missing)
    if len(said) > LONGEST_REASON:
        raise InputError(N_("Write a shorter reason, of at most 300 letters."))
    return said
