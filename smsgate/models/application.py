"""Who applied for which vacancy, what they agreed to pass on, and what became of it."""

from enum import StrEnum

from peewee import ForeignKeyField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Person
from smsgate.models.outbound import OutboundMessage
from smsgate.models.vacancy import Vacancy


class ApplicationState(StrEnum):
    """`closed`: the vacancy was closed before the employer decided; `not_hired`: after an interview."""

    SENT = "sent"
    SEEN = "seen"
    INVITED = "invited"
    REFUSED = "refused"
    HIRED = "hired"
    NOT_HIRED = "not_hired"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


UNDECIDED = (ApplicationState.SENT, ApplicationState.SEEN, ApplicationState.INVITED)


class Application(NumberedModel):
    """One person applies for one vacancy, once.

    `passed_on` holds what the person agreed to at `agreed_at` (name, village, education …), never a number;
    without `agreed_at` the employer sees nothing. `decided_at`: since when no answer is due any more;
    `message` is the text that tells the decision.
    """

    vacancy_id: int
    person_id: int
    message_id: int | None

    vacancy = ForeignKeyField(Vacancy, backref="applications", index=False)
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="applications")
    state = TextField(default=ApplicationState.SENT)
    passed_on = JsonTextField(default=dict)
    agreed_at = UtcDateTimeField(null=True)
    reason = TextField(default="")
    created_at = UtcDateTimeField(default=utcnow, index=True)
    seen_at = UtcDateTimeField(null=True)
    decided_at = UtcDateTimeField(null=True)
    message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")

    class Meta:
        indexes = (
            (("vacancy", "person"), True),
            (("vacancy", "state"), False),
            (("state", "decided_at"), False),
        )
