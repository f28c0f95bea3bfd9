"""Broadcasts: one text for many people, who asked for it, who approved it, and whose message is whose."""

from enum import StrEnum

from peewee import BigIntegerField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import BaseModel, JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.outbound import OutboundMessage
from smsgate.models.staff import Staff


class BroadcastState(StrEnum):
    """The way of a broadcast; a change before `filling` leads back to `draft`."""

    DRAFT = "draft"
    ASKED = "asked"
    APPROVED = "approved"
    FILLING = "filling"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


class Broadcast(NumberedModel):
    """`audience`: who is meant, as `services.broadcasts.audience.Filter` writes it.

    `wanted_from`, `wanted_until`: as the officer chose; null for "once approved" and "until the evening".
    `begins_at`, `gives_up_at`: what came of them at the approval. Contacts up to `filled_to` have their
    message in the outbox; `filled_at` when all of them have. `people`: how many messages were made.
    `once`: of the form it came from, so that a second click makes no second broadcast.
    """

    title = TextField()
    state = TextField(default=BroadcastState.DRAFT, index=True)
    audience = JsonTextField(default=dict)
    wanted_from = UtcDateTimeField(null=True)
    wanted_until = UtcDateTimeField(null=True)
    again_reason = TextField(default="")
    once = TextField(unique=True)
    created_by = ForeignKeyField(Staff)
    created_at = UtcDateTimeField(default=utcnow)
    asked_by = ForeignKeyField(Staff, null=True)
    asked_at = UtcDateTimeField(null=True)
    asked_people = IntegerField(default=0)
    approved_by = ForeignKeyField(Staff, null=True)
    approved_at = UtcDateTimeField(null=True)
    approved_people = IntegerField(default=0)
    begins_at = UtcDateTimeField(null=True)
    gives_up_at = UtcDateTimeField(null=True)
    filled_to = BigIntegerField(default=0)
    filled_at = UtcDateTimeField(null=True)
    people = IntegerField(default=0)
    ended_at = UtcDateTimeField(null=True)


class BroadcastText(NumberedModel):
    """The text in one language. `likeness`: a hash alike for texts that differ in signs and capitals only."""

    broadcast = ForeignKeyField(Broadcast, on_delete="CASCADE", backref="texts", index=False)
    language = TextField()
    text = TextField()
    segments = IntegerField()
    likeness = TextField(index=True)

    class Meta:
        indexes = ((("broadcast", "language"), True),)


class BroadcastMessage(BaseModel):
    """A message of the outbox that belongs to a broadcast; nobody gets the same broadcast twice.

    (`contact` stands here once more for that guard; it goes with its message.)
    """

    outbound = ForeignKeyField(OutboundMessage, primary_key=True, on_delete="CASCADE")
    broadcast = ForeignKeyField(Broadcast, on_delete="CASCADE", index=False)
    contact = BigIntegerField()

    class Meta:
        indexes = (
            (("contact", "broadcast"), True),
            (("broadcast", "outbound"), False),
        )


class BroadcastTrial(NumberedModel):
    """A text an officer sent to a phone at hand before anybody else got it. `once`: as of a broadcast."""

    broadcast = ForeignKeyField(Broadcast, on_delete="CASCADE", backref="trials")
    staff = ForeignKeyField(Staff, index=False)
    outbound = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")
    language = TextField()
    once = TextField(unique=True)
    created_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = ((("staff", "created_at"), False),)
