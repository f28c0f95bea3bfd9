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
    """One day's digest: everything published in `(from_seq, to_seq]` counts as told by it.

    `filled_to`: numbers up to this id have their message in the outbox. `not_before` and `give_up_at` are
    the hours in which it may be sent.
    """

    local_date = DateField(unique=True)
    from_seq = BigIntegerField()
    to_seq = BigIntegerField()
    not_before = UtcDateTimeField(default=utcnow)
    give_up_at = UtcDateTimeField(null=True)
    started_at = UtcDateTimeField(default=utcnow)
    filled_to = BigIntegerField(default=0)
    finished_at = UtcDateTimeField(null=True)
    people = IntegerField(default=0)


class DigestText(NumberedModel):
    """The text of one group: all who follow the same, in one language, from the same point.

    `codes` are all vacancies told (LANJUT reaches those after `shown`); `digest_from` is the group's own
    start, or -1 for the run's. `edition` is 0 in the text to be sent; an earlier wording, kept for those who
    got it before a vacancy was closed, counts from 1. `cancelled`: nothing of it was left to send.
    """

    run = ForeignKeyField(DigestRun, backref="texts", on_delete="CASCADE")
    follows = TextField()
    digest_from = BigIntegerField(default=-1)
    text = TextField()
    segments = IntegerField()
    codes = JsonTextField()
    shown = IntegerField()
    edition = IntegerField(default=0)
    cancelled = BooleanField(default=False)

    class Meta:
        indexes = ((("run", "follows", "digest_from", "edition"), True),)


class DigestVacancy(NumberedModel):
    """Which vacancies a text really showed: the ledger for recall, and what makes a text stale."""

    text = ForeignKeyField(DigestText, on_delete="CASCADE")
    vacancy = IntegerField(index=True)

    class Meta:
        indexes = ((("text", "vacancy"), True),)
