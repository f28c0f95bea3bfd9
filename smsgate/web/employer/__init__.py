"""`/employer`: the pages of those who offer work. Each sees its own, and nothing of anybody else."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from smsgate.i18n import N_
from smsgate.models import EmployerState, Role
from smsgate.services import employers
from smsgate.services.employer_desk import drafts, own
from smsgate.services.rights import Right
from smsgate.web import asked, here, language
from smsgate.web.employer import words
from smsgate.web.employer.access import hand
from smsgate.web.employer.applicants import bp as applicants
from smsgate.web.employer.firm import bp as firm
from smsgate.web.employer.guide import bp as guide
from smsgate.web.employer.posting import bp as posting
from smsgate.web.employer.register import bp as register
from smsgate.web.employer.vacancies import bp as vacancies
from smsgate.web.guard import guarded, needs
from smsgate.web.staff.guide import of_this_page
from smsgate.web.staff.navigation import Shown

ROOMS: tuple[Blueprint, ...] = (register, vacancies, posting, applicants, firm, guide)

MENU = (
    ("employer.index", N_("My vacancies"), "briefcase"),
    ("employer.posting.start", N_("Post a vacancy"), "megaphone"),
    ("employer.firm.index", N_("My data and papers"), "shop"),
    ("employer.guide.index", N_("Guide"), "help"),
)

bp = Blueprint("employer", __name__, url_prefix="/employer")
guarded(bp)
for room in ROOMS:
    bp.register_blueprint(room)


@bp.get("/")
@needs(Right.OWN)
def index() -> str:
    """Its own vacancies, and what to do next."""
    mine = hand()
    suspension = employers.current(mine.employer) if mine.suspended else None
    return render_template(
        "employer/home.html",
        employer=mine.employer,
        suspension=suspension,
        is_waiting=mine.employer.state == EmployerState.WAITING,
        page=own.page(mine, asked.page()),
        drafts=drafts.open_ones(mine),
        steps=len(drafts.STEPS),
    )


@bp.context_processor
def _words() -> dict[str, Any]:
    return {
        "menu": _menu(),
        "home_endpoint": "employer.index" if _is_employer() else "public.board",
        "words": words,
        "in_guide": of_this_page("employer", "employer.guide.index"),
        "translate": language.gettext(),
        "config": here.config(),
    }


def _is_employer() -> bool:
    return bool(current_user.is_authenticated and current_user.staff.role == Role.EMPLOYER)


def _menu() -> list[Shown]:
    if not _is_employer():
        return []
    _ = language.gettext()
    at = (request.endpoint or "").rpartition(".")[0]
    homely = ("employer", "employer.vacancies", "employer.applicants")
    return [
        Shown(
            url_for(endpoint),
            _(label),
            icon,
            at in homely if endpoint == "employer.index" else endpoint.rpartition(".")[0] == at,
        )
        for endpoint, label, icon in MENU
    ]
