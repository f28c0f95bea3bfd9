"""TIPS CV, TIPS CV 3, LANJUT: short lessons, one SMS each; TIPS CV HARIAN: one each morning."""

from collections.abc import Sequence

from smsgate.effects import BeginCourse, CourseBegun, CourseEnded, EndCourse, ReadLesson, Result
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.lessons import after
from smsgate.handlers.reply import Reply, Speech, result_of, saying
from smsgate.handlers.series import wanted
from smsgate.i18n import Translate
from smsgate.understanding import Intent, Request
from smsgate.views import LessonView, Listing, Question
from smsgate.wording import lessons as wording
from smsgate.wording.lessons import BY_KEY, SERIES, Place

KIND = "tips_series"


def answer(request: Request, context: Context) -> Reply:
    """The lesson asked for, or the next one of the series; without a series what series there are."""
    asked = wanted(request.text)
    if asked.ended:
        return end(context)
    if not asked.series:
        return _menu(context)
    if asked.daily:
        return _begin(asked.series, request, context)
    if asked.number is not None:
        return told(asked.series, asked.number, context)
    return _next(asked.series, context)


def series_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """A digit after the list of series, unless another list was shown since."""
    number = request.number if request.intent is Intent.PICK else None
    if number is None or not 1 <= number <= len(question.options):
        return None
    if context.listed_since(question):
        return None
    return _next(question.options[number - 1], context)


def onward(listing: Listing, context: Context) -> Reply:
    """LANJUT after a lesson."""
    lessons = context.directory.lessons.of(listing.series)
    lesson = after(lessons, listing.seen)
    if lesson is None:
        return saying(_at_the_end(listing.series, context))
    return _tell(lesson, lessons, context)


def told(series: str, at: int, context: Context) -> Reply:
    """The lesson that stands there in the series, counted from 1."""
    _ = context.translate
    lessons = context.directory.lessons.of(series)
    if 1 <= at <= len(lessons):
        return _tell(lessons[at - 1], lessons, context)
    if not lessons:
        return _none(series, context)
    text = _("Tips on %(series)s go from 1 to %(count)d. Reply TIPS %(word)s and the number")
    return saying(text % {"count": len(lessons), **_named(series, _)})


def end(context: Context) -> Reply:
    """TIPS STOP: no more in the morning; all else goes on."""
    return Reply((EndCourse(),), lambda results: Speech(texts=(ended(results, context),)))


def other_than(series: str, context: Context) -> str:
    """A series to go on with: the next one that was not begun, or else simply the next."""
    keys = [one.key for one in SERIES]
    at = keys.index(series) + 1
    others = [*keys[at:], *keys[: at - 1]]
    reached = context.directory.lessons.reached
    return next((key for key in others if not reached(key)), others[0])


def _menu(context: Context) -> Reply:
    _ = context.translate
    lines = "\n".join(f"{at} {_(one.name)}" for at, one in enumerate(SERIES, start=1))
    text = _(
        "Tips, one SMS each:\n%(series)s\n"
        "Reply 1-%(count)d, or TIPS WAWANCARA. One each morning: TIPS CV HARIAN"
    ) % {"series": lines, "count": len(SERIES)}
    options = tuple(one.key for one in SERIES)
    return saying(text, question=context.question(KIND, "TIPS", options=options))


def _next(series: str, context: Context) -> Reply:
    """Where the person stopped; after the last lesson the first again."""
    lessons = context.directory.lessons.of(series)
    lesson = after(lessons, context.directory.lessons.reached(series)) or after(lessons, 0)
    return _tell(lesson, lessons, context) if lesson else _none(series, context)


def _tell(lesson: LessonView, lessons: Sequence[LessonView], context: Context) -> Reply:
    place = Place(series=lesson.series, at=lessons.index(lesson) + 1, total=len(lessons))
    text = wording.text(lesson, place, context.translate, context.language)
    listing = Listing(
        codes=(), seen=lesson.number, at=context.now, source="lessons", series=lesson.series
    )
    read = (ReadLesson(series=lesson.series, number=lesson.number),)
    return saying(text, effects=read, listing=listing, closes=(KIND,))


def _at_the_end(series: str, context: Context) -> str:
    _ = context.translate
    text = _("That was the last tip on %(series)s. To go on: TIPS %(next)s. For jobs: LOKER")
    word = BY_KEY[other_than(series, context)].word
    return text % {"series": _(BY_KEY[series].name), "next": word}


def _none(series: str, context: Context) -> Reply:
    _ = context.translate
    text = _("There are no tips on %(series)s now. Others: reply TIPS")
    return saying(text % _named(series, _))


def _begin(series: str, request: Request, context: Context) -> Reply:
    if not context.directory.lessons.of(series):
        return _none(series, context)
    effect = BeginCourse(series=series, words=request.text)
    return Reply((effect,), lambda results: Speech(texts=(begun(results, series, context),)))


def begun(results: tuple[Result, ...], series: str, context: Context) -> str:
    """That one lesson comes each morning, how many, and how to end it."""
    _ = context.translate
    result = result_of(results, CourseBegun)
    if result.new:
        text = _(
            "From the next morning on: one tip on %(series)s a day, %(days)d in all. "
            "To end it: TIPS STOP. To read one now: TIPS %(word)s"
        )
    else:
        text = _(
            "You get one tip on %(series)s each morning already, %(days)d to come. To end it: TIPS STOP"
        )
    return text % {"days": result.days, **_named(series, _)}


def ended(results: tuple[Result, ...], context: Context) -> str:
    """That it is over, or was never begun."""
    _ = context.translate
    if not result_of(results, CourseEnded).was:
        return _(
            "No tips come to you each morning, so nothing was changed. To end job news: BERHENTI"
        )
    if context.contact.subscriptions:
        return _("No more daily tips. Your job news goes on. Tips at any time: reply TIPS")
    return _("No more daily tips. To read one at any time: reply TIPS")


def _named(series: str, _: Translate) -> dict[str, str]:
    return {"series": _(BY_KEY[series].name), "word": BY_KEY[series].word}
