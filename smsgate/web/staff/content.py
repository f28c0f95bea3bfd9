"""`/staff/content`: canned replies and labels, kept ready for the inbox."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import CannedReply
from smsgate.services.inbox import canned
from smsgate.services.inbox.draft import draft
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.forms import Form, StringField, TextAreaField, longest, required
from smsgate.web.guard import needs
from smsgate.wording import segments

bp = Blueprint("content", __name__, url_prefix="/content")


class Reply(Form):
    """A canned reply in both languages."""

    title = StringField(N_("Title"), [required(), longest(canned.LONGEST_NAME)])
    text_id = TextAreaField(N_("Text in Indonesian"), [longest(2000)])
    text_en = TextAreaField(N_("Text in English"), [longest(2000)])


class NewLabel(Form):
    """A label to add."""

    name = StringField(N_("New label"), [required(), longest(canned.LONGEST_NAME)])


@bp.get("")
@needs(Right.CONTENT)
def index() -> str:
    """All of it."""
    return _list()


@bp.get("/new")
@needs(Right.CONTENT)
def new() -> str:
    """An empty form."""
    return _form(Reply(formdata=None), None)


@bp.post("/new")
@needs(Right.CONTENT)
def add() -> Response | tuple[str, int]:
    """Keep a new one."""
    return _save(None)


@bp.get("/<int:number>")
@needs(Right.CONTENT)
def edit(number: int) -> str:
    """One to change."""
    row = _reply(number)
    return _form(
        Reply(
            formdata=None,
            data={"title": row.title, **{f"text_{code}": text for code, text in row.texts.items()}},
        ),
        row,
    )


@bp.post("/<int:number>")
@needs(Right.CONTENT)
def change(number: int) -> Response | tuple[str, int]:
    """Keep it as it is now."""
    return _save(_reply(number))


@bp.post("/<int:number>/retire")
@needs(Right.CONTENT)
def retire(number: int) -> Response:
    """Offer it no longer."""
    canned.offer(here.me(), _reply(number), False, here.now())
    text = language.gettext()(N_("It is no longer offered in the inbox."))
    flashes.undoable(text, ".offer", number=number)
    return redirect(url_for(".index"), 303)


@bp.post("/<int:number>/offer")
@needs(Right.CONTENT)
def offer(number: int) -> Response:
    """Offer it again."""
    canned.offer(here.me(), _reply(number), True, here.now())
    return flashes.done(N_("It is offered in the inbox again."))


@bp.post("/count")
@needs(Right.CONTENT)
def count() -> str:
    """How a text being typed will read, and what it costs."""
    typed = request.form.get("text_id") or request.form.get("text_en") or ""
    return render_template("staff/inbox/count.html", draft=draft(typed, here.config()))


@bp.post("/labels")
@needs(Right.CONTENT)
def add_label() -> Response | tuple[str, int]:
    """Another label."""
    form = NewLabel()
    if form.validate():
        try:
            canned.add_label(here.me(), form.name.data or "", here.now())
        except InputError as error:
            form.name.errors = [flashes.refused(error)]
        else:
            return flashes.done(N_("The label is there."))
    return _list(form), 422


@bp.post("/labels/<int:number>")
@needs(Right.CONTENT)
def change_label(number: int) -> Response:
    """Offer a label no longer, or again."""
    retired = request.form.get("retired") == "1"
    canned.retire_label(here.me(), number, retired, here.now())
    return flashes.done(
        N_("The label is no longer offered.") if retired else N_("The label is there.")
    )


def _save(row: CannedReply | None) -> Response | tuple[str, int]:
    form = Reply()
    if form.validate():
        texts = {"id": form.text_id.data or "", "en": form.text_en.data or ""}
        try:
            canned.save(here.me(), row, form.title.data or "", texts, here.now())
        except InputError as error:
            (form.title if error.text in canned.OF_TITLE else form.text_id).errors = [
                flashes.refused(error)
            ]
        else:
            return flashes.done(N_("Saved. Officers find it in the inbox, beside their answer."))
    return _form(form, row), 422


def _reply(number: int) -> CannedReply:
    return canned.reply(number) or abort(404)


def _list(form: NewLabel | None = None) -> str:
    return render_template(
        "staff/content.html",
        replies=canned.replies(),
        labels=canned.labels(retired=True),
        form=form or NewLabel(formdata=None),
        count=segments.count,
    )


def _form(form: Reply, row: CannedReply | None) -> str:
    return render_template("staff/canned_reply.html", form=form, row=row)
