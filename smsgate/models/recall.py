"""Vacancies called back as a fraud, and the ledger of who was warned: nobody twice, ever."""

from peewee import BigIntegerField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField
from smsgate.models.contact import Contact
from smsgate.models.outbound import OutboundMessage
from smsgate.models.staff import Staff


class Recall(NumberedModel):
    """The recall of a vacancy. `texts`: the warning by language; `people`: how many there were to warn.

    `finished_at` is set once everybody who was told has a warning in the outbox.
    """

    vacancy = IntegerField(unique=True)
    staff = ForeignKeyField(Staff)
    reason = TextField(default="")
    texts = JsonTextField()
    people = BigIntegerField(default=0)
    started_at = UtcDateTimeField()
    not_before = UtcDateTimeField()
    finished_at = UtcDateTimeField(null=True, index=True)


class RecallWarning(NumberedModel):
    """Somebody who was told of the vacancy, by which way, and the message that warns them."""

    recall = ForeignKeyField(Recall, on_delete="CASCADE", index=False)
    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    way = TextField()
    message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")

    class Meta:
        indexes = ((("recall", "contact"), True),)
