"""Lessons: what staff changed in the shipped ones, how far a person came, and one a day."""

from datetime import datetime
from typing import Any

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact, Person


class LessonEdit(NumberedModel):
    """What differs from the shipped lesson of that series and number.

    `texts` by language, null while they are as shipped; `position` in the series, null while it is its
    number; not told any more once `retired_at`.
    """

    series = TextField()
    number = IntegerField()
    texts = JsonTextField(null=True)
    position = IntegerField(null=True)
    retired_at = UtcDateTimeField(null=True)
    updated_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = ((("series", "number"), True),)


class LessonProgress(NumberedModel):
    """The lesson of a series that a person was shown last."""

    person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
    series = TextField()
    number = IntegerField()
    updated_at = UtcDateTimeField(default=utcnow, index=True)

    class Meta:
        indexes = ((("person", "series"), True),)

    @classmethod
    def reached(cls, contact: Contact) -> dict[str, int]:
        """By series, how far whoever holds the phone now came."""
        mine = (Person.contact == contact) & Person.left_at.is_null()
        rows: Any = cls.select(cls.series, cls.number).join(Person).where(mine).tuples()
        return dict(rows)

    @classmethod
    def put(cls, person: Person, series: str, number: int, now: datetime) -> None:
        """This one was shown."""
        cls.insert(person=person, series=series, number=number, updated_at=now).on_conflict(
            conflict_target=[cls.person, cls.series], preserve=[cls.number, cls.updated_at]
        ).execute()


class LessonCourse(NumberedModel):
    """One lesson each morning, as a person asked for in these words; one course a person.

    Over once `ended_at`: `ended_how` is done, sms, ussd, network or the like.
    """

    person_id: int

    person = ForeignKeyField(Person, on_delete="CASCADE", unique=True)
    series = TextField()
    how = TextField()
    words = TextField()
    begun_at = UtcDateTimeField(default=utcnow)
    ended_at = UtcDateTimeField(null=True)
    ended_how = TextField(default="")

    class Meta:
        indexes = ((("ended_at", "begun_at"), False),)

    @classmethod
    def of(cls, contact: Contact) -> "LessonCourse | None":
        """The course of whoever holds the phone now that is not over."""
        mine = (Person.contact == contact) & Person.left_at.is_null()
        found: LessonCourse | None = (
            cls.select().join(Person).where(mine & cls.ended_at.is_null()).first()
        )
        return found


class LessonDay(NumberedModel):
    """What a person's course sent on a local date: a lesson, or 0 for the words at its end. Once a day."""

    person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
    day = DateField(index=True)
    series = TextField()
    number = IntegerField()

    class Meta:
        indexes = ((("person", "day"), True),)


class WorryDay(NumberedModel):
    """That a person had the fixed answer to words of distress on a local date. Once a day."""

    person = ForeignKeyField(Person, on_delete="CASCADE", index=False)
    day = DateField(index=True)

    class Meta:
        indexes = ((("person", "day"), True),)
