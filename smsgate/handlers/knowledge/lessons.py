"""What a handler may ask about lessons: those told now, how far the person came, one a day or not."""

from collections.abc import Sequence
from typing import Protocol

from smsgate.views import LessonView


class Lessons(Protocol):
    """Nothing is read before it is asked for."""

    def of(self, series: str) -> tuple[LessonView, ...]:
        """The lessons of a series that are told now, in their order."""
        ...

    def reached(self, series: str) -> int:
        """The number of the lesson the person was shown last; 0 before the first."""
        ...

    def course(self) -> str:
        """The series of which one lesson comes each morning; "" for none."""
        ...


def after(lessons: Sequence[LessonView], number: int) -> LessonView | None:
    """What follows a lesson (0: the first one), also when that is told no longer; None at the end."""
    numbers = [lesson.number for lesson in lessons]
    if number in numbers:
        rest = lessons[numbers.index(number) + 1 :]
    else:
        rest = [lesson for lesson in lessons if lesson.number > number]
    return next(iter(rest), None)
