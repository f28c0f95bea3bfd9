"""What an officer looked at before a vacancy was published, and who looked first where two must."""

from enum import StrEnum

from peewee import ForeignKeyField, TextField

from smsgate.models.base import BaseModel, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.staff import Staff
from smsgate.models.vacancy import Vacancy


class CheckItem(StrEnum):
    """Something to be seen or asked about."""

    EMPLOYER_KNOWN = "employer_known"
    NIB = "nib"
    ADDRESS_SEEN = "address_seen"
    CONTACT_CALLED = "contact_called"
    NO_FEE = "no_fee"


class CheckAnswer(StrEnum):
    """What came of it."""

    YES = "yes"
    NOT_NEEDED = "not_needed"


class VacancyCheck(NumberedModel):
    """One item ticked. `fingerprint` is of the text as it was then: who edits it is asked about it again."""

    vacancy = ForeignKeyField(Vacancy, on_delete="CASCADE", index=False, backref="checks")
    item = TextField()
    answer = TextField(default=CheckAnswer.YES)
    staff = ForeignKeyField(Staff)
    at = UtcDateTimeField(default=utcnow)
    fingerprint = TextField()

    class Meta:
        indexes = ((("vacancy", "item"), True),)


class VacancyApproval(BaseModel):
    """The first of two approvals. It holds for the text with this fingerprint, and goes with the decision."""

    vacancy = ForeignKeyField(Vacancy, primary_key=True, on_delete="CASCADE", backref="approvals")
    vacancy_id: int
    staff = ForeignKeyField(Staff)
    staff_id: int
    at = UtcDateTimeField(default=utcnow)
    fingerprint = TextField()
