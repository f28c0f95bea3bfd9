"""Lessons: carried out."""

from smsgate.effects import BeginCourse, CourseEnded, EndCourse, ReadLesson, Result
from smsgate.models import LessonProgress, Person
from smsgate.services.apply.source import Turn
from smsgate.services.learning import courses


def read(effect: ReadLesson, turn: Turn) -> None:
    """The series goes on after it."""
    LessonProgress.put(Person.of(turn.contact), effect.series, effect.number, turn.now)


def begin(effect: BeginCourse, turn: Turn) -> Result:
    """From the next morning on."""
    channel = turn.source.channel
    return courses.begin(turn.contact, effect.series, channel, effect.words, turn.now)


def end(effect: EndCourse, turn: Turn) -> Result:
    """At once."""
    return CourseEnded(was=courses.end(turn.contact, turn.source.channel, turn.now))
