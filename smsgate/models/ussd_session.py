"""USSD sessions: what was typed, where the person is, what was answered."""

from peewee import BooleanField, ForeignKeyField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact


class UssdSession(NumberedModel):
    """One session of the network. `state` is the engine's own (screen, answers, lists), plain JSON."""

    gateway = TextField()
    session_id = TextField()
    contact = ForeignKeyField(Contact, on_delete="CASCADE", backref="sessions")
    service_code = TextField(default="")
    transcript = TextField()
    state = JsonTextField()
    answer = TextField()
    ended = BooleanField(default=False)
    created_at = UtcDateTimeField(default=utcnow)
    updated_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = (
            (("gateway", "session_id"), True),
            (("contact", "updated_at"), False),
        )
