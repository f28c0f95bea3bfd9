"""Tables of vacancies that were uploaded: kept for a day, with what is wrong in them, until imported."""

from enum import StrEnum

from peewee import BlobField, BooleanField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField
from smsgate.models.staff import Staff


class UploadState(StrEnum):
    """Where an upload stands; the two that end in -ING are work for whoever takes it."""

    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    DONE = "done"
    UNREADABLE = "unreadable"


class Upload(NumberedModel):
    """A file as it came. `mends`: cells typed anew, by row number and column.

    `read` of `rows` rows are done; `refused`, `skipped` and `remarked` count rows. `publish`: in the name of
    whoever uploaded it. `said`: the sentence (text and values) by which an unreadable file was refused.
    """

    token = TextField(unique=True)
    staff = ForeignKeyField(Staff)
    name = TextField()
    content = BlobField()
    mends = JsonTextField(default=dict)
    publish = BooleanField(default=False)
    state = TextField(default=UploadState.CHECKING)
    rows = IntegerField(default=0)
    read = IntegerField(default=0)
    taken = IntegerField(default=0)
    published = IntegerField(default=0)
    refused = IntegerField(default=0)
    skipped = IntegerField(default=0)
    remarked = IntegerField(default=0)
    unknown_columns = JsonTextField(default=list)
    said = JsonTextField(null=True)
    lease_until = UtcDateTimeField(null=True)
    created_at = UtcDateTimeField(index=True)


class UploadFinding(NumberedModel):
    """What there is to say of a row: `text` with `values`, and the cell as it was typed."""

    upload = ForeignKeyField(Upload, on_delete="CASCADE", index=False)
    row = IntegerField()
    column = TextField(default="")
    outcome = TextField()
    text = TextField()
    values = JsonTextField(default=dict)
    cells = JsonTextField(default=dict)

    class Meta:
        indexes = ((("upload", "outcome", "row"), False),)
