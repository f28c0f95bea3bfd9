"""Those who applied: seen, invited, hired or turned down. Their number shows once they said yes."""

from datetime import date, datetime, time

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import InterviewMode, InterviewState
from smsgate.services.applications import answers, invitations, listing, papers, proposals
from smsgate.services.applications.listing import Applicant
from smsgate.services.applications.proposals import Proposal
from smsgate.services.applications.rows import Hand
from smsgate.services.rights import Right
from smsgate.web import asked, decisions, downloads, flashes, here, language
from smsgate.web.employer import words
from smsgate.web.employer.access import hand, own_applicant, own_line
from smsgate.web.forms import (
    DateField,
    Form,
    SelectField,
    StringField,
    TimeField,
    longest,
    required,
)
from smsgate.web.guard import needs

bp = Blueprint("applicants", __name__)

OF_VACANCY = "/vacancies/<int:code>/applicants"
ONE = "/applicants/<int:application_id>"


class Invite(Form):
    """When and where to meet."""

    mode = SelectField(N_("How?"))
    day = DateField(N_("Day"), [required()])
    hour = TimeField(N_("Time"), [required()])
    place = StringField(
        N_("Place"),
        [longest(proposals.LONGEST_PLACE)],
        description=N_("For a meeting at a place: what it is called and what it is next to."),
    )
    link = StringField(
        N_("Link"),
        [longest(proposals.LONGEST_LINK)],
        description=N_(
            "For a meeting on line: Google Meet, Zoom or WhatsApp. Short links are best."
        ),
    )
    note = StringField(
        N_("Note"),
        [longest(proposals.LONGEST_NOTE)],
        description=N_("Such as: bring your SIM. Told where the SMS has room."),
    )


@bp.get(OF_VACANCY)
@needs(Right.OWN)
def index(code: int) -> str:
    """All who applied for a vacancy and agreed to be shown."""
    mine = hand()
    if mine.suspended:
        abort(404)
    line = own_line(code, mine)
    page = listing.page(line.vacancy, asked.page())
    return render_template("employer/applicants.html", line=line, page=page)


@bp.get(ONE)
@needs(Right.OWN)
def show(application_id: int) -> str:
    """One of them, who counts as seen from now on.

    Written by a GET, since looking is what it says: it happens once, sends nothing, and nothing but a person
    who is signed in follows a link to it.
    """
    mine = hand()
    applicant = own_applicant(application_id, mine)
    answers.see(application_id, mine)
    return _page(applicant, mine, _invite(mine, applicant))


@bp.get(f"{ONE}/cv")
@needs(Right.OWN)
def cv(application_id: int) -> Response:
    """What they told, as a page to print."""
    mine = hand()
    applicant = own_applicant(application_id, mine)
    paper = papers.of_applicant(applicant, mine)
    return downloads.pdf_download(f"cv-{applicant.vacancy}-{applicant.id}", paper)


@bp.post(f"{ONE}/invite")
@needs(Right.OWN)
def invite(application_id: int) -> Response | tuple[str, int]:
    """Propose an interview by SMS."""
    mine = hand()
    applicant = own_applicant(application_id, mine)
    form = _with_choices(Invite())
    if form.validate():
        proposal = _proposal(form)
        if faults := proposals.faults(proposal, mine.now):
            _ = language.gettext()
            for name, text in faults.items():
                form["day" if name == "at" else name].errors = [_(text)]
        else:
            return _sent(application_id, proposal, mine)
    return _page(applicant, mine, form), 422


@bp.post(f"{ONE}/hire")
@needs(Right.OWN)
def hire(application_id: int) -> Response:
    """They get the job."""
    decisions.hire(application_id, _mine(application_id))
    return _back(application_id)


@bp.post(f"{ONE}/turn-down")
@needs(Right.OWN)
def turn_down(application_id: int) -> Response:
    """They do not."""
    decisions.turn_down(application_id, _mine(application_id))
    return _back(application_id)


@bp.post(f"{ONE}/undo")
@needs(Right.OWN)
def undo(application_id: int) -> Response:
    """Take the decision back."""
    decisions.undo(application_id, _mine(application_id))
    return _back(application_id)


def _sent(application_id: int, proposal: Proposal, mine: Hand) -> Response:
    _ = language.gettext()
    try:
        interview = invitations.invite(application_id, proposal, mine)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return _back(application_id)
    if interview is None:
        flashes.told(_("This application was decided already."), "warning")
        return _back(application_id)
    here.runtime().ring()
    flashes.told(_("Invited by SMS. You see here what they answer."))
    return _back(application_id)


def _mine(application_id: int) -> Hand:
    """Whose applicant it is; nobody else's is here."""
    mine = hand()
    own_applicant(application_id, mine)
    return mine


def _proposal(form: Invite) -> Proposal:
    day, hour = form.day.data or date.min, form.hour.data or time()
    return Proposal(
        mode=InterviewMode(form.mode.data),
        at=datetime.combine(day, hour, here.config().timezone),
        place=_line(form.place.data),
        link=(form.link.data or "").strip(),
        note=_line(form.note.data),
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _invite(mine: Hand, applicant: Applicant) -> Invite:
    """What was proposed last, or the employer's own address."""
    last = applicant.interview
    if last is None:
        known = {"place": mine.employer.address, "hour": time(9), "mode": "onsite"}
    else:
        at = last.at.astimezone(mine.config.timezone)
        same = {name: getattr(last, name) for name in ("mode", "place", "link", "note")}
        known = {**same, "day": at.date(), "hour": at.time()}
    return _with_choices(Invite(formdata=None, data=known))


def _with_choices(form: Invite) -> Invite:
    _ = language.gettext()
    form.mode.choices = [(mode.value, _(text)) for mode, text in words.MODES.items()]
    return form


def _page(applicant: Applicant, mine: Hand, form: Invite) -> str:
    return render_template(
        "employer/applicant.html",
        applicant=applicant,
        line=own_line(applicant.vacancy, mine),
        form=form,
        standing=applicant.interview is not None
        and applicant.interview.state in invitations.STANDING,
        accepted=applicant.interview is not None
        and applicant.interview.state == InterviewState.ACCEPTED,
    )


def _back(application_id: int) -> Response:
    return redirect(url_for(".show", application_id=application_id), 303)
