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

    @classmethod
    def of(cls, gateway: str, session_id: str) -> "UssdSession | None":
        """A network's session, with the contact that dialled."""
        query = cls.select(cls, Contact).join(Contact)
        found: UssdSession | None = query.where(
            (cls.gateway == gateway) & (cls.session_id == session_id)
        ).first()
        return found

    @classmethod
    def last_of(cls, contact: Contact) -> "UssdSession | None":
        """The session a number last pressed a key in."""
        query = cls.select().where(cls.contact == contact)
        found: UssdSession | None = query.order_by(cls.updated_at.desc(), cls.id.desc()).first()
        return found
