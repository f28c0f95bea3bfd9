"""The ledger of what was shown to whom: without it no fraud could be recalled."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from peewee import ForeignKeyField, Insert, IntegerField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField
from smsgate.models.contact import Contact
from smsgate.models.prepared import Prepared, Slot


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
        found = tuple(codes)
        if found:
            _RECORD(contact=contact, codes=found, channel=channel, at=now)


def _record(contact: Slot, codes: Sequence[Slot], channel: Slot, at: Slot) -> Insert:
    who, where, when = contact.of(Shown.contact), channel, at.of(Shown.at)
    rows = [
        {Shown.contact: who, Shown.vacancy: code, Shown.channel: where, Shown.at: when}
        for code in codes
    ]
    return Shown.insert_many(rows).on_conflict_ignore()


_RECORD = Prepared(_record)
