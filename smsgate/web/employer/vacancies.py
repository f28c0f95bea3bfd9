"""One vacancy of the employer's own: how it stands, why, and what can be done with it."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import catalogue
from smsgate.models import Vacancy, VacancyDraft, VacancyState
from smsgate.services.applications import answers
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk import drafts, own
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.employer.access import hand, own_line
from smsgate.web.guard import needs
from smsgate.wording.details import detail

bp = Blueprint("vacancies", __name__, url_prefix="/vacancies/<int:code>")


@bp.get("")
@needs(Right.OWN)
def show(code: int) -> str:
    """The vacancy."""
    mine = hand()
    line = own_line(code, mine)
    return render_template(
        "employer/vacancy.html",
        line=line,
        vacancy=line.vacancy,
        mine=mine,
        text=detail(Vacancy.seen_where(Vacancy.code == code)[code], language.gettext()),
        may_mend=line.vacancy.state in drafts.MENDABLE,
        may_fill=line.vacancy.state == VacancyState.VERIFIED,
        may_close=line.vacancy.state in (*drafts.MENDABLE, VacancyState.VERIFIED),
        waiting=answers.waiting_for(code),
        latest=own.latest(mine),
    )


@bp.post("/mend")
@needs(Right.OWN)
def mend(code: int) -> Response:
    """Open it for changes."""
    return _draft(code, drafts.mend)


@bp.post("/repeat")
@needs(Right.OWN)
def repeat(code: int) -> Response:
    """Post it again: the same words, to be looked through."""
    return _draft(code, drafts.repeat)


@bp.post("/extend")
@needs(Right.OWN)
def extend(code: int) -> Response:
    """Show it for longer."""
    mine = hand()
    own_line(code, mine)
    _ = language.gettext()
    try:
        until = date.fromisoformat(request.form.get("until", ""))
    except ValueError:
        flashes.told(_("Choose the new last day."), "warning")
        return _back(code)
    try:
        own.extend(code, until, mine)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
    else:
        flashes.told(_("It is shown until the day you chose."))
    return _back(code)


@bp.post("/fill")
@needs(Right.OWN)
def fill(code: int) -> Response:
    """Somebody has the job."""
    return _closed(code, own.fill)


@bp.post("/withdraw")
@needs(Right.OWN)
def withdraw(code: int) -> Response:
    """It is not offered any more."""
    return _closed(code, own.withdraw)


def _draft(code: int, act: Callable[[int, Hand], VacancyDraft | None]) -> Response:
    mine = hand()
    own_line(code, mine)
    try:
        draft = act(code, mine)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return _back(code)
    if draft is None:
        _ = language.gettext()
        flashes.told(_("That cannot be changed any more. See how it stands now."), "warning")
        return _back(code)
    return redirect(url_for("employer.posting.step", draft_id=draft.id, number=1), 303)


def _closed(code: int, close: Callable[[int, Hand], int | None]) -> Response:
    mine = hand()
    try:
        told = close(code, mine)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return _back(code)
    if told is None:
        abort(404)
    if told:
        here.runtime().ring()
    flashes.told(_closed_words(told))
    return _back(code)


def _closed_words(told: int) -> str:
    _, ngettext = language.gettext(), catalogue(language.current()).ngettext
    if not told:
        return _("Closed.")
    text = ngettext(
        "Closed. %(num)s person who still waited is told by SMS.",
        "Closed. %(num)s people who still waited are told by SMS.",
        told,
    )
    return text % {"num": told}


def _back(code: int) -> Response:
    return redirect(url_for(".show", code=code), 303)
