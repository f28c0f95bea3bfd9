"""Signing in: password, then the code where one is asked for; whoever guesses is locked out for a while."""

from datetime import datetime, timedelta
from enum import StrEnum

import structlog
from peewee import Case

from smsgate.models import Staff, database
from smsgate.services import audit
from smsgate.services.accounts import passwords, second_factor

MOST_FAILURES = 8
LOCKED_FOR = timedelta(minutes=15)

log = structlog.get_logger()


class Answer(StrEnum):
    """What the door says."""

    IN = "in"
    WRONG = "wrong"
    CODE = "code"
    """The password is right; now the code from the phone."""

    LOCKED = "locked"


def sign_in(email: str, password: str, now: datetime) -> tuple[Answer, Staff | None]:
    """Try the password. The account comes with `IN`, and with `CODE`: then `finish` decides.

    Failures are counted whatever happens after.
    """
    staff = Staff.by_email(email)
    if _is_locked(staff, now):
        return Answer.LOCKED, None
    right = passwords.fits(staff, password)
    if staff is None or not right or staff.disabled_at is not None:
        return _failed(staff, now), None
    return (Answer.CODE, staff) if second_factor.is_on(staff) else _succeeded(staff, now)


def finish(staff_id: int, code: str, now: datetime) -> tuple[Answer, Staff | None]:
    """Try the code of an account whose password was right just before; the account comes with `IN` alone."""
    staff: Staff | None = Staff.get_or_none((Staff.id == staff_id) & Staff.disabled_at.is_null())
    if staff is None:
        return Answer.WRONG, None
    if _is_locked(staff, now):
        return Answer.LOCKED, None
    if not second_factor.accepts(staff, code, now):
        return _failed(staff, now), None
    return _succeeded(staff, now)


def _is_locked(staff: Staff | None, now: datetime) -> bool:
    return staff is not None and staff.locked_until is not None and staff.locked_until > now


def _succeeded(staff: Staff, now: datetime) -> tuple[Answer, Staff]:
    with database.atomic():
        Staff.update(failures=0, locked_until=None).where(Staff.id == staff.id).execute()
        audit.record(staff, "staff.signed_in", "staff", staff.id, now=now)
    return Answer.IN, staff


def _failed(staff: Staff | None, now: datetime) -> Answer:
    """Count in the database: guesses made at the same time count each."""
    if staff is None:
        log.warning("staff.unknown_address")
        return Answer.WRONG
    full = Staff.failures + 1 >= MOST_FAILURES
    query = Staff.update(
        failures=Case(None, [(full, 0)], Staff.failures + 1),
        locked_until=Case(None, [(full, now + LOCKED_FOR)], Staff.locked_until),
    ).where(Staff.id == staff.id)
    (row,) = query.returning(Staff.failures).execute()
    log.warning("staff.refused_login", staff=staff.id, failures=row.failures)
    return Answer.LOCKED if row.failures == 0 else Answer.WRONG
