"""When an employer was suspended, why, and what went off the board with it."""

from peewee import BooleanField, ForeignKeyField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.employer import Employer
from smsgate.models.staff import Staff


class EmployerSuspension(NumberedModel):
    """One suspension; in force while `lifted_at` is null.

    `state_before` is the employer's, `withdrawn` the codes of the vacancies that were withdrawn with it.
    """

    employer = ForeignKeyField(Employer, on_delete="CASCADE", backref="suspensions")
    staff = ForeignKeyField(Staff, null=True)
    at = UtcDateTimeField(default=utcnow)
    reason = TextField()
    fraud = BooleanField(default=False)
    state_before = TextField()
    withdrawn = JsonTextField(default=list)
    lifted_at = UtcDateTimeField(null=True)
    lifted_by = ForeignKeyField(Staff, null=True, backref="lifted_suspensions")
