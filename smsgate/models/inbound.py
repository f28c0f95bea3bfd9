"""Every text that came in, also those that were refused."""

from enum import StrEnum

from peewee import FloatField, ForeignKeyField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.prepared import adding, writing


class Flag(StrEnum):
    """Why an officer should look at a message; empty: no need; `seen`: one has."""

    NONE = ""
    UNKNOWN = "unknown"
    LATER = "later"
    FAILED = "failed"
    REFUSED = "refused"
    LIMITED = "limited"
    BLOCKED = "blocked"
    SEEN = "seen"


class InboundMessage(NumberedModel):
    """A text as it came, identity numbers masked. `dedupe_key` makes a network's repeat harmless.

    `text` is null once its time was over: the row stays, to be counted.
    """

    contact_id: int | None

    dedupe_key = TextField(unique=True)
    gateway = TextField()
    gateway_id = TextField(null=True)
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL", backref="inbound")
    sender = TextField(default="")
    recipient = TextField(default="")
    text = TextField(null=True, default="")
    network = TextField(default="")
    sent_at = UtcDateTimeField(null=True)
    received_at = UtcDateTimeField(default=utcnow)
    intent = TextField(default="")
    confidence = FloatField(default=0)
    flag = TextField(default=Flag.NONE)
    note = TextField(default="")

    class Meta:
        indexes = (
            (("contact", "received_at"), False),
            (("flag", "received_at"), False),
        )


keep_text = adding(
    InboundMessage,
    (
        "dedupe_key",
        "gateway",
        "gateway_id",
        "contact",
        "recipient",
        "text",
        "network",
        "sent_at",
        "received_at",
        "intent",
        "confidence",
    ),
)
"""A text of a mobile number, as a row."""

keep_judgement = writing(InboundMessage, ("flag", "note", "intent"))
"""Write down what a text was taken for in the end, and why staff should look at it."""
