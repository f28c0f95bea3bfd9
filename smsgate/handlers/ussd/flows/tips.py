"""Tips: a series, its lessons, a lesson; one a day by SMS, and the end of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from smsgate.effects import BeginCourse, EndCourse, ReadLesson
from smsgate.handlers import tips as texts
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit
from smsgate.i18n import Translate
from smsgate.views import LessonView
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.lessons import BY_KEY, SERIES, Place, headed
from smsgate.wording.packing import Forms
from smsgate.wording.shortening import first_words, shorten

LONG, SHORT = 36, 20
"""Septets of a lesson in the list, where there is room and where there is not."""

FIRST_PAGE = 90
"""Septets of a lesson on its first page: with room for the notice of a wrong key."""


def tips(visit: Visit) -> Menu:
    """The series; and for who has one a day, the end of it."""
    _ = visit.context.translate
    course = visit.context.directory.lessons.course()
    each = (
        Choice(label=(_(one.name),), to="tips_lessons", given={"series": one.key}) for one in SERIES
    )
    daily = (Choice(label=(_("End the daily tips"),), to="tips_end"),) if course else ()
    return Menu(text=_("Tips: choose a series"), choices=(*each, *daily))


def tips_lessons(visit: Visit) -> Menu:
    """The lessons of a series; the first choice has them sent, one a day."""
    _ = visit.context.translate
    series = visit.answers["series"]
    lessons = visit.context.directory.lessons.of(series)
    name = _(BY_KEY[series].name)
    if not lessons:
        return Menu(text=_("%(series)s: no tips now.") % {"series": name})
    daily = Choice(label=(_("One a day by SMS"),), to="tips_daily")
    language = visit.context.language
    each = (
        Choice(label=_line(lesson, language), to="tips_lesson", given=_of(lesson))
        for lesson in lessons
    )
    return Menu(text=name, choices=(daily, *each))


def tips_lesson(visit: Visit) -> Menu:
    """One lesson, over as many pages as it takes, and the next."""
    _ = visit.context.translate
    series, number = visit.answers["series"], int(visit.answers["lesson"])
    lessons = visit.context.directory.lessons.of(series)
    lesson = next((one for one in lessons if one.number == number), None)
    if lesson is None:
        return Menu(text=_("This tip is no longer told."))
    at = lessons.index(lesson) + 1
    place = Place(series=series, at=at, total=len(lessons))
    text = headed(lesson.text(visit.context.language), place, _)
    following = _of(lessons[at]) if not place.last else {}
    return replace(
        paged(text, _, last=place.last, following=following),
        draft=(ReadLesson(series=series, number=number),),
    )


def paged(
    text: str, _: Translate, *, last: bool, following: Mapping[str, str] = MappingProxyType({})
) -> Menu:
    """The screen of a lesson: as much as leaves room for a wrong key's notice, the rest on further pages.

    `following`: the answers that lead to the next lesson.
    """
    whole = to_gsm7(text)
    first = first_words(whole, FIRST_PAGE)
    if last:
        choice = Choice(label=(_("Other tips"),), to="tips")
    else:
        choice = Choice(label=(_("Next tip"),), to="tips_lesson", given=following)
    return Menu(
        text=partial(first_words, first),
        choices=(choice,),
        more=whole[len(first) :].lstrip(),
    )


def tips_daily(visit: Visit) -> End:
    """One each morning from now on."""
    series = visit.answers["series"]
    return End(
        text=lambda results: texts.begun(results, series, visit.context),
        effects=(BeginCourse(series=series, words="USSD"),),
    )


def tips_end(visit: Visit) -> Menu:
    """Asked once, since one key is pressed by mistake."""
    _ = visit.context.translate
    return Menu(
        text=_("End the daily tips?"),
        choices=(Choice(label=(_("Yes, end it"),), to="tips_ended"),),
    )


def tips_ended(visit: Visit) -> End:
    """No more in the morning."""
    return End(text=lambda results: texts.ended(results, visit.context), effects=(EndCourse(),))


def _line(lesson: LessonView, language: str) -> Forms:
    text = to_gsm7(lesson.text(language))
    return tuple(shorten(text, limit) for limit in (LONG, SHORT))


def _of(lesson: LessonView) -> dict[str, str]:
    return {"lesson": str(lesson.number)}


SCREENS: Screens = {
    "tips": tips,
    "tips_lessons": tips_lessons,
    "tips_lesson": tips_lesson,
    "tips_daily": tips_daily,
    "tips_end": tips_end,
    "tips_ended": tips_ended,
}
