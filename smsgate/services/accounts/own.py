"""What somebody changes about the own account, each shown to be really theirs, and written down."""

from datetime import datetime

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Staff, database
from smsgate.services import audit
from smsgate.services.accounts import passwords, second_factor, sessions


def change_password(staff: Staff, old: str, new: str, session_id: int, now: datetime) -> None:
    """Another password, and everybody signed in with the old one is signed out but `session_id`.

    Raises InputError when the old one is wrong (a first login has none), or the new one easily guessed.
    """
    if staff.password_hash is not None and not passwords.fits(staff, old):
        raise InputError(N_("The present password is not right."))
    secret = passwords.hashed(new, staff.email)
    with database.atomic():
        staff.password_hash = secret
        staff.save(only=[Staff.password_hash])
        sessions.end_others(staff, session_id, now)
        audit.record(staff, "staff.set_password", "staff", staff.id, now=now)


def turn_on_code(staff: Staff, code: str, now: datetime) -> list[str]:
    """Ask for a code from now on; the recovery codes, or nothing when the code was not right."""
    with database.atomic():
        if not second_factor.confirm(staff, code.replace(" ", ""), now):
            return []
        audit.record(staff, "staff.code_on", "staff", staff.id, now=now)
        return second_factor.new_recovery_codes(staff)


def renew_recovery_codes(staff: Staff, code: str, now: datetime) -> list[str]:
    """New recovery codes; nothing when the code was not right."""
    with database.atomic():
        if not second_factor.accepts(staff, code, now):
            return []
        audit.record(staff, "staff.recovery_codes", "staff", staff.id, now=now)
        return second_factor.new_recovery_codes(staff)


def turn_off_code(staff: Staff, code: str, now: datetime) -> bool:
    """Ask for no code any more; False when the code was not right."""
    with database.atomic():
        if not second_factor.accepts(staff, code, now):
            return False
        audit.record(staff, "staff.code_off", "staff", staff.id, now=now)
        second_factor.turn_off(staff)
    return True
