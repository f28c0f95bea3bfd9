"""The ledger of what was shown to whom: without it no fraud could be recalled."""

from collections.abc import Iterable
from datetime import datetime

from peewee import ForeignKeyField, IntegerField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField
from smsgate.models.contact import Contact


class Shown(NumberedModel):
    """A number saw a vacancy, in a reply or on a screen (digests keep theirs in DigestVacancy)."""

    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    vacancy = IntegerField(index=True)
    channel = TextField()
    at = UtcDateTimeField()

    class Meta:
        indexes = ((("contact", "vacancy", "channel"), True),)

    @classmethod
    def record(cls, contact: Contact, codes: Iterable[int], channel: str, now: datetime) -> None:
        """Note the first time each was seen on a channel."""
        rows = [
            {"contact": contact, "vacancy": code, "channel": channel, "at": now} for code in codes
        ]
        if rows:
            cls.insert_many(rows).on_conflict_ignore().execute()
