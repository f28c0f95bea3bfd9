"""Lessons: read, and one a day begun or ended."""

from dataclasses import dataclass

from smsgate.effects.base import Effect, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLesson(Effect):
    """The person was shown this lesson: the series goes on after it."""

    series: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginCourse(Effect):
    """One lesson of the series each morning, in place of any other. `words` is the wish as typed."""

    series: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseBegun(Outcome):
    """`new` is False when that very course was under way; `days`: so many lessons are still to come."""

    new: bool
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCourse(Effect):
    """No more lessons in the morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseEnded(Outcome):
    """`was` is False when there was none."""

    was: bool
