"""Who did what: rows that are only ever added, each holding the hash of the one before."""

from peewee import BigIntegerField, TextField

from smsgate.models.base import BaseModel, JsonTextField, UtcDateTimeField


class AuditEntry(BaseModel):
    """One deed. Triggers refuse every change and removal (migration 0003).

    Numbered without gaps by the counter `AUDIT_ENTRY`, so that what is missing is seen. `actor` is the id of
    the account, null for the command line, and no foreign key: no row may change for another's sake.
    Persons stand in it by the id of their contact, never by number.
    """

    id = BigIntegerField(primary_key=True)
    at = UtcDateTimeField(index=True)
    actor = BigIntegerField(null=True)
    actor_name = TextField()
    action = TextField()
    subject = TextField()
    subject_id = TextField()
    before = JsonTextField(null=True)
    after = JsonTextField(null=True)
    previous_hash = TextField()
    hash = TextField()

    class Meta:
        indexes = (
            (("actor", "id"), False),
            (("actor_name", "id"), False),
            (("action", "id"), False),
            (("subject", "subject_id", "id"), False),
        )
