"""What a number and we were talking about: the last list, and the questions still open."""

from datetime import datetime, timedelta

from peewee import ForeignKeyField

from smsgate.models.base import BaseModel, JsonTextField, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.prepared import Prepared, inserting
from smsgate.views import Listing, Question

LIST_LIFE = timedelta(days=3)
QUESTION_LIFE = timedelta(hours=12)


class Dialogue(BaseModel):
    """One row a number, small, and forgotten after a while."""

    contact_id: int

    contact = ForeignKeyField(Contact, primary_key=True, on_delete="CASCADE")
    listing = JsonTextField(null=True)
    questions = JsonTextField(default=list)
    updated_at = UtcDateTimeField(default=utcnow)

    @classmethod
    def of(cls, contact: Contact) -> "Dialogue | None":
        """What was talked about with a number."""
        found = _OF(contact=contact)
        if not found:
            return None
        ((listing, questions, updated_at),) = found
        return cls(contact=contact, listing=listing, questions=questions, updated_at=updated_at)

    def keep(self) -> None:
        """Write the row, over the number's former one."""
        _KEEP(
            contact=self.contact_id,
            listing=self.listing,
            questions=self.questions,
            updated_at=self.updated_at,
        )

    def last_list(self, now: datetime) -> Listing | None:
        """The list 1, 2, 3 and LANJUT speak of, unless it is too old."""
        if not self.listing:
            return None
        at = datetime.fromisoformat(self.listing["at"])
        if at < now - LIST_LIFE:
            return None
        lists = {name: tuple(self.listing[name]) for name in ("codes", "terms")}
        return Listing(**{**self.listing, **lists, "at": at})

    def open_questions(self, now: datetime) -> tuple[Question, ...]:
        """Newest first; the expired are left out."""
        found = []
        for kept in self.questions or []:
            asked_at = datetime.fromisoformat(kept["asked_at"])
            if asked_at >= now - QUESTION_LIFE or kept["kind"] == "consent":
                lists = {name: tuple(kept[name]) for name in ("options", "words")}
                found.append(Question(**{**kept, **lists, "asked_at": asked_at}))
        return tuple(found)


_OF = Prepared(
    lambda contact: Dialogue.select(
        Dialogue.listing, Dialogue.questions, Dialogue.updated_at
    ).where(Dialogue.contact == contact)
)
_KEEP = inserting(
    Dialogue,
    ("contact", "listing", "questions", "updated_at"),
    lambda row: row.on_conflict(
        conflict_target=[Dialogue.contact],
        preserve=[Dialogue.listing, Dialogue.questions, Dialogue.updated_at],
    ),
)
