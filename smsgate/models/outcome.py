"""What became of somebody's search for work, as they tell it; and that we asked."""

from enum import StrEnum

from peewee import ForeignKeyField, IntegerField, TextField

from smsgate.models.application import Application
from smsgate.models.base import NumberedModel, UtcDateTimeField
from smsgate.models.contact import Person


class OutcomeKind(StrEnum):
    """`open`: asked, and not answered yet."""

    OPEN = "open"
    HIRED = "hired"
    NOT_HIRED = "not_hired"


class OutcomeWay(StrEnum):
    """How somebody found the work: through a vacancy of ours, or by themselves."""

    US = "us"
    SELF = "self"


class Outcome(NumberedModel):
    """One question, or one word that came unasked, of one person.

    `month` (`2026-11`) is that in which we asked: never twice. `application` and `vacancy`: what it is about,
    as far as is known. `sector` is a kind of work, `area` the person's district, both "" when not known.
    `how`: the channel of the answer.
    """

    person_id: int
    application_id: int | None

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="outcomes", index=False)
    application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
    vacancy = IntegerField(null=True)
    kind = TextField(default=OutcomeKind.OPEN)
    way = TextField(default="")
    sector = TextField(default="")
    area = TextField(default="")
    how = TextField(default="")
    month = TextField(null=True)
    asked_at = UtcDateTimeField(null=True, index=True)
    said_at = UtcDateTimeField(null=True)

    class Meta:
        indexes = (
            (("person", "month"), True),
            (("kind", "said_at"), False),
        )
