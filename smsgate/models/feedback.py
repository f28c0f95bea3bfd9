"""What people think of the service: marks from 1 to 5, and suggestions in their own words."""

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.outbound import OutboundMessage


class Rating(NumberedModel):
    """One a number and month: asked for, or given by itself. `month`: its first day.

    `stars` is null until it is given. `contact` is null once the number was forgotten: the mark stays, of
    nobody. `message`: our question, as long as it is kept. `area`: the district, or "".
    """

    contact_id: int | None
    message_id: int | None

    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL", index=False)
    month = DateField(index=True)
    area = TextField(default="")
    message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")
    asked_at = UtcDateTimeField(null=True)
    stars = IntegerField(null=True)
    rated_at = UtcDateTimeField(null=True)

    class Meta:
        indexes = ((("contact", "month"), True),)


class Suggestion(NumberedModel):
    """What somebody suggested. `text` is null once it was kept long enough; `channel` sms or ussd."""

    contact_id: int | None

    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    area = TextField(default="")
    channel = TextField()
    text = TextField(null=True)
    created_at = UtcDateTimeField(default=utcnow, index=True)
