"""What a number and we were talking about: the last list, and the questions still open."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from peewee import ForeignKeyField

from smsgate.models.base import BaseModel, JsonTextField, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.prepared import Prepared, inserting
from smsgate.views import Listing, Question

LIST_LIFE = timedelta(days=3)
QUESTION_LIFE = timedelta(hours=12)
LAPSED_LIFE = timedelta(days=7)
"""So long after it was asked, an answer that comes too late is told so."""

NEVER_LAPSES = "consent"
"""SETUJU counts whenever it comes: no other question has that word."""


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
        """Newest first; those that lapsed are left out."""
        return tuple(
            question
            for question in self._questions()
            if question.asked_at >= now - QUESTION_LIFE or question.kind == NEVER_LAPSES
        )

    def lapsed_question(self, now: datetime) -> Question | None:
        """The newest that was not answered in time, unless that is long ago."""
        lapsed = (
            question
            for question in self._questions()
            if now - LAPSED_LIFE <= question.asked_at < now - QUESTION_LIFE
            and question.kind != NEVER_LAPSES
        )
        return next(lapsed, None)

    def _questions(self) -> Iterator[Question]:
        for kept in self.questions or []:
            lists = {name: tuple(kept[name]) for name in ("options", "words")}
            asked_at = datetime.fromisoformat(kept["asked_at"])
            yield Question(**{**kept, **lists, "asked_at": asked_at})


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
