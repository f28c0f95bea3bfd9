"""Lists of people that were uploaded: kept until they are entered, or for a day."""

from enum import StrEnum

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField
from smsgate.models.staff import Staff


class ListState(StrEnum):
    """Where an uploaded list stands; the two that end in -ING are work for whoever takes it."""

    CHECKING = "checking"
    CHECKED = "checked"
    ENTERING = "entering"
    DONE = "done"
    UNREADABLE = "unreadable"


class SubscriberUpload(NumberedModel):
    """A list as it came; its `content` goes when it is entered.

    `rows` of the file, `people` numbers in it, of which `done` were entered or passed over. `refused`,
    `skipped` and `remarked` count rows. `wanted` rows and `to_ask` numbers are what the check promised;
    `taken` and `asked` what came of it. `said`: the sentence (text and values) by which an unreadable file
    was refused. `reach`: the only places its officer may enter people for (null: all).
    """

    staff = ForeignKeyField(Staff)
    name = TextField()
    content = BlobField(null=True)
    reach = JsonTextField(null=True)
    state = TextField(default=ListState.CHECKING)
    rows = IntegerField(default=0)
    people = IntegerField(default=0)
    wanted = IntegerField(default=0)
    to_ask = IntegerField(default=0)
    refused = IntegerField(default=0)
    skipped = IntegerField(default=0)
    remarked = IntegerField(default=0)
    done = IntegerField(default=0)
    taken = IntegerField(default=0)
    asked = IntegerField(default=0)
    unknown_columns = JsonTextField(default=list)
    findings = JsonTextField(default=list)
    said = JsonTextField(null=True)
    lease_until = UtcDateTimeField(null=True)
    created_at = UtcDateTimeField(index=True)
    confirmed_at = UtcDateTimeField(null=True)
    finished_at = UtcDateTimeField(null=True)

    class Meta:
        indexes = ((("state", "id"), False),)
