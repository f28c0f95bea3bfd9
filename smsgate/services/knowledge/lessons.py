"""Lessons, as handlers ask of them: the shipped ones with what staff changed, and one person's place."""

from functools import cached_property

from smsgate.models import Contact, LessonCourse, LessonProgress
from smsgate.services.learning import book
from smsgate.views import LessonView


class DatabaseLessons:
    """Of one number at one moment."""

    def __init__(self, contact: Contact) -> None:
        self._contact = contact

    def of(self, series: str) -> tuple[LessonView, ...]:
        """The lessons of a series that are told now, in their order."""
        return book.told(series)

    def reached(self, series: str) -> int:
        """The number of the lesson the person was shown last; 0 before the first."""
        return self._reached.get(series, 0)

    def course(self) -> str:
        """The series of which one lesson comes each morning; "" for none."""
        running = LessonCourse.of(self._contact)
        return running.series if running else ""

    @cached_property
    def _reached(self) -> dict[str, int]:
        return LessonProgress.reached(self._contact)
