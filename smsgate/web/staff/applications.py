"""`/staff/applications`: what the office passes on itself, and where the two sides tell different things."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.i18n import N_
from smsgate.models import Vacancy
from smsgate.services.applications import answers, listing, passing
from smsgate.services.applications.listing import Applicant
from smsgate.services.applications.rows import Hand
from smsgate.services.outcomes.disagreements import disagreements
from smsgate.services.rights import Right, in_reach
from smsgate.web import asked, decisions, flashes, here, language, states
from smsgate.web.guard import needs

bp = Blueprint("applications", __name__, url_prefix="/applications")

ONE = "/<int:application_id>"
OF_VACANCY = "/vacancy/<int:code>"


@bp.get("")
@needs(Right.ANSWER)
def index() -> str:
    """All that waits for the office."""
    return render_template(
        "staff/applications.html",
        page=passing.page(here.me(), asked.page()),
        differing=disagreements(here.me()),
        words=states,
    )


@bp.get(OF_VACANCY)
@needs(Right.ANSWER)
def of_vacancy(code: int) -> str:
    """Who applied for one, whether the employer looks or not."""
    vacancy: Vacancy | None = Vacancy.get_or_none(Vacancy.code == code)
    if vacancy is None or not in_reach(here.me(), vacancy.area):
        abort(404)
    return render_template(
        "staff/applications_of.html",
        vacancy=vacancy,
        page=listing.page(vacancy, asked.page()),
        ours=passing.is_ours(vacancy),
        words=states,
    )


@bp.post(f"{ONE}/passed-on")
@needs(Right.ANSWER)
def passed_on(application_id: int) -> Response:
    """The employer knows of it."""
    applicant, hand = _ours(application_id)
    answers.see(application_id, hand)
    text = N_("Noted: the employer knows of it. Whoever applied sees so under LAMARAN.")
    flashes.told(language.gettext()(text))
    return _back(applicant)


@bp.post(f"{ONE}/hire")
@needs(Right.ANSWER)
def hire(application_id: int) -> Response:
    """The employer told the office that they get the job."""
    applicant, hand = _ours(application_id)
    decisions.hire(application_id, hand)
    return _back(applicant)


@bp.post(f"{ONE}/turn-down")
@needs(Right.ANSWER)
def turn_down(application_id: int) -> Response:
    """They do not."""
    applicant, hand = _ours(application_id)
    decisions.turn_down(application_id, hand)
    return _back(applicant)


@bp.post(f"{ONE}/undo")
@needs(Right.ANSWER)
def undo(application_id: int) -> Response:
    """Take the decision back while nobody was told."""
    applicant, hand = _ours(application_id)
    decisions.undo(application_id, hand)
    return _back(applicant)


def _ours(application_id: int) -> tuple[Applicant, Hand]:
    """One that the office answers in the employer's stead; others' answer as if there were none."""
    applicant, employer = passing.acts_for(application_id, here.me()) or abort(404)
    hand = Hand(by=here.me(), employer=employer, config=here.config(), now=here.now())
    return applicant, hand


def _back(applicant: Applicant) -> Response:
    if request.form.get("back") == "vacancy":
        return redirect(url_for(".of_vacancy", code=applicant.vacancy), 303)
    return redirect(url_for(".index"), 303)
