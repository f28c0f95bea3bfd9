"""Answers to frequent questions, sent at once, and how often each was sent."""

from datetime import date

from peewee import BooleanField, CompositeKey, DateField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import BaseModel, JsonTextField, NumberedModel, UtcDateTimeField, utcnow


class FrequentAnswer(NumberedModel):
    """`words`: what calls it, one way of saying it a line. `texts` by language (`id`, `en`).

    `titles`: what it is called in other languages than Indonesian. Not sent unless `active`.
    """

    title = TextField(unique=True)
    titles = JsonTextField(default=dict)
    words = TextField(default="")
    texts = JsonTextField(default=dict)
    active = BooleanField(default=True)
    created_at = UtcDateTimeField(default=utcnow)
    updated_at = UtcDateTimeField(default=utcnow)

    def text(self, language: str) -> str:
        """In that language, or else in one there is."""
        return str(self.texts.get(language) or next(iter(self.texts.values()), ""))

    def called(self, language: str) -> str:
        """Its title in that language, or else the Indonesian one."""
        return str(self.titles.get(language) or self.title)

    def ways(self) -> tuple[str, ...]:
        """The ways of asking that call it."""
        return tuple(line.strip() for line in self.words.splitlines() if line.strip())


class AnswerTally(BaseModel):
    """How often an answer was sent on a local day, and how often TANYA PETUGAS followed."""

    answer = ForeignKeyField(FrequentAnswer, on_delete="CASCADE")
    day = DateField()
    sent = IntegerField(default=0)
    followed = IntegerField(default=0)

    class Meta:
        primary_key = CompositeKey("answer", "day")
        indexes = ((("day",), False),)

    @classmethod
    def note(cls, answer: int, day: date, *, followed: bool) -> None:
        """Count one more; nothing for an answer that is gone. Call inside a transaction."""
        if not FrequentAnswer.select().where(FrequentAnswer.id == answer).exists():
            return
        counted = cls.followed if followed else cls.sent
        row = {cls.answer: answer, cls.day: day, cls.sent: 0, cls.followed: 0, counted: 1}
        cls.insert(row).on_conflict(
            conflict_target=[cls.answer, cls.day], update={counted: counted + 1}
        ).execute()
