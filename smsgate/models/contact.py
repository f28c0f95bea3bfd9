"""Numbers that write to us, and the persons behind them."""

from datetime import date, datetime

from peewee import BigIntegerField, DateField, ForeignKeyField, TextField

from smsgate.models.base import BaseModel, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.prepared import Prepared, adding, inserting, made_of, writing


class Contact(NumberedModel):
    """A phone number (E.164).

    `follows` sums up language and active subscriptions, so that alike people are one group of the digest
    (null: follows nothing); only `Subscription.refresh` writes it. `digest_from` is set when this person's
    news starts elsewhere than the run's window: behind after a failed digest or a pause, ahead after a list
    was just read. `gateway` is where the last text came from, and where ours leave. Until `blocked_until`
    (`models.blocked_number`) nothing is sent.
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
    blocked_until = UtcDateTimeField(null=True)

    class Meta:
        indexes = ((("follows", "digest_from"), False),)

    @classmethod
    def by_phone(cls, phone: str) -> "Contact | None":
        """The contact of a number."""
        found = _BY_PHONE(phone=phone)
        return made_of(cls, found[0]) if found else None

    @classmethod
    def heard(cls, phone: str, gateway: str, now: datetime) -> "Contact":
        """The row of a number that texts, made or locked: two texts of one number wait for each other."""
        times = {"created_at": now, "last_inbound_at": now, "erased_at": None}
        (row,) = _HEARD(phone=phone, gateway=gateway, **times)
        return made_of(cls, row)

    @classmethod
    def dialled(cls, phone: str, gateway: str, now: datetime) -> "Contact":
        """The row of a number that dials, made when there is none. Somebody erased who dials is back."""
        (row,) = _DIALLED(phone=phone, gateway=gateway, created_at=now, erased_at=None)
        return made_of(cls, row)

    def blocked_at(self, now: datetime) -> bool:
        """True while staff keep this number blocked."""
        return self.blocked_until is not None and self.blocked_until > now

    def paused_on(self, day: date) -> bool:
        """True while a pause lasts."""
        return self.paused_until is not None and self.paused_until > day


keep_follows = writing(Contact, ("follows", "language", "digest_from"))
"""Write down what a number follows, in which language, and where its news starts."""

keep_helped = writing(Contact, ("helped_on",))
"""Write down when a number was last told what we understand."""

_COLUMNS = Contact._meta.sorted_fields
_BY_PHONE = Prepared(lambda phone: Contact.select(*_COLUMNS).where(Contact.phone == phone))
_HEARD = inserting(
    Contact,
    ("phone", "gateway", "created_at", "last_inbound_at", "erased_at"),
    lambda row: row.on_conflict(
        conflict_target=[Contact.phone],
        preserve=[Contact.gateway, Contact.last_inbound_at, Contact.erased_at],
    ).returning(*_COLUMNS),
)
_DIALLED = inserting(
    Contact,
    ("phone", "gateway", "created_at", "erased_at"),
    lambda row: row.on_conflict(
        conflict_target=[Contact.phone], preserve=[Contact.erased_at]
    ).returning(*_COLUMNS),
)


class Person(NumberedModel):
    """Somebody behind a number: consent and subscriptions belong to the person, not the phone."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE", backref="persons")
    created_at = UtcDateTimeField(default=utcnow)
    left_at = UtcDateTimeField(null=True)

    @classmethod
    def of(cls, contact: Contact) -> "Person":
        """Whoever holds the phone now; made when nobody is known yet."""
        found = _HOLDER(contact=contact)
        return made_of(cls, found[0]) if found else _ADD(contact=contact, created_at=utcnow())


_HOLDER = Prepared(
    lambda contact: Person.select(*Person._meta.sorted_fields).where(
        (Person.contact == contact) & Person.left_at.is_null()
    )
)
_ADD = adding(Person, ("contact", "created_at"))


class StopMark(BaseModel):
    """That a number wants nothing from us, kept as a keyed hash beyond erasure: no import revives it.

    `key_id` tells by which key: with another one nobody is recognised.
    """

    phone_hash = TextField(primary_key=True)
    key_id = TextField()
    at = UtcDateTimeField(default=utcnow)
