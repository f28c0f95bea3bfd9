"""Numbers that staff blocked: by whom, why, until when. (`contact.blocked_until` is what a text looks at.)"""

from datetime import UTC, datetime

from peewee import ForeignKeyField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.staff import Staff

FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)
"""`Contact.blocked_until` of a number that is blocked until somebody lifts it."""


class BlockedNumber(NumberedModel):
    """One block. `until` is null for good; in force until then, unless `lifted_at` is set."""

    contact_id: int

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    until = UtcDateTimeField(null=True)
    reason = TextField()
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL", backref="blocks")
    at = UtcDateTimeField(default=utcnow)
    lifted_at = UtcDateTimeField(null=True)
    lifted_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL", backref="lifted_blocks")

    class Meta:
        indexes = ((("lifted_at", "until"), False),)
