"""Fraud: what people reported, what the office warns of, and what claims to be ours and is not."""

from enum import StrEnum

from peewee import DateField, ForeignKeyField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.case import Case
from smsgate.models.contact import Contact
from smsgate.models.staff import Staff


class Named(StrEnum):
    """What a report or a warning may name. A vacancy of ours that was a fraud is called back besides."""

    NUMBER = "number"
    EMPLOYER = "employer"
    PHRASE = "phrase"
    VACANCY = "vacancy"


class WarningState(StrEnum):
    """`listed` is what CEK warns of; `cleared`: looked into, and no fraud; `lifted`: warned of once."""

    LISTED = "listed"
    CLEARED = "cleared"
    LIFTED = "lifted"


class FraudWarning(NumberedModel):
    """What the office decided of something named.

    `value`: a number in E.164, an employer's bare name, a phrase or a code, in the one form it is compared
    in; `shown` as people write it (of a number nothing). `reason` is read by whoever asks CEK. `at`, `by`:
    of the last decision for or against; `lifted_at`, `lifted_by`: when a warning ended.
    """

    kind = TextField()
    value = TextField()
    shown = TextField(default="")
    state = TextField(default=WarningState.LISTED)
    reason = TextField(default="")
    at = UtcDateTimeField(default=utcnow)
    by = ForeignKeyField(Staff)
    lifted_at = UtcDateTimeField(null=True)
    lifted_by = ForeignKeyField(Staff, null=True)

    class Meta:
        table_name = "warning"
        indexes = (
            (("kind", "value"), True),
            (("state", "at"), False),
        )


class ReportMention(NumberedModel):
    """That a report names something: `kind`, `value` and `shown` as in `FraudWarning`.

    `told_at`: when whoever reported was thanked.
    """

    case_id: int

    case = ForeignKeyField(Case, on_delete="CASCADE", index=False)
    kind = TextField()
    value = TextField()
    shown = TextField(default="")
    at = UtcDateTimeField(default=utcnow, index=True)
    told_at = UtcDateTimeField(null=True)

    class Meta:
        table_name = "report_mention"
        indexes = (
            (("case", "kind", "value"), True),
            (("kind", "value", "at"), False),
        )


class Imposture(NumberedModel):
    """Somebody met a code, or a text in our name, that is not ours: once a person, day and code.

    `what`: the code, or "" for a text that only claims our name. `text`: what was sent to us, cut.
    """

    day = DateField()
    what = TextField(default="")
    contact = ForeignKeyField(Contact, on_delete="CASCADE")
    text = TextField(default="")

    class Meta:
        table_name = "imposture"
        indexes = ((("day", "what", "contact"), True),)
