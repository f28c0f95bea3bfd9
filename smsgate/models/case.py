"""Cases: what somebody asks or reports, under a number they can name."""

from enum import StrEnum

from peewee import ForeignKeyField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact


class CaseKind(StrEnum):
    """`debt` is private: words of distress about a loan."""

    ASK = "ask"
    REPORT = "report"
    DEBT = "debt"


class Case(NumberedModel):
    """`about`: a vacancy's code, an employer's name or the digits of a number, or "". `text`: their words.

    `contact` is null once the number was forgotten. `area`: the district it is about, or "". `closed_at`:
    when officers were done with the conversation.
    """

    contact_id: int | None

    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL", index=False)
    kind = TextField()
    about = TextField(default="")
    area = TextField(default="")
    text = TextField(default="")
    opened_at = UtcDateTimeField(default=utcnow)
    closed_at = UtcDateTimeField(null=True)

    class Meta:
        table_name = "help_case"
        indexes = (
            (("contact", "closed_at"), False),
            (("kind", "about", "opened_at"), False),
            (("kind", "opened_at"), False),
        )
