"""What an employer has typed of a vacancy so far: a lost connection loses nothing."""

from peewee import ForeignKeyField, IntegerField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.employer import Employer
from smsgate.models.staff import Staff
from smsgate.models.vacancy import Vacancy


class VacancyDraft(NumberedModel):
    """`typed` by field, as it was typed; `step` is how many steps were passed.

    `vacancy` is the one that is mended, or what the draft became. Open until it was sent or thrown away, at
    `closed_at`. `staff` is null where it was written by phone.
    """

    employer_id: int
    vacancy_id: int | None

    employer = ForeignKeyField(Employer, on_delete="CASCADE", backref="drafts", index=False)
    staff = ForeignKeyField(Staff, null=True)
    vacancy = ForeignKeyField(Vacancy, null=True, on_delete="CASCADE", backref="drafts")
    step = IntegerField(default=0)
    typed = JsonTextField(default=dict)
    created_at = UtcDateTimeField(default=utcnow)
    updated_at = UtcDateTimeField(default=utcnow)
    closed_at = UtcDateTimeField(null=True)

    class Meta:
        indexes = ((("employer", "closed_at"), False),)
