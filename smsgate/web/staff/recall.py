"""Calling a vacancy back as a fraud: whom it would warn, the confirmation, and how far it is."""

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Vacancy
from smsgate.services import recall
from smsgate.services.reasons import LONGEST_REASON
from smsgate.services.rights import Right, in_reach
from smsgate.web import flashes, here, language
from smsgate.web.forms import SelectField, TextAreaField, longest
from smsgate.web.guard import needs
from smsgate.web.staff.reasons import Reason
from smsgate.web.states import VACANCIES

bp = Blueprint("recall", __name__, url_prefix="/vacancies/<int:code>/recall")

READY = (
    N_("It asked applicants for money."),
    N_("There is no such employer."),
    N_("The employer knows nothing of it."),
    N_("It asked for a KTP, an account number or a code."),
)

WAYS = {
    "digest": N_("by the daily SMS"),
    "reply": N_("by a reply"),
    "screen": N_("on a USSD screen"),
}


class Proof(Reason):
    """How the office knows."""

    ready = SelectField(N_("How do you know it is a fraud?"), validate_choice=False)
    words = TextAreaField(
        N_("In your own words"),
        [longest(LONGEST_REASON)],
        description=N_("For your colleagues; it is not in the SMS."),
    )


@bp.get("")
@needs(Right.VERIFY)
def start(code: int) -> str:
    """Whom it would warn, in which words, at what cost; once it was confirmed, how far it is."""
    return _page(_vacancy(code), _form())


@bp.post("")
@needs(Right.VERIFY)
def confirm(code: int) -> Response | tuple[str, int]:
    """Withdraw the vacancy and begin to warn."""
    vacancy, form = _vacancy(code), _form()
    if not form.validate():
        return _page(vacancy, form), 422
    try:
        recall.confirm(code, form.said, here.me(), here.config(), here.now())
    except InputError as error:
        form.words.errors = [flashes.refused(error)]
        return _page(vacancy, form), 422
    here.ring_for_errands()
    return redirect(url_for(".start", code=code), 303)


@bp.get("/progress")
@needs(Right.VERIFY)
def progress(code: int) -> str:
    """The part of the page that moves."""
    _vacancy(code)
    return render_template(
        "staff/recall_progress.html", progress=recall.progress(code) or abort(404), code=code
    )


def _vacancy(code: int) -> Vacancy:
    """Only what was published, and within one's own districts."""
    vacancy = recall.published(code)
    if vacancy is None or not in_reach(here.me(), vacancy.area):
        abort(404)
    return vacancy


def _form() -> Proof:
    form = Proof()
    form.offer(READY)
    return form


def _page(vacancy: Vacancy, form: Proof) -> str:
    _, code = language.gettext(), int(vacancy.code)
    done = recall.is_called_back(code)
    return render_template(
        "staff/recall.html",
        vacancy=vacancy,
        plan=None if done else recall.plan(code, here.config(), here.now()),
        progress=recall.progress(code) if done else None,
        form=form,
        code=code,
        now=here.now(),
        ways={key: _(text) for key, text in WAYS.items()},
        states={key: _(text) for key, text in VACANCIES.items()},
        tongues=language.TONGUES,
    )
