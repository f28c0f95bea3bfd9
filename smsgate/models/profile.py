"""What somebody tells of themselves for a CV, question by question, by SMS or on a screen."""

from datetime import datetime

from peewee import ForeignKeyField, TextField

from smsgate.models.base import BaseModel, JsonTextField, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact, Person


class Profile(BaseModel):
    """One row a person. `answers`: by field (see `wording.profile.FIELDS`), "" for a question passed over.

    What has no answer is still to be asked, whichever way the person comes back. `guardian`: who allowed
    somebody under 18 to use the service, in which words, and when.
    """

    person_id: int

    person = ForeignKeyField(Person, primary_key=True, on_delete="CASCADE", backref="profile")
    answers = JsonTextField(default=dict)
    guardian = TextField(default="")
    guardian_words = TextField(default="")
    guardian_at = UtcDateTimeField(null=True)
    updated_at = UtcDateTimeField(default=utcnow, index=True)

    @classmethod
    def of(cls, contact: Contact) -> "Profile | None":
        """The profile of whoever holds the phone now."""
        mine = (Person.contact == contact) & Person.left_at.is_null()
        found: Profile | None = cls.select().join(Person).where(mine).first()
        return found

    def put(self, answers: dict[str, str], words: str, now: datetime) -> None:
        """Lay answers over those there are; a `guardian` among them allowed it in these words."""
        said = dict(answers)
        guardian = said.pop("guardian", self.guardian)
        if guardian and guardian != self.guardian:
            self.guardian, self.guardian_words, self.guardian_at = guardian, words, now
        self.answers = {**self.answers, **said}
        self.updated_at = now
