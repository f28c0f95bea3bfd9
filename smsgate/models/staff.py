"""The people of the office, and employers, who may sign in."""

from enum import StrEnum

from peewee import BigIntegerField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow


class Role(StrEnum):
    """What somebody may do (services/rights.py)."""

    ADMIN = "admin"
    OFFICER = "officer"
    VERIFIER = "verifier"
    VIEWER = "viewer"
    EMPLOYER = "employer"


class Staff(NumberedModel):
    """An account. `password_hash` is Argon2id, or null until the person set one.

    `districts`: area codes an officer is limited to; none means all. `totp_secret` (base 32) counts from
    `totp_since` on; `totp_step` is the last step of 30 seconds whose code was used: none counts twice.
    `failures` since the last success; until `locked_until` nobody is let in.
    """

    email = TextField(unique=True)
    name = TextField(default="")
    role = TextField(choices=[(role.value, role.value) for role in Role])
    language = TextField(default="id")
    districts = JsonTextField(default=list)
    password_hash = TextField(null=True)
    totp_secret = TextField(null=True)
    totp_since = UtcDateTimeField(null=True)
    totp_step = BigIntegerField(default=0)
    failures = IntegerField(default=0)
    locked_until = UtcDateTimeField(null=True)
    created_at = UtcDateTimeField(default=utcnow)
    disabled_at = UtcDateTimeField(null=True)

    @classmethod
    def by_email(cls, email: str) -> "Staff | None":
        """The account of an address, however it is capitalised."""
        return cls.get_or_none(cls.email == email.strip().lower())

    @property
    def called(self) -> str:
        """How colleagues see this person: the name, or else the address."""
        return self.name or self.email


class StaffSession(NumberedModel):
    """Somebody signed in on a device. The cookie holds the token, the table only its hash."""

    staff = ForeignKeyField(Staff, on_delete="CASCADE", backref="sessions")
    token_hash = TextField(unique=True)
    created_at = UtcDateTimeField(default=utcnow)
    seen_at = UtcDateTimeField(default=utcnow)
    agent = TextField(default="")
    ended_at = UtcDateTimeField(null=True)


class RecoveryCode(NumberedModel):
    """A code that opens the door once when the phone with the codes is lost."""

    staff = ForeignKeyField(Staff, on_delete="CASCADE", backref="recovery_codes")
    code_hash = TextField(unique=True)
    used_at = UtcDateTimeField(null=True)


class Invitation(NumberedModel):
    """A link by which an account gets its (new) password, once and until it expires."""

    staff = ForeignKeyField(Staff, on_delete="CASCADE", backref="invitations")
    token_hash = TextField(unique=True)
    created_at = UtcDateTimeField(default=utcnow)
    expires_at = UtcDateTimeField()
    used_at = UtcDateTimeField(null=True)
