"""A lesson while it is written: the SMS as it will be sent, and the screens of who dials."""

from dataclasses import dataclass

from smsgate.config import Config
from smsgate.handlers.ussd.flows.tips import paged
from smsgate.handlers.ussd.layout import Frame, lay_out
from smsgate.i18n import translator
from smsgate.services.learning import book, editing
from smsgate.services.learning.book import Lesson
from smsgate.views import LessonView
from smsgate.wording import lessons, segments
from smsgate.wording.lessons import Place
from smsgate.wording.segments import Count

DEPTH = 3
"""Screens before this one: the first, the series, the lessons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`over`: characters too many for one SMS; `changed`: signs became plain letters."""

    sms: str
    count: Count
    rupiah: int
    screens: tuple[str, ...]
    over: int
    changed: bool


def preview(lesson: Lesson, typed: str, language: str, config: Config) -> Preview | None:
    """What becomes of the words typed; None for none."""
    words = editing.plain(typed)
    if not words:
        return None
    _ = translator(language)
    place = _place(lesson)
    view = LessonView(series=lesson.series, number=lesson.number, texts={language: words})
    sms = lessons.text(view, place, _, language)
    count = segments.count(sms)
    return Preview(
        sms=sms,
        count=count,
        rupiah=count.segments * config.cost(),
        screens=_screens(lessons.headed(words, place, _), language, last=place.last),
        over=editing.over(lesson, words, language),
        changed=words != " ".join(typed.split()),
    )


def _place(lesson: Lesson) -> Place:
    """Where it stands among those told, or would stand."""
    told = [row.number for row in book.of(lesson.series) if row.told or row.number == lesson.number]
    return Place(series=lesson.series, at=told.index(lesson.number) + 1, total=len(told))


def _screens(text: str, language: str, *, last: bool) -> tuple[str, ...]:
    _ = translator(language)
    menu, frame = paged(text, _, last=last), Frame(_, DEPTH)
    pages = [lay_out(menu, 0, frame)]
    while pages[-1].next_page:
        pages.append(lay_out(menu, len(pages), frame))
    return tuple(page.text for page in pages)
