"""Accounts of the office's people and of employers: made, listed, changed, disabled."""

import re
from collections.abc import Sequence
from datetime import datetime

from peewee import IntegrityError

from smsgate.errors import InputError
from smsgate.i18n import LANGUAGES, N_
from smsgate.models import Employer, EmployerAccount, Role, Staff, database
from smsgate.services import audit
from smsgate.services.accounts import passwords, second_factor, sessions

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def add(
    email: str, role: Role, password: str | None, now: datetime, *, by: Staff | None = None
) -> Staff:
    """A new account; without a password nobody can sign in with it yet.

    Raises InputError for an address that is none or is taken, and for a password easily guessed.
    """
    address = email.strip().lower()
    if not _ADDRESS.fullmatch(address):
        raise InputError(N_("%(email)s is no e-mail address."), email=email)
    secret = passwords.hashed(password, address) if password is not None else None
    try:
        with database.atomic():
            made = Staff.create(email=address, role=role, password_hash=secret, created_at=now)
            audit.record(by, "staff.add", "staff", made.id, now=now, after=told(made))
    except IntegrityError as error:
        raise InputError(N_("There is an account for %(email)s already."), email=address) from error
    return made


def everybody() -> list[Staff]:
    """All accounts, by address."""
    return list(Staff.select().order_by(Staff.email))


def found(staff_id: int) -> Staff | None:
    """One of them."""
    return Staff.get_or_none(Staff.id == staff_id)


def disable(email: str, now: datetime, *, by: Staff | None = None) -> Staff:
    """Nobody signs in with it any more; what was done in its name stays.

    Raises InputError when there is no such account, or nobody would be left to look after the others.
    """
    found = Staff.by_email(email)
    if found is None:
        raise InputError(N_("There is no account for %(email)s."), email=email.strip().lower())
    if found.disabled_at is None:
        with database.atomic():
            _keep_an_admin(found, by)
            found.disabled_at = now
            found.save(only=[Staff.disabled_at])
            sessions.end_others(found, None, now)
            audit.record(by, "staff.disable", "staff", found.id, now=now)
    return found


def enable(staff: Staff, now: datetime, *, by: Staff) -> None:
    """Let somebody sign in again."""
    with database.atomic():
        staff.disabled_at = None
        staff.save(only=[Staff.disabled_at])
        audit.record(by, "staff.enable", "staff", staff.id, now=now)


def change(
    staff: Staff, role: Role, districts: Sequence[str], name: str, now: datetime, *, by: Staff
) -> None:
    """Another name, role, or other districts, from the next page on. Raises InputError as `disable`."""
    with database.atomic():
        before = told(staff)
        if role != Role.ADMIN:
            _keep_an_admin(staff, by)
        staff.role, staff.districts, staff.name = role, sorted(districts), name.strip()
        staff.save(only=[Staff.role, Staff.districts, Staff.name])
        audit.record(
            by, "staff.change", "staff", staff.id, now=now, before=before, after=told(staff)
        )


def sign_out(staff: Staff, now: datetime, *, by: Staff) -> None:
    """End every session of an account."""
    with database.atomic():
        sessions.end_others(staff, None, now)
        audit.record(by, "staff.sign_out", "staff", staff.id, now=now)


def drop_code(staff: Staff, now: datetime, *, by: Staff) -> None:
    """Somebody lost the phone with the codes: no code is asked for until a new one is set up."""
    with database.atomic():
        second_factor.turn_off(staff)
        audit.record(by, "staff.code_off", "staff", staff.id, now=now)


def firms() -> dict[int, str]:
    """The employer's name by account, for accounts that belong to one."""
    rows = EmployerAccount.select(EmployerAccount.staff, Employer.name).join(Employer)
    return {staff: name for staff, name in rows.tuples().execute()}  # noqa: C416 (mypy)


def speak(staff: Staff, language: str) -> None:
    """The language this person's pages are in; others than ours change nothing."""
    if language in LANGUAGES:
        staff.language = language
        staff.save(only=[Staff.language])


def told(staff: Staff) -> dict[str, object]:
    """What the log tells of an account."""
    return {"role": str(staff.role), "districts": list(staff.districts), "name": staff.name}


def _keep_an_admin(staff: Staff, by: Staff | None) -> None:
    """Only the command line may leave an office without anybody who looks after the accounts."""
    others = (Staff.role == Role.ADMIN) & Staff.disabled_at.is_null() & (Staff.id != staff.id)
    if by is not None and staff.role == Role.ADMIN and not Staff.select().where(others).exists():
        raise InputError(N_("This is the last admin. Make somebody else an admin first."))
