"""Accounts of the office's people: made, listed, disabled."""

import re
from datetime import datetime

from argon2 import PasswordHasher
from peewee import IntegrityError

from smsgate.errors import InputError
from smsgate.models import Role, Staff, database

SHORTEST_PASSWORD = 10

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def add(email: str, role: Role, password: str | None, now: datetime) -> Staff:
    """A new account; without a password nobody can sign in with it yet.

    Raises InputError for an address that is none or is taken, and for a password that is too short.
    """
    address = email.strip().lower()
    if not _ADDRESS.fullmatch(address):
        raise InputError(f"{email} is no e-mail address.")
    if password is not None and len(password) < SHORTEST_PASSWORD:
        raise InputError(f"The password needs at least {SHORTEST_PASSWORD} characters.")
    secret = PasswordHasher().hash(password) if password is not None else None
    try:
        with database.atomic():
            return Staff.create(email=address, role=role, password_hash=secret, created_at=now)
    except IntegrityError as error:
        raise InputError(f"There is an account for {address} already.") from error


def everybody() -> list[Staff]:
    """All accounts, by address."""
    return list(Staff.select().order_by(Staff.email))


def disable(email: str, now: datetime) -> Staff:
    """Nobody signs in with it any more; what was done in its name stays. Raises InputError."""
    found = Staff.by_email(email)
    if found is None:
        raise InputError(f"There is no account for {email.strip().lower()}.")
    if found.disabled_at is None:
        found.disabled_at = now
        found.save(only=[Staff.disabled_at])
    return found
