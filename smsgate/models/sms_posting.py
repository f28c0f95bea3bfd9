"""Vacancies that an employer posted from its phone: the draft, the words as they came, what was told."""

from peewee import BooleanField, ForeignKeyField, TextField

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.employer import Employer
from smsgate.models.vacancy import Vacancy
from smsgate.models.vacancy_draft import VacancyDraft


class SmsPosting(NumberedModel):
    """`draft` while it is written, `vacancy` once it was sent; `channel` sms or ussd.

    `awaits`: an officer's decision on it was not told yet. `asked_at`: when its employer was asked what
    became of it after its last day.
    """

    employer_id: int
    contact_id: int | None
    draft_id: int | None
    vacancy_id: int | None

    employer = ForeignKeyField(Employer, on_delete="CASCADE", index=False)
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    draft = ForeignKeyField(VacancyDraft, null=True, unique=True, on_delete="SET NULL")
    vacancy = ForeignKeyField(Vacancy, null=True, unique=True, on_delete="CASCADE")
    words = TextField(default="")
    channel = TextField(default="sms")
    awaits = BooleanField(default=False, index=True)
    asked_at = UtcDateTimeField(null=True)
    created_at = UtcDateTimeField(default=utcnow, index=True)

    class Meta:
        indexes = ((("employer", "draft"), False),)

    @classmethod
    def of_vacancy(cls, code: int) -> "SmsPosting | None":
        """How a vacancy came, where it came by phone."""
        found: SmsPosting | None = cls.get_or_none(cls.vacancy == code)
        return found
