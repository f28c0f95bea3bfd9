"""`/staff/content/answers`: frequent questions answered at once, what calls them, and trying it out."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_
from smsgate.models import FrequentAnswer
from smsgate.services.inbox import frequent
from smsgate.services.inbox.draft import draft
from smsgate.services.inbox.frequent import Written
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.forms import Form, StringField, TextAreaField, longest, required
from smsgate.web.guard import needs
from smsgate.wording import segments

LONGEST_QUESTION = 300

bp = Blueprint("answers", __name__, url_prefix="/content/answers")


class Answer(Form):
    """A frequent question with what calls it and its answer in both languages."""

    title_id = StringField(
        N_("Title in Indonesian"),
        [required(), longest(frequent.LONGEST_TITLE)],
        description=N_("One line of the menu on the phone, at most 26 characters."),
    )
    title_en = StringField(N_("Title in English"), [longest(frequent.LONGEST_TITLE)])
    words = TextAreaField(
        N_("Ways of asking"),
        [required(), longest(frequent.LONGEST_WORDS)],
        description=N_(
            "One on each line, one to three words: kartu kuning. All words of a line must be in the "
            "question, in any order; typing errors are understood."
        ),
    )
    text_id = TextAreaField(N_("Text in Indonesian"), [longest(600)])
    text_en = TextAreaField(N_("Text in English"), [longest(600)])


@bp.get("")
@needs(Right.CONTENT)
def index() -> str:
    """All of them, how often each was sent, and what a question would be answered."""
    question = request.args.get("q", "").strip()[:LONGEST_QUESTION]
    return render_template(
        "staff/answers.html",
        rows=frequent.everyone(),
        used=frequent.used(),
        unused=frequent.Used(),
        question=question,
        found=_tried(question),
        as_sent=frequent.as_sent,
        count=segments.count,
    )


@bp.get("/new")
@needs(Right.CONTENT)
def new() -> str:
    """An empty form."""
    return _form(Answer(formdata=None), None)


@bp.post("/new")
@needs(Right.CONTENT)
def add() -> Response | tuple[str, int]:
    """Keep a new one."""
    return _save(None)


@bp.get("/<int:number>")
@needs(Right.CONTENT)
def edit(number: int) -> str:
    """One to change."""
    row = _row(number)
    said = {"title_id": row.title, "words": row.words}
    said |= {f"title_{code}": title for code, title in row.titles.items()}
    said |= {f"text_{code}": text for code, text in row.texts.items()}
    return _form(Answer(formdata=None, data=said), row)


@bp.post("/<int:number>")
@needs(Right.CONTENT)
def change(number: int) -> Response | tuple[str, int]:
    """Keep it as it is now."""
    return _save(_row(number))


@bp.post("/<int:number>/retire")
@needs(Right.CONTENT)
def retire(number: int) -> Response:
    """Answer with it no longer: such a question becomes a case."""
    frequent.use(here.me(), _row(number), False, here.now())
    text = language.gettext()(N_("It is no longer sent: such a question goes to an officer."))
    flashes.undoable(text, ".offer", number=number)
    return redirect(url_for(".index"), 303)


@bp.post("/<int:number>/offer")
@needs(Right.CONTENT)
def offer(number: int) -> Response:
    """Answer with it again."""
    frequent.use(here.me(), _row(number), True, here.now())
    return flashes.done(N_("It is sent again."))


@bp.post("/count")
@needs(Right.CONTENT)
def count() -> str:
    """How a text being typed will read on the phone, and what it costs."""
    typed = {code: request.form.get(f"text_{code}", "") for code in LANGUAGES}
    code = next((code for code, text in typed.items() if text.strip()), DEFAULT_LANGUAGE)
    text = typed[code].strip()
    made = draft(frequent.as_sent(text, code) if text else "", here.config())
    long = made.count.segments > frequent.MOST_SEGMENTS
    return render_template("staff/answer_count.html", draft=made, too_long=long)


def _tried(question: str) -> dict[str, str] | None:
    """The answer in each language; None where the question would become a case, or there is none."""
    found = {code: frequent.tried(_asked(question), code) for code in LANGUAGES} if question else {}
    sent = {code: frequent.as_sent(one.text, code) for code, one in found.items() if one}
    return sent or None


def _asked(question: str) -> str:
    """As the service would read it, with TANYA in front or without."""
    read = here.runtime().reader.read(f"TANYA {question}").rest
    return read.strip().removeprefix("TANYA ").removeprefix("tanya ")


def _save(row: FrequentAnswer | None) -> Response | tuple[str, int]:
    form = Answer()
    if form.validate():
        given = Written(
            titles={code: form[f"title_{code}"].data or "" for code in LANGUAGES},
            words=form.words.data or "",
            texts={code: form[f"text_{code}"].data or "" for code in LANGUAGES},
        )
        try:
            frequent.save(here.me(), row, given, here.now())
        except InputError as error:
            _at_fault(form, error).errors = [flashes.refused(error)]
        else:
            return flashes.done(N_("Saved. Try it: type a question below."))
    return _form(form, row), 422


def _at_fault(form: Answer, error: InputError) -> StringField | TextAreaField:
    """The field an error is about."""
    if error.text in frequent.OF_TITLE:
        return form.title_id
    return form.words if error.text in frequent.OF_WORDS else form.text_id


def _row(number: int) -> FrequentAnswer:
    return frequent.one(number) or abort(404)


def _form(form: Answer, row: FrequentAnswer | None) -> str:
    return render_template("staff/answer_form.html", form=form, row=row)
