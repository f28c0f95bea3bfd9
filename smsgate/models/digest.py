"""Digest runs, and the texts they worded with the vacancies each held."""

from peewee import (
    BigIntegerField,
    BooleanField,
    DateField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow


class DigestRun(NumberedModel):
    """One day's digest: everything published in `(from_seq, to_seq]` counts as told by it."""

    local_date = DateField(unique=True)
    from_seq = BigIntegerField()
    to_seq = BigIntegerField()
    started_at = UtcDateTimeField(default=utcnow)
    filled_to = BigIntegerField(default=0)
    finished_at = UtcDateTimeField(null=True)
    people = IntegerField(default=0)


class DigestText(NumberedModel):
    """The text of one group: all who follow the same, in one language, from the same point.

    `codes` are all vacancies told (LANJUT reaches those after `shown`); `digest_from` is the group's own
    start, or -1 for the run's. `stale` marks a text that must be worded anew before it is sent.
    """

    run = ForeignKeyField(DigestRun, backref="texts", on_delete="CASCADE")
    follows = TextField()
    digest_from = BigIntegerField(default=-1)
    text = TextField()
    segments = IntegerField()
    codes = JsonTextField()
    shown = IntegerField()
    cancelled = BooleanField(default=False)

    class Meta:
        indexes = ((("run", "follows", "digest_from"), True),)


class DigestVacancy(NumberedModel):
    """Which vacancies a text really showed: the ledger for recall, and what makes a text stale."""

    text = ForeignKeyField(DigestText, on_delete="CASCADE")
    vacancy = IntegerField(index=True)

    class Meta:
        indexes = ((("text", "vacancy"), True),)
