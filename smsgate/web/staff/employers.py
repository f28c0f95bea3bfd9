"""Employers: the list, one with all that is known of it, and what the office may do with it."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerState
from smsgate.services import employers
from smsgate.services.employers import Wanted
from smsgate.services.places import place_words
from smsgate.services.rights import Right, may
from smsgate.web import asked, flashes, here, language, states
from smsgate.web.guard import needs
from smsgate.web.staff.employer_forms import (
    EmployerForm,
    Invite,
    Paper,
    Suspend,
    employer_form,
    suspend_form,
)

bp = Blueprint("employers", __name__, url_prefix="/employers")


@bp.get("")
@needs(Right.SEE)
def index() -> str:
    """All of them, those who wait first."""
    wanted = Wanted(
        words=asked.words("q"),
        state=asked.member("state", EmployerState),
        area=asked.district(),
    )
    return render_template(
        "staff/employers.html",
        page=employers.page(wanted, here.me(), here.today(), asked.page()),
        wanted=wanted,
        filtered=wanted != Wanted(),
        may_curate=may(here.me(), Right.CURATE),
        places=here.districts(),
        **_words(),
    )


@bp.get("/new")
@needs(Right.CURATE)
def new() -> str:
    """The form for one nobody has written down yet."""
    return _form(employer_form())


@bp.post("/new")
@needs(Right.CURATE)
def register() -> Response | tuple[str, int]:
    """Write it down."""
    form = employer_form()
    if form.validate():
        made, faults = employers.register(form.details, here.me(), here.config().region, here.now())
        if made is not None:
            return _done(
                made, N_("Registered. It has to be verified before its vacancies are shown.")
            )
        form.blame(faults)
    return _form(form), 422


@bp.get("/<int:employer_id>")
@needs(Right.SEE)
def show(employer_id: int) -> str:
    """One with its vacancies, papers and accounts."""
    return page(_employer(employer_id))


@bp.get("/<int:employer_id>/edit")
@needs(Right.CURATE)
def edit(employer_id: int) -> str:
    """The form with what is written down."""
    employer = _employer(employer_id)
    return _form(employer_form(employers.typed(employer, here.book())), employer)


@bp.post("/<int:employer_id>/edit")
@needs(Right.CURATE)
def change(employer_id: int) -> Response | tuple[str, int]:
    """Write down something else."""
    employer = _employer(employer_id)
    form = employer_form()
    if form.validate():
        faults = employers.edit(
            employer.id, form.details, here.me(), here.config().region, here.now()
        )
        if not faults:
            return _done(employer, N_("Saved."))
        form.blame(faults)
    return _form(form, employer), 422


@bp.post("/<int:employer_id>/verify")
@needs(Right.VERIFY)
def verify(employer_id: int) -> Response:
    """The office knows it."""
    employer = _employer(employer_id)
    text = N_("%(name)s is verified.")
    return _act(employer, employers.verify, text, ".put_back")


@bp.post("/<int:employer_id>/put-back")
@needs(Right.VERIFY)
def put_back(employer_id: int) -> Response:
    """Undo that."""
    return _act(_employer(employer_id), employers.put_back, N_("%(name)s waits to be verified."))


@bp.post("/<int:employer_id>/suspend")
@needs(Right.VERIFY)
def suspend(employer_id: int) -> Response | tuple[str, int]:
    """Nothing of it is shown any more."""
    employer = _employer(employer_id)
    form = suspend_form()
    try:
        if not form.validate():
            return page(employer, suspend=form), 422
        fraud = bool(form.fraud.data)
        codes = employers.suspend(employer.id, form.said, here.me(), here.now(), fraud=fraud)
    except InputError as error:
        form.words.errors = [flashes.refused(error)]
        return page(_employer(employer_id), suspend=form), 422
    text = language.gettext()(
        N_("%(name)s is suspended. Withdrawn with it: %(count)s published vacancies.")
    )
    told = {"name": employer.name, "count": len(codes)}
    flashes.undoable(text % told, ".lift", employer_id=employer.id)
    return redirect(url_for(".show", employer_id=employer.id), 303)


@bp.post("/<int:employer_id>/lift")
@needs(Right.VERIFY)
def lift(employer_id: int) -> Response:
    """End a suspension."""
    text = N_("The suspension of %(name)s is lifted.")
    return _act(_employer(employer_id), employers.lift, text)


@bp.post("/<int:employer_id>/reveal")
@needs(Right.REVEAL)
def reveal(employer_id: int) -> str:
    """The whole phone number; the log says who asked."""
    employer = _employer(employer_id)
    return page(employer, revealed=employers.reveal(employer, here.me(), here.now()))


def page(
    employer: Employer,
    *,
    revealed: str = "",
    suspend: Suspend | None = None,
    paper: Paper | None = None,
    invite: Invite | None = None,
) -> str:
    """Everything about one, with the forms as they were refused."""
    return render_template(
        "staff/employer.html",
        employer=employer,
        file=employers.portrait(employer),
        place=place_words(employer.region, here.book()),
        revealed=revealed,
        suspend_form=suspend or suspend_form(empty=True),
        paper_form=paper or Paper(formdata=None, prefix="paper"),
        invite_form=invite or Invite(formdata=None, prefix="invite"),
        mine={right.value for right in Right if may(here.me(), right)},
        **_words(),
    )


def _employer(employer_id: int) -> Employer:
    return employers.within_reach(employer_id, here.me()) or abort(404)


def _words() -> dict[str, dict[str, str]]:
    _ = language.gettext()
    return {
        "employer_states": {state.value: _(text) for state, text in states.EMPLOYERS.items()},
        "vacancy_states": {state.value: _(text) for state, text in states.VACANCIES.items()},
        "kinds": {kind.value: _(text) for kind, text in states.KINDS.items()},
    }


def _act(
    employer: Employer, act: Callable[..., object], text: str, undo: str | None = None
) -> Response:
    try:
        act(employer.id, here.me(), here.now())
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
    else:
        said = language.gettext()(text) % {"name": employer.name}
        if undo is None:
            flashes.told(said)
        else:
            flashes.undoable(said, undo, employer_id=employer.id)
    return redirect(url_for(".show", employer_id=employer.id), 303)


def _done(employer: Employer, text: str) -> Response:
    return flashes.done(text, ".show", employer_id=employer.id)


def _form(form: EmployerForm, employer: Employer | None = None) -> str:
    return render_template(
        "staff/employer_form.html",
        form=form,
        employer=employer,
        places=[place.name for place in here.book().districts],
    )
