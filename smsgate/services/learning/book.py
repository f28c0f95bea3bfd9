"""The lessons as they are told now: the shipped ones, with what the office changed laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from smsgate import data
from smsgate.i18n import LANGUAGES
from smsgate.models import LessonEdit
from smsgate.views import LessonView


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson as staff see it. `shipped`: its words as they came; `edited`: they were changed here.

    `source` and `checked_on`: where the facts of the shipped words come from, and when they were looked up;
    None while somebody still has to.
    """

    series: str
    number: int
    texts: Mapping[str, str]
    shipped: Mapping[str, str]
    position: int
    edited: bool
    told: bool
    source: str
    checked_on: date | None

    @property
    def view(self) -> LessonView:
        """As handlers see it."""
        return LessonView(series=self.series, number=self.number, texts=self.texts)


def told(series: str) -> tuple[LessonView, ...]:
    """The lessons of a series that are told now, in their order."""
    return tuple(lesson.view for lesson in of(series) if lesson.told)


def of(series: str) -> list[Lesson]:
    """All lessons of a series in their order, also those no longer told."""
    edits = {row.number: row for row in LessonEdit.select().where(LessonEdit.series == series)}
    found = [
        _laid_over(row, edits.get(int(row["number"])))
        for row in _shipped()
        if row["series"] == series
    ]
    return sorted(found, key=lambda lesson: (lesson.position, lesson.number))


def one(series: str, number: int) -> Lesson | None:
    """A lesson by its number."""
    return next((lesson for lesson in of(series) if lesson.number == number), None)


@cache
def _shipped() -> tuple[dict[str, str], ...]:
    return data.rows("lessons")


def _laid_over(row: Mapping[str, str], edit: LessonEdit | None) -> Lesson:
    number = int(row["number"])
    shipped = {code: row[code] for code in LANGUAGES}
    position = edit.position if edit else None
    return Lesson(
        series=row["series"],
        number=number,
        texts=edit.texts if edit and edit.texts else shipped,
        shipped=shipped,
        position=number if position is None else position,
        edited=bool(edit and edit.texts),
        told=edit is None or edit.retired_at is None,
        source=row["source"],
        checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
    )
