"""Write a vacancy down, change it, copy it; the preview follows while somebody types."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.models import Vacancy
from smsgate.services.rights import Right
from smsgate.services.vacancy_desk import writing
from smsgate.services.vacancy_desk.consequences import Consequence, fingerprint
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from smsgate.services.vacancy_desk.stands import Deed, allowed
from smsgate.services.vacancy_desk.typed import read, typed_of
from smsgate.web import flashes, here, language, phrases
from smsgate.web.guard import needs
from smsgate.web.staff.vacancies import words
from smsgate.web.staff.vacancies.forms import VacancyForm, blank, form_of, sent
from smsgate.web.staff.vacancies.previews import Ahead, ahead, where
from smsgate.web.staff.vacancies.room import CODE, bp, moment, vacancy_of


@bp.get("/new")
@needs(Right.CURATE)
def new() -> str:
    """An empty form."""
    return _page(blank(), None, Ahead())


@bp.post("/new")
@needs(Right.CURATE)
def create() -> Response | tuple[str, int]:
    """A new one, which waits to be verified."""
    form = sent()
    found = read(form.typed, where())
    if found.columns is None:
        form.blame(found)
        return _page(form, None, ahead(found, None)), 422
    vacancy = writing.create(found, moment())
    _say_saved(Consequence.WAITS)
    return redirect(url_for(".show", code=vacancy.code), 303)


@bp.get(f"{CODE}/edit")
@needs(Right.CURATE)
def edit(code: int) -> str | Response:
    """The form of one that is not over yet."""
    vacancy = vacancy_of(code)
    if Deed.EDIT not in allowed(vacancy):
        return _refused(code, NotDone(Why.OVER))
    return _page(
        form_of(vacancy), vacancy, ahead(read(typed_of(vacancy, where().served), where()), vacancy)
    )


@bp.post(f"{CODE}/edit")
@needs(Right.CURATE)
def save(code: int) -> Response | tuple[str, int]:
    """Keep what was changed."""
    vacancy, form = vacancy_of(code), sent()
    found = read(form.typed, where())
    if found.columns is None:
        form.blame(found)
        return _page(form, vacancy, ahead(found, vacancy)), 422
    try:
        edited = writing.edit(code, form.seen.data or "", found, moment())
    except NotDone as error:
        if error.why is not Why.MEANWHILE:
            return _refused(code, error)
        now = vacancy_of(code)
        form.seen.data = fingerprint(now)
        return _page(form, now, ahead(found, now), meanwhile=_different(now, form)), 422
    _say_saved(edited.consequence)
    return redirect(url_for(".show", code=code), 303)


@bp.post("/preview")
@needs(Right.CURATE)
def preview() -> str:
    """What is typed so far, on the phones; a piece of the page."""
    code = request.args.get("code", type=int)
    vacancy = vacancy_of(code) if code else None
    return render_template(
        "staff/vacancies/ahead.html",
        ahead=ahead(read(sent().typed, where()), vacancy),
        tongues=language.TONGUES,
    )


@bp.post(f"{CODE}/duplicate")
@needs(Right.CURATE)
def duplicate(code: int) -> Response:
    """A copy that waits, and its form."""
    vacancy_of(code)
    try:
        copy = writing.duplicate(code, moment())
    except NotDone as error:
        return _refused(code, error)
    _ = language.gettext()
    told = {"code": copy.code, "of": code}
    flashes.told(_("%(code)s is a copy of %(of)s. Change what is different, then save.") % told)
    return redirect(url_for(".edit", code=copy.code), 303)


def _page(
    form: VacancyForm, vacancy: Vacancy | None, so_far: Ahead, meanwhile: list[str] | None = None
) -> str:
    return render_template(
        "staff/vacancies/form.html",
        form=form,
        vacancy=vacancy,
        ahead=so_far,
        tongues=language.TONGUES,
        meanwhile=meanwhile,
        places=here.book().districts,
        asks=phrases.group_asks(language.gettext()),
    )


def _different(vacancy: Vacancy, form: VacancyForm) -> list[str]:
    """The fields in which the vacancy as it is now is not what this form would make of it."""
    _, now, mine = language.gettext(), typed_of(vacancy, where().served), form.typed
    return [_(words.FIELDS.get(name, name)) for name, value in now.items() if mine[name] != value]


def _say_saved(meant: Consequence) -> None:
    _ = language.gettext()
    kind = "success" if meant.stays or meant is Consequence.WAITS else "warning"
    flashes.told(" ".join((_("Saved."), _(words.CONSEQUENCES[meant]))), kind)


def _refused(code: int, error: NotDone) -> Response:
    flashes.told(flashes.refused(error), "warning")
    return redirect(url_for(".show", code=code), 303)
