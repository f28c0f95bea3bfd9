"""The people of the office who may sign in."""

from enum import StrEnum

from peewee import TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow


class Role(StrEnum):
    """What somebody may do."""

    ADMIN = "admin"
    OFFICER = "officer"
    VERIFIER = "verifier"
    VIEWER = "viewer"
    EMPLOYER = "employer"


class Staff(NumberedModel):
    """An account. `password_hash` is Argon2id, or null until the person set one."""

    email = TextField(unique=True)
    role = TextField(choices=[(role.value, role.value) for role in Role])
    password_hash = TextField(null=True)
    created_at = UtcDateTimeField(default=utcnow)
    disabled_at = UtcDateTimeField(null=True)

    @classmethod
    def by_email(cls, email: str) -> "Staff | None":
        """The account of an address, however it is capitalised."""
        return cls.get_or_none(cls.email == email.strip().lower())
