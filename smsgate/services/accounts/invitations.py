"""Links by which somebody gets a password: an invitation, a reset, or the first login of a new office."""

import secrets
from datetime import datetime, timedelta

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerAccount, Invitation, Role, Staff, database
from smsgate.services import audit
from smsgate.services.accounts import passwords, people, sessions

LIFE = timedelta(days=7)
FIRST_EMAIL = "admin@smsgate.example"


def invite(
    email: str, role: Role, by: Staff | None, now: datetime, *, employer: Employer | None = None
) -> tuple[Staff, str]:
    """A new account and the token of its link. With role `employer` it belongs to that employer.

    Raises InputError for an address that is none or is taken.
    """
    with database.atomic():
        staff = people.add(email, role, None, now, by=by)
        if employer is not None:
            EmployerAccount.create(staff=staff, employer=employer)
        return staff, _link(staff, now)


def renew(staff: Staff, by: Staff | None, now: datetime) -> str:
    """The token of a new link for somebody who lost the first one, or the password. Earlier links are void.

    The old password stops working, and everybody who is signed in with it is signed out.
    """
    with database.atomic():
        staff.password_hash = None
        staff.save(only=[Staff.password_hash])
        sessions.end_others(staff, None, now)
        audit.record(by, "staff.reset_password", "staff", staff.id, now=now)
        return _link(staff, now)


def account_of(token: str, now: datetime) -> Staff | None:
    """Whose link it is; None when it was used, replaced, or is too old."""
    found = _unused(token, now)
    return None if found is None or found.staff.disabled_at is not None else found.staff


def accept(token: str, password: str, now: datetime) -> Staff:
    """Set the password of the link's account; the link is used up.

    Raises InputError when the link is no longer good, and for a password that is easily guessed.
    """
    staff = account_of(token, now)
    if staff is None:
        raise InputError(N_("This link was used already, or is too old. Ask for a new one."))
    secret = passwords.hashed(password, staff.email)
    with database.atomic():
        _use(token, now)
        staff.password_hash, staff.failures, staff.locked_until = secret, 0, None
        staff.save(only=[Staff.password_hash, Staff.failures, Staff.locked_until])
        audit.record(staff, "staff.set_password", "staff", staff.id, now=now)
    return staff


def first_login(now: datetime) -> str | None:
    """On a new office's own machine: the token of a login without a password, while nobody has one."""
    office = (Staff.role != Role.EMPLOYER) & Staff.disabled_at.is_null()
    ready = office & Staff.password_hash.is_null(False)
    if Staff.select().where(ready).exists():
        return None
    staff = Staff.by_email(FIRST_EMAIL)
    with database.atomic():
        if staff is None:
            staff = people.add(FIRST_EMAIL, Role.ADMIN, None, now)
        return _link(staff, now)


def enter(token: str, now: datetime) -> Staff | None:
    """Sign in by the link of `first_login`, once; None when it is not good (any more)."""
    staff = account_of(token, now)
    if staff is None or staff.email != FIRST_EMAIL or staff.password_hash is not None:
        return None
    with database.atomic():
        _use(token, now)
        audit.record(staff, "staff.signed_in", "staff", staff.id, now=now)
    return staff


def _link(staff: Staff, now: datetime) -> str:
    Invitation.update(used_at=now).where(
        (Invitation.staff == staff) & Invitation.used_at.is_null()
    ).execute()
    token = secrets.token_urlsafe(24)
    Invitation.create(
        staff=staff, token_hash=sessions.hash_of(token), created_at=now, expires_at=now + LIFE
    )
    return token


def _unused(token: str, now: datetime) -> Invitation | None:
    found: Invitation | None = (
        Invitation.select(Invitation, Staff)
        .join(Staff)
        .where(
            (Invitation.token_hash == sessions.hash_of(token))
            & Invitation.used_at.is_null()
            & (Invitation.expires_at > now)
        )
        .first()
    )
    return found


def _use(token: str, now: datetime) -> None:
    """Raises InputError for the second of two who use a link at the same time."""
    query = Invitation.update(used_at=now).where(
        (Invitation.token_hash == sessions.hash_of(token)) & Invitation.used_at.is_null()
    )
    if not query.execute():
        raise InputError(N_("This link was used already, or is too old. Ask for a new one."))
