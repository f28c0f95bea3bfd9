"""Codes from a phone (TOTP, RFC 6238), each good once, and codes for the day that phone is lost."""

import secrets
from datetime import datetime

import pyotp

from smsgate.models import RecoveryCode, Staff
from smsgate.services.accounts.sessions import hash_of

ISSUER = "smsgate"
STEP_SECONDS = 30
TOLERANCE = 1
"""Steps a phone's clock may be off, either way."""

RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without signs that are taken for one another."""


def is_on(staff: Staff) -> bool:
    """Whether this account asks for a code."""
    return staff.totp_since is not None


def prepare(staff: Staff) -> str:
    """The secret to put into a phone, base 32; made anew unless one waits to be confirmed already."""
    if staff.totp_since is not None or staff.totp_secret is None:
        staff.totp_secret, staff.totp_since = pyotp.random_base32(), None
        staff.save(only=[Staff.totp_secret, Staff.totp_since])
    return staff.totp_secret


def address(staff: Staff) -> str:
    """The `otpauth://` address of the secret, to be shown as a QR code."""
    totp = pyotp.TOTP(staff.totp_secret or "")
    return totp.provisioning_uri(name=staff.email, issuer_name=ISSUER)


def confirm(staff: Staff, code: str, now: datetime) -> bool:
    """Turn it on, shown that the phone tells the right code."""
    if staff.totp_since is not None or not _take_step(staff, code, now):
        return False
    staff.totp_since = now
    staff.save(only=[Staff.totp_since])
    return True


def accepts(staff: Staff, code: str, now: datetime) -> bool:
    """Whether a code from the phone, or a recovery code, opens the door. Either does so only once."""
    typed = code.replace(" ", "").replace("-", "").lower()
    if typed.isdecimal():
        return is_on(staff) and _take_step(staff, typed, now)
    return _take_recovery(staff, typed, now)


def turn_off(staff: Staff) -> None:
    """No code is asked for any more, and the recovery codes are void."""
    staff.totp_secret = staff.totp_since = None
    staff.save(only=[Staff.totp_secret, Staff.totp_since])
    RecoveryCode.delete().where(RecoveryCode.staff == staff).execute()


def new_recovery_codes(staff: Staff) -> list[str]:
    """Ten codes, told this once; the earlier ones are void."""
    RecoveryCode.delete().where(RecoveryCode.staff == staff).execute()
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    for code in codes:
        RecoveryCode.create(staff=staff, code_hash=_kept(staff, code.replace("-", "")))
    return codes


def recovery_codes_left(staff: Staff) -> int:
    """How many have not been used."""
    unused = (RecoveryCode.staff == staff) & RecoveryCode.used_at.is_null()
    return RecoveryCode.select().where(unused).count()


def _take_step(staff: Staff, code: str, now: datetime) -> bool:
    """The code's step is used up in the same statement: of two that bring it at once one is let in."""
    if staff.totp_secret is None:
        return False
    totp = pyotp.TOTP(staff.totp_secret)
    current = int(now.timestamp()) // STEP_SECONDS
    for step in range(current - TOLERANCE, current + TOLERANCE + 1):
        if pyotp.utils.strings_equal(totp.generate_otp(step), code):
            unused = (Staff.id == staff.id) & (Staff.totp_step < step)
            return bool(Staff.update(totp_step=step).where(unused).execute())
    return False


def _take_recovery(staff: Staff, code: str, now: datetime) -> bool:
    mine = (RecoveryCode.staff == staff) & (RecoveryCode.code_hash == _kept(staff, code))
    query = RecoveryCode.update(used_at=now).where(mine & RecoveryCode.used_at.is_null())
    return bool(query.execute())


def _recovery_code() -> str:
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def _kept(staff: Staff, code: str) -> str:
    return hash_of(f"{staff.id}:{code}")
