"""Numbers that write to us, and the persons behind them."""

from datetime import date

from peewee import BigIntegerField, DateField, ForeignKeyField, TextField

from smsgate.models.base import BaseModel, NumberedModel, UtcDateTimeField, utcnow


class Contact(NumberedModel):
    """A phone number (E.164).

    `follows` sums up language and active subscriptions, so that alike people are one group of the digest
    (null: follows nothing); only `Subscription.refresh` writes it. `digest_from` is set when this person's
    news starts elsewhere than the run's window: behind after a failed digest or a pause, ahead after a list
    was just read. `gateway` is where the last text came from, and where ours leave.
    """

    phone = TextField(unique=True)
    language = TextField(default="id")
    gateway = TextField(default="simulator")
    created_at = UtcDateTimeField(default=utcnow)
    last_inbound_at = UtcDateTimeField(null=True)
    stopped_at = UtcDateTimeField(null=True)
    paused_until = DateField(null=True)
    follows = TextField(null=True)
    digest_from = BigIntegerField(null=True)
    helped_on = DateField(null=True)
    erased_at = UtcDateTimeField(null=True, index=True)

    class Meta:
        indexes = ((("follows", "digest_from"), False),)

    @classmethod
    def by_phone(cls, phone: str) -> "Contact | None":
        """The contact of a number."""
        return cls.get_or_none(cls.phone == phone)

    def paused_on(self, day: date) -> bool:
        """True while a pause lasts."""
        return self.paused_until is not None and self.paused_until > day


class Person(NumberedModel):
    """Somebody behind a number: consent and subscriptions belong to the person, not the phone."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", backref="persons")
    created_at = UtcDateTimeField(default=utcnow)
    left_at = UtcDateTimeField(null=True)

    @classmethod
    def of(cls, contact: Contact) -> "Person":
        """Whoever holds the phone now; made when nobody is known yet."""
        found = cls.get_or_none((cls.contact == contact) & cls.left_at.is_null())
        return found or cls.create(contact=contact)


class StopMark(BaseModel):
    """That a number wants nothing from us, kept as a keyed hash beyond erasure: no import revives it."""

    phone_hash = TextField(primary_key=True)
    at = UtcDateTimeField(default=utcnow)
