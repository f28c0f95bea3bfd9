"""`/staff/warnings`: what several people report, what claims to be ours, and the list CEK warns of."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Named
from smsgate.services import recall
from smsgate.services.reasons import LONGEST_REASON
from smsgate.services.rights import Right, in_reach, may
from smsgate.services.warnings import deciding, impostures, listed, reported
from smsgate.services.warnings.reported import Reported
from smsgate.web import asked, flashes, here, language
from smsgate.web.forms import SelectField, StringField, TextAreaField, longest, required
from smsgate.web.guard import needs
from smsgate.web.staff.reasons import Reason

CLEARING = "clearing"
"""Before the names of the fields that put something aside."""

READY = (
    N_("Asks job seekers for money."),
    N_("Pretends to be somebody else."),
    N_("Asks for KTP, an account or codes."),
    N_("Sends people abroad illegally."),
)
HONEST_READY = (
    N_("We asked the employer: it is genuine."),
    N_("A mistake or a quarrel."),
    N_("Nothing was found against it."),
)
KINDS = {
    Named.NUMBER: N_("Number"),
    Named.EMPLOYER: N_("Employer"),
    Named.PHRASE: N_("Words of a text"),
    Named.VACANCY: N_("Vacancy"),
}
PUBLIC = N_("In plain words: whoever asks CEK reads it. No names of people, no numbers.")

bp = Blueprint("warnings", __name__, url_prefix="/warnings")


class Confirmation(Reason):
    """Why it is a fraud."""

    words = TextAreaField(N_("In your own words"), [longest(LONGEST_REASON)], description=PUBLIC)


class Addition(Reason):
    """Something to warn of that nobody reported here."""

    kind = SelectField(N_("What is it?"))
    named = StringField(N_("The number, name or words"), [required(), longest(100)])
    words = TextAreaField(N_("In your own words"), [longest(LONGEST_REASON)], description=PUBLIC)


@bp.get("")
@needs(Right.VERIFY)
def index() -> str:
    """All of it."""
    return _page()


@bp.post("")
@needs(Right.VERIFY)
def add() -> Response | tuple[str, int]:
    """Warn of something an officer knows of."""
    form = _addition()
    if not form.validate():
        return _page(form), 422
    kind = Named(form.kind.data)
    try:
        deciding.add(kind, form.named.data or "", form.said, here.me(), here.config(), here.now())
    except InputError as error:
        blamed = form.words if error.text == deciding.NO_REASON else form.named
        blamed.errors = [flashes.refused(error)]
        return _page(form), 422
    here.runtime().ring()
    return flashes.done(N_("It is on the list: CEK warns of it from now on."))


@bp.get("/reported/<int:number>")
@needs(Right.VERIFY)
def show(number: int) -> str:
    """What was reported, by how many, in whose words."""
    return _one(_reported(number))


@bp.post("/reported/<int:number>/confirm")
@needs(Right.VERIFY)
def confirm(number: int) -> Response | tuple[str, int]:
    """A fraud."""
    found, form = _reported(number), _confirmation()
    by = (here.me(), here.config(), here.now())
    if not _accepted(form, lambda reason: deciding.confirm(found, reason, *by)):
        return _one(found, form), 422
    here.runtime().ring()
    return flashes.done(
        N_("It is on the list: CEK warns of it, and those who reported it are thanked.")
    )


@bp.post("/reported/<int:number>/clear")
@needs(Right.VERIFY)
def clear(number: int) -> Response | tuple[str, int]:
    """No fraud."""
    found, form = _reported(number), _clearing()
    if not _accepted(form, lambda reason: deciding.clear(found, reason, here.me(), here.now())):
        return _one(found, clearing=form), 422
    return flashes.done(N_("Put aside. It comes back when people report it again."))


@bp.post("/<int:number>/lift")
@needs(Right.VERIFY)
def lift(number: int) -> Response:
    """Warn of it no longer."""
    try:
        deciding.lift(number, here.me(), here.now())
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return redirect(url_for(".index"), 303)
    return flashes.done(N_("The warning is lifted: CEK no longer names it."))


@bp.post("/<int:number>/reveal")
@needs(Right.REVEAL)
def reveal(number: int) -> str:
    """The whole number; the log says who asked."""
    try:
        return _page(whole={number: deciding.reveal(number, here.me(), here.now())})
    except InputError:
        abort(404)


def _accepted(form: Reason, decide: Callable[[str], object]) -> bool:
    """Decide, with the reason given; False where that will not do, as then stands beside it."""
    try:
        if form.validate():
            decide(form.said)
            return True
    except InputError as error:
        form.words.errors = [flashes.refused(error)]
    return False


def _reported(number: int) -> Reported:
    return reported.one(number, here.now()) or abort(404)


def _confirmation() -> Confirmation:
    form = Confirmation()
    form.offer(READY)
    return form


def _clearing() -> Reason:
    form = Reason(prefix=CLEARING)
    form.offer(HONEST_READY)
    return form


def _addition() -> Addition:
    _ = language.gettext()
    form = Addition()
    form.offer(READY)
    kinds = (Named.NUMBER, Named.EMPLOYER, Named.PHRASE)
    form.kind.choices = [(kind.value, _(KINDS[kind])) for kind in kinds]
    return form


def _page(form: Addition | None = None, whole: dict[int, str] | None = None) -> str:
    return render_template(
        "staff/warnings.html",
        waiting=reported.waiting(here.now()),
        list=listed.page(asked.page()),
        seen=impostures.seen(here.today()),
        form=form or _addition(),
        whole=whole or {},
        may_reveal=may(here.me(), Right.REVEAL),
        **_words(),
    )


def _one(found: Reported, form: Confirmation | None = None, clearing: Reason | None = None) -> str:
    vacancy = found.kind is Named.VACANCY and recall.published(int(found.value))
    return render_template(
        "staff/warning.html",
        found=found,
        ours=vacancy and in_reach(here.me(), vacancy.area),
        excerpts=reported.excerpts(found),
        form=form or _confirmation(),
        clearing=clearing or _clearing(),
        **_words(),
    )


def _words() -> dict[str, Any]:
    _ = language.gettext()
    return {"kinds": {kind.value: _(text) for kind, text in KINDS.items()}, "Named": Named}
