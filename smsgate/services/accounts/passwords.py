"""Passwords: what is good enough, how it is kept, and comparing without telling who exists."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Staff

SHORTEST = 10
LONGEST = 200
"""Characters. Longer ones would only keep the hash busy."""

HASHER = PasswordHasher()
_FEWEST_DIFFERENT = 5


def hashed(password: str, email: str) -> str:
    """The Argon2id hash to keep. Raises InputError for a password that is easily guessed."""
    if len(password) < SHORTEST:
        raise InputError(N_("The password needs at least %(count)d characters."), count=SHORTEST)
    if len(password) > LONGEST:
        raise InputError(N_("The password may have %(count)d characters at most."), count=LONGEST)
    if len(set(password)) < _FEWEST_DIFFERENT or password.lower() in (email, email.split("@")[0]):
        raise InputError(N_("That password is easily guessed. Take a few words, for example."))
    return HASHER.hash(password)


def fits(staff: Staff | None, password: str) -> bool:
    """Whether it is the account's password; takes as long where there is no such account."""
    kept = staff.password_hash if staff is not None else None
    try:
        right = HASHER.verify(kept or _nobodys(), password[: LONGEST + 1])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return right and kept is not None


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody has this password")
