"""Each morning the next lesson to everybody who asked for one a day; at the end a kind word, and no more."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import structlog
from peewee import IntegrityError, fn

from smsgate.config import Config
from smsgate.handlers.knowledge.lessons import after
from smsgate.handlers.reply import Speech
from smsgate.i18n import Translate
from smsgate.models import (
    Contact,
    Dialogue,
    LessonCourse,
    LessonDay,
    LessonProgress,
    Person,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services import letters
from smsgate.services.digest.hours import sending_hours, start_is_due
from smsgate.services.learning import book
from smsgate.services.letters import Times
from smsgate.services.remember import remember
from smsgate.views import LessonView, Listing
from smsgate.wording.lessons import BY_KEY, SERIES, Place, headed

FEW = 200
"""Courses looked up at once."""

END = 0
"""The number of the words at the end, where others are of lessons."""

log = structlog.get_logger()


def due(config: Config, now: datetime) -> date | None:
    """The local date whose lessons should be on their way: from the digest's hour, never late in the day."""
    return now.astimezone(config.timezone).date() if start_is_due(config, now) else None


def send(day: date, config: Config, now: datetime, go_on: Callable[[], bool]) -> int:
    """Queue what nobody had yet on that date; how many texts. Each is a transaction of its own.

    Stopped anywhere and begun again, nobody has two and nobody none.
    """
    sent = tried = 0
    while go_on():
        found = _waiting(day, config, tried)
        if not found:
            break
        tried = found[-1]
        sent += sum(_send_one(course, day, config, now) for course in found)
    if sent:
        log.info("lessons.sent", day=str(day), texts=sent)
    return sent


def _waiting(day: date, config: Config, behind: int) -> list[int]:
    """Courses that had nothing on that date, by their ids: begun before its hour, and still wanted."""
    hour = datetime.combine(day, config.digest_at, config.timezone)
    had = LessonDay.select().where((LessonDay.person == Person.id) & (LessonDay.day == day))
    query = LessonCourse.select(LessonCourse.id).join(Person).join(Contact)
    wanted = (
        LessonCourse.ended_at.is_null()
        & (LessonCourse.begun_at < hour)
        & (LessonCourse.id > behind)
        & Person.left_at.is_null()
        & Contact.erased_at.is_null()
        & (Contact.stopped_at.is_null() | (Contact.stopped_at < LessonCourse.begun_at))
        & (Contact.paused_until.is_null() | (Contact.paused_until <= day))
        & ~fn.EXISTS(had)
    )
    rows: Any = query.where(wanted).order_by(LessonCourse.id).limit(FEW).tuples()
    return [course for (course,) in rows]


def _send_one(course_id: int, day: date, config: Config, now: datetime) -> bool:
    """One course's text of the day; nothing when it was ended, or another worker was quicker."""
    try:
        with database.atomic():
            taken = _taken(course_id)
            if taken is None:
                return False
            course, contact = taken
            lessons = book.told(course.series)
            lesson = after(lessons, LessonProgress.reached(contact).get(course.series, 0))
            LessonDay.create(
                person=course.person_id,
                day=day,
                series=course.series,
                number=lesson.number if lesson else END,
            )
            if lesson is None:
                _close(course, contact, _times(day, config, now), config)
            else:
                _tell(lesson, lessons, contact, _times(day, config, now), config)
    except IntegrityError:
        return False
    return True


def _taken(course_id: int) -> tuple[LessonCourse, Contact] | None:
    """The course while it runs, the number locked first, as a text that comes in does."""
    holder = Person.select(Person.contact).join(LessonCourse).where(LessonCourse.id == course_id)
    contact: Contact | None = for_us_alone(
        Contact.select().where(Contact.id.in_(holder) & Contact.erased_at.is_null())
    ).first()
    running = LessonCourse.of(contact) if contact else None
    if contact is None or running is None or running.id != course_id:
        return None
    return running, contact


def _times(day: date, config: Config, now: datetime) -> Times:
    hours = sending_hours(day, config, now)
    return Times(now=now, not_before=hours.not_before, give_up_at=hours.give_up_at)


def _tell(
    lesson: LessonView,
    lessons: tuple[LessonView, ...],
    contact: Contact,
    times: Times,
    config: Config,
) -> None:
    place = Place(series=lesson.series, at=lessons.index(lesson) + 1, total=len(lessons))
    words = lesson.text(contact.language)
    letters.write(contact, lambda _: headed(words, place, _), times, config)
    LessonProgress.put(Person.of(contact), lesson.series, lesson.number, times.now)
    listing = Listing(
        codes=(), seen=lesson.number, at=times.now, source="lessons", series=lesson.series
    )
    remember(contact, Speech(listing=listing), times.now, Dialogue.of(contact))


def _close(course: LessonCourse, contact: Contact, times: Times, config: Config) -> None:
    reached = LessonProgress.reached(contact)
    keys = [series.key for series in SERIES if series.key != course.series]
    other = next((key for key in keys if key not in reached), keys[0])
    letters.write(contact, lambda _: farewell(course.series, other, _), times, config)
    course.ended_at, course.ended_how = times.now, "done"
    course.save(only=[LessonCourse.ended_at, LessonCourse.ended_how])


def farewell(series: str, other: str, _: Translate) -> str:
    """The last words of a series, which name another one."""
    text = _(
        "Those were all tips on %(series)s. Well done! If you want to go on: TIPS %(word)s HARIAN. "
        "Without a word from you no more tips come"
    )
    return text % {"series": _(BY_KEY[series].name), "word": BY_KEY[other].word}
