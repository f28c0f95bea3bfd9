"""Papers an employer showed: their names here, their contents in files outside of the web's reach."""

from peewee import ForeignKeyField, IntegerField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.employer import Employer
from smsgate.models.staff import Staff


class EmployerDocument(NumberedModel):
    """One paper. `stored` is the random name of its file, `name` what it was called where it came from;
    `size` in bytes, `kind` pdf, jpeg or png by its first bytes."""

    employer = ForeignKeyField(Employer, on_delete="CASCADE", backref="documents")
    employer_id: int
    name = TextField()
    kind = TextField()
    size = IntegerField()
    stored = TextField(unique=True)
    digest = TextField()
    staff = ForeignKeyField(Staff, null=True)
    at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = ((("employer", "digest"), True),)
