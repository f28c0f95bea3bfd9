"""`/staff/content/lessons`: the tips people read by SMS and USSD, series by series."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import LANGUAGES, N_
from smsgate.services.learning import book, courses, editing
from smsgate.services.learning.book import Lesson
from smsgate.services.learning.preview import preview
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.forms import Form, TextAreaField, longest, required
from smsgate.web.guard import needs
from smsgate.wording import segments
from smsgate.wording.lessons import BY_KEY, SERIES

bp = Blueprint("lessons", __name__, url_prefix="/content/lessons")

ONE = "/<series>/<int:number>"


class Words(Form):
    """A tip in both languages."""

    text_id = TextAreaField(N_("Text in Indonesian"), [required(), longest(500)])
    text_en = TextAreaField(N_("Text in English"), [required(), longest(500)])


@bp.get("")
@needs(Right.CONTENT)
def index() -> str:
    """All series."""
    return render_template(
        "staff/lessons.html",
        all_series=SERIES,
        lessons={series.key: book.of(series.key) for series in SERIES},
        followers=courses.followers(),
        count=segments.count,
    )


@bp.get(ONE)
@needs(Right.CONTENT)
def edit(series: str, number: int) -> str:
    """One to change."""
    lesson = _lesson(series, number)
    texts = {f"text_{code}": text for code, text in lesson.texts.items()}
    return _page(lesson, Words(formdata=None, data=texts))


@bp.post(ONE)
@needs(Right.CONTENT)
def change(series: str, number: int) -> Response | tuple[str, int]:
    """Keep its words."""
    lesson, form = _lesson(series, number), Words()
    if form.validate():
        texts = {"id": form.text_id.data or "", "en": form.text_en.data or ""}
        try:
            editing.save(here.me(), lesson, texts, here.now())
        except InputError as error:
            fits = texts["id"].strip() and not editing.over(
                lesson, editing.plain(texts["id"]), "id"
            )
            field = form.text_en if fits else form.text_id
            field.errors = [flashes.refused(error)]
        else:
            return _done(lesson, N_("Saved. People read it from now on."))
    return _page(lesson, form), 422


@bp.post(f"{ONE}/restore")
@needs(Right.CONTENT)
def restore(series: str, number: int) -> Response:
    """As shipped."""
    lesson = _lesson(series, number)
    editing.restore(here.me(), lesson, here.now())
    return _done(lesson, N_("It reads as shipped again."))


@bp.post(f"{ONE}/retire")
@needs(Right.CONTENT)
def retire(series: str, number: int) -> Response:
    """Tell it no longer."""
    lesson = _lesson(series, number)
    editing.offer(here.me(), lesson, False, here.now())
    text = language.gettext()(N_("It is no longer told."))
    flashes.undoable(text, ".offer", series=series, number=number)
    return _back(lesson)


@bp.post(f"{ONE}/offer")
@needs(Right.CONTENT)
def offer(series: str, number: int) -> Response:
    """Tell it again."""
    lesson = _lesson(series, number)
    editing.offer(here.me(), lesson, True, here.now())
    return _done(lesson, N_("It is told again."))


@bp.post(f"{ONE}/move")
@needs(Right.CONTENT)
def move(series: str, number: int) -> Response:
    """Up or down."""
    lesson = _lesson(series, number)
    editing.move(here.me(), lesson, request.form.get("up") == "1", here.now())
    return _back(lesson)


@bp.post(f"{ONE}/preview")
@needs(Right.CONTENT)
def show(series: str, number: int) -> str:
    """How a text being typed will read by SMS and on the screen of who dials."""
    lesson = _lesson(series, number)
    code = next((code for code in LANGUAGES if f"text_{code}" in request.form), LANGUAGES[0])
    typed = request.form.get(f"text_{code}", "")[:500]
    return render_template(
        "staff/lesson_preview.html",
        shown=preview(lesson, typed, code, here.config()),
        code=code,
    )


def _lesson(series: str, number: int) -> Lesson:
    return book.one(series, number) or abort(404)


def _done(lesson: Lesson, text: str) -> Response:
    return flashes.done(text, _anchor=lesson.series)


def _back(lesson: Lesson) -> Response:
    return redirect(url_for(".index", _anchor=lesson.series), 303)


def _page(lesson: Lesson, form: Words) -> str:
    return render_template(
        "staff/lesson.html", lesson=lesson, form=form, series=BY_KEY[lesson.series]
    )
