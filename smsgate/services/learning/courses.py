"""One lesson a day: begun, ended, and how far a person is."""

from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.effects import CourseBegun
from smsgate.handlers.knowledge.lessons import after
from smsgate.models import Contact, LessonCourse, LessonProgress, Person
from smsgate.services.learning import book


def begin(contact: Contact, series: str, how: str, words: str, now: datetime) -> CourseBegun:
    """From where the person is in the series, or from the start when it was read to the end.

    In place of any other course. Whoever said STOP before has asked for exactly this: that STOP stands for
    all else.
    """
    person = Person.of(contact)
    running = LessonCourse.of(contact)
    if running is not None and running.series == series:
        return CourseBegun(new=False, days=left(contact, series))
    if not left(contact, series):
        mine = (LessonProgress.person == person) & (LessonProgress.series == series)
        LessonProgress.delete().where(mine).execute()
    LessonCourse.insert(
        person=person, series=series, how=how, words=words, begun_at=now
    ).on_conflict(
        conflict_target=[LessonCourse.person],
        preserve=[
            LessonCourse.series,
            LessonCourse.how,
            LessonCourse.words,
            LessonCourse.begun_at,
        ],
        update={LessonCourse.ended_at: None, LessonCourse.ended_how: ""},
    ).execute()
    return CourseBegun(new=True, days=left(contact, series))


def end(contact: Contact, how: str, now: datetime) -> bool:
    """No more of it; whether there was one. Call inside a transaction."""
    running = LessonCourse.of(contact)
    if running is None:
        return False
    running.ended_at, running.ended_how = now, how
    running.save(only=[LessonCourse.ended_at, LessonCourse.ended_how])
    return True


def followers() -> dict[str, int]:
    """By series, how many people have one a day."""
    query: Any = LessonCourse.select(LessonCourse.series, fn.COUNT(LessonCourse.id)).where(
        LessonCourse.ended_at.is_null()
    )
    return dict(query.group_by(LessonCourse.series).tuples())


def left(contact: Contact, series: str) -> int:
    """How many lessons of a series the person has not been shown."""
    lessons = book.told(series)
    following = after(lessons, LessonProgress.reached(contact).get(series, 0))
    return len(lessons) - lessons.index(following) if following else 0
