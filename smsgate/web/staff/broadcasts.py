"""Broadcasts: written, counted, tried and asked for; what happens after that is in `broadcast_runs`."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from smsgate.i18n import LANGUAGES, N_
from smsgate.models import BroadcastState
from smsgate.services.broadcasts import approval, drafts, listing, trying
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.steps import EDITABLE
from smsgate.services.broadcasts.texts import written
from smsgate.services.rights import Right, may
from smsgate.web import asked, flashes, here, language
from smsgate.web.forms import once
from smsgate.web.guard import needs
from smsgate.web.staff import broadcast_forms as forms
from smsgate.web.staff import broadcast_words as words
from smsgate.web.staff.broadcast_page import (
    ONE,
    Page,
    form_page,
    moved,
    page,
    reached,
    row_of,
    step,
)

bp = Blueprint("broadcasts", __name__, url_prefix="/broadcasts")


@bp.get("")
@needs(Right.SEE)
def index() -> str:
    """All there are, by how far they are."""
    tab = request.args.get("tab", "")
    found = listing.page(tab, asked.page())
    return render_template(
        "staff/broadcasts.html",
        page=found,
        tab=tab,
        tabs=words.tabs(),
        states=words.states(),
        may_write=may(here.me(), Right.BROADCAST),
    )


@bp.get("/new")
@needs(Right.BROADCAST)
def new() -> str:
    """An empty form."""
    return form_page(forms.writing())


@bp.post("/new")
@needs(Right.BROADCAST)
def create() -> Page:
    """A draft."""
    form = forms.writing()
    if not form.is_good():
        return form_page(form), 422
    mark = once(form.once.data)
    try:
        row = drafts.create(form.draft(), mark, here.me(), here.config(), here.now())
    except Refused as fault:
        form.blame(fault)
        return form_page(form), 422
    return moved(row.id)


@bp.get(f"{ONE}/edit")
@needs(Right.BROADCAST)
def edit(broadcast_id: int) -> Page:
    """The form as it stands."""
    row = row_of(broadcast_id)
    return form_page(forms.writing(row), row) if row.state in EDITABLE else moved(row.id)


@bp.post(f"{ONE}/edit")
@needs(Right.BROADCAST)
def change(broadcast_id: int) -> Page:
    """Keep the changes; an approval is over with them."""
    row = row_of(broadcast_id)
    form = forms.writing(row)
    if not form.is_good():
        return form_page(form, row), 422
    before = row.state
    try:
        row = drafts.change(row.id, form.draft(), here.me(), here.config(), here.now())
    except Refused as fault:
        form.blame(fault)
        return form_page(form, row), 422
    if row.state != before:
        flashes.told(language.gettext()(N_("Changed. It has to be approved anew.")), "warning")
    return moved(row.id)


@bp.post("/count")
@needs(Right.BROADCAST)
def count() -> str:
    """How many the chosen people are, and what it costs, as it is being written."""
    return render_template("staff/broadcast_reach.html", **reached(forms.writing()))


@bp.post("/text/<code>")
@needs(Right.BROADCAST)
def text(code: str) -> str:
    """What a text comes to, as it is being written."""
    if code not in LANGUAGES:
        abort(404)
    typed = written(request.form.get(f"text_{code}", "")[: forms.LONGEST_TEXT])
    return render_template("staff/broadcast_text.html", text=typed, code=code)


@bp.get(f"{ONE}")
@needs(Right.SEE)
def show(broadcast_id: int) -> str:
    """One broadcast, how it stands, and what can be done with it."""
    return page(row_of(broadcast_id))


@bp.post(f"{ONE}/try")
@needs(Right.BROADCAST)
def try_out(broadcast_id: int) -> Page:
    """One text to one phone at hand."""
    row = row_of(broadcast_id)
    form = forms.trial(row)
    if form.validate():
        wish = trying.Wish(
            language=form.language.data,
            number=form.number.data or "",
            once=once(form.once.data),
        )
        try:
            number = trying.send(row.id, wish, here.me(), here.config(), here.now())
        except Refused as fault:
            form.number.errors = [flashes.refused(fault)]
        else:
            here.runtime().ring()
            flashes.told(language.gettext()(N_("On its way to %(phone)s.")) % {"phone": number})
            return moved(row.id)
    return page(row, trial=form), 422


@bp.post(f"{ONE}/ask")
@needs(Right.BROADCAST)
def ask(broadcast_id: int) -> Page:
    """Have a second officer look at it."""
    row, form = row_of(broadcast_id), forms.Asking()
    if form.validate():
        reason = form.again_reason.data or ""
        try:
            approval.ask(row.id, here.me(), here.config(), here.now(), reason)
        except Refused as fault:
            form.again_reason.errors = [flashes.refused(fault)]
        else:
            return moved(row.id)
    return page(row, asking=form), 422


@bp.post(f"{ONE}/withdraw")
@needs(Right.BROADCAST)
def withdraw(broadcast_id: int) -> Page:
    """A draft again."""
    return step(broadcast_id, lambda: drafts.withdraw(broadcast_id, here.me(), here.now()))


@bp.post(f"{ONE}/discard")
@needs(Right.BROADCAST)
def discard(broadcast_id: int) -> Page:
    """Put a draft away."""
    answer = step(broadcast_id, lambda: drafts.discard(broadcast_id, here.me(), here.now()))
    row = row_of(broadcast_id)
    if row.state == BroadcastState.STOPPED and row.approved_at is None:
        text = language.gettext()(N_("The draft was put away."))
        flashes.undoable(text, ".bring_back", broadcast_id=broadcast_id)
    return answer


@bp.post(f"{ONE}/bring-back")
@needs(Right.BROADCAST)
def bring_back(broadcast_id: int) -> Page:
    """The undo of that."""
    return step(broadcast_id, lambda: drafts.bring_back(broadcast_id, here.me(), here.now()))


@bp.post(f"{ONE}/copy")
@needs(Right.BROADCAST)
def copy(broadcast_id: int) -> Page:
    """The same once more, as a draft to be changed."""
    mark = once(forms.Once().once.data)
    try:
        row = drafts.copy(broadcast_id, mark, here.me(), here.now())
    except Refused as fault:
        flashes.told(flashes.refused(fault), "danger")
        return moved(broadcast_id)
    return redirect(url_for(".edit", broadcast_id=row.id), 303)
