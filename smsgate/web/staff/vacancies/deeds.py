"""Extend, fill and withdraw, one vacancy or many, and take it back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Vacancy
from smsgate.services.reasons import LONGEST_REASON
from smsgate.services.rights import Right
from smsgate.services.vacancy_desk import deeds, undoing
from smsgate.services.vacancy_desk.deeds import Moment, Results, Seen
from smsgate.services.vacancy_desk.refusals import SENTENCES, NotDone, Why
from smsgate.services.vacancy_desk.stands import Deed
from smsgate.web import filters, flashes, language
from smsgate.web.guard import needs
from smsgate.web.staff.vacancies import words
from smsgate.web.staff.vacancies.pages import EXTENSIONS, list_page, one_page
from smsgate.web.staff.vacancies.room import CODE, bp, moment, seen, vacancy_of

MOST = 200
"""Vacancies that one deed may be done to."""

_FAULTS = (Why.NO_REASON, Why.LONG_REASON, Why.PAST, Why.NO_LATER, Why.TOO_FAR)
"""What is wrong with what was typed, and stands beside it."""


@bp.post(f"{CODE}/extend")
@needs(Right.CURATE)
def extend(code: int) -> Response | tuple[str, int]:
    """Open until that day."""
    typed = request.form.get("until", "")
    try:
        until = date.fromisoformat(typed)
    except ValueError:
        fault = language.gettext()(N_("Choose a day."))
        return one_page(vacancy_of(code), until=typed, until_fault=fault), 422
    return _done(code, Deed.EXTEND, lambda row, at: deeds.extend(row, until, at), until=typed)


@bp.post(f"{CODE}/fill")
@needs(Right.CURATE)
def fill(code: int) -> Response | tuple[str, int]:
    """Somebody has the job."""
    return _done(code, Deed.FILL, deeds.fill)


@bp.post(f"{CODE}/withdraw")
@needs(Right.CURATE)
def withdraw(code: int) -> Response | tuple[str, int]:
    """Nobody is told of it any more."""
    reason = request.form.get("reason", "")
    return _done(
        code, Deed.WITHDRAW, lambda row, at: deeds.withdraw(row, reason, at), reason=reason
    )


@bp.post("/undo/<int:mark>")
@needs(Right.CURATE)
def undo(mark: int) -> Response:
    """Take back what you did at that moment."""
    results = undoing.undo(mark, moment())
    _ = language.gettext()
    if results.done:
        flashes.told(_("Taken back: %(codes)s.") % {"codes": _codes(results.done)})
    elif results.already:
        flashes.told(_("It was taken back already."), "info")
    elif not results.refused:
        flashes.told(_("There is nothing to take back."), "warning")
    for why in dict.fromkeys(results.refused.values()):
        codes = [code for code, reason in results.refused.items() if reason is why]
        told = {"codes": _codes(codes), "why": _(SENTENCES[why])}
        flashes.told(_("Not taken back: %(codes)s. %(why)s") % told, "warning")
    everything = [*results.done, *results.already, *results.refused]
    if len(everything) == 1:
        return redirect(url_for(".show", code=everything[0]), 303)
    return redirect(url_for(".index"), 303)


@bp.post("/many")
@needs(Right.CURATE)
def many() -> Response | tuple[str, int]:
    """One deed to all that were chosen; the list then tells what came of each."""
    marks, reason = request.form.getlist("seen")[:MOST], request.form.get("reason", "")
    at = moment()
    acts: dict[str, Callable[[Seen], bool]] = {
        Deed.EXTEND: lambda row: deeds.extend_by(row, _days(), at),
        Deed.FILL: lambda row: deeds.fill(row, at),
        Deed.WITHDRAW: lambda row: deeds.withdraw(row, reason, at),
    }
    act = acts.get(request.form.get("deed", ""))
    try:
        rows = [seen(mark) for mark in marks]
        fault = _fault(rows, act, reason)
    except InputError as error:
        rows, fault = [], flashes.refused(error)
    if fault or act is None:
        return list_page(chosen=marks, reason=reason, fault=fault), 422
    return redirect(_address_of(deeds.to_each(rows, act), at), 303)


def _done(
    code: int, deed: Deed, act: Callable[[Seen, Moment], bool], **typed: str
) -> Response | tuple[str, int]:
    """Do it, and say so with the way back; what was typed wrong is shown again beside its fault."""
    before, at = vacancy_of(code), moment()
    try:
        changed = act(_seen_of(before), at)
    except NotDone as error:
        if error.why in _FAULTS and typed:
            faults = {f"{name}_fault": flashes.refused(error) for name in typed}
            return one_page(vacancy_of(code), **typed, **faults), 422
        flashes.told(flashes.refused(error), "warning")
        return redirect(url_for(".show", code=code), 303)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return redirect(url_for(".show", code=code), 303)
    _ = language.gettext()
    if changed:
        flashes.undoable(_told(vacancy_of(code), deed), ".undo", mark=undoing.mark(at.now))
    else:
        flashes.told(_(words.ALREADY), "info")
    return redirect(url_for(".show", code=code), 303)


def _seen_of(vacancy: Vacancy) -> Seen:
    """What the page showed; it must speak of the vacancy of the address. Raises InputError."""
    shown = seen(request.form.get("seen", ""))
    if shown.code != vacancy.code:
        raise NotDone(Why.MEANWHILE)
    return shown


def _told(vacancy: Vacancy, deed: Deed) -> str:
    values = {"code": vacancy.code, "title": vacancy.title, "day": filters.day(vacancy.expires_on)}
    return language.gettext()(words.DONE[deed]) % values


def _days() -> int:
    days = request.form.get("days", EXTENSIONS[0], type=int)
    return days if days in EXTENSIONS else EXTENSIONS[0]


def _fault(rows: list[Seen], act: object, reason: str) -> str:
    """What keeps the deed from being done at all; "" for nothing."""
    _ = language.gettext()
    if not rows:
        return _("Tick the vacancies first.")
    if act is None:
        return _("Choose what to do with them.")
    if request.form.get("deed") == Deed.WITHDRAW:
        if not reason.strip():
            return _(SENTENCES[Why.NO_REASON])
        if len(reason) > LONGEST_REASON:
            return _(SENTENCES[Why.LONG_REASON])
    return ""


def _address_of(results: Results, at: Moment) -> str:
    """The list as it was, with what came of the deed."""
    filters_kept = {name: value for name, value in request.args.items() if name not in _OF_RESULTS}
    told: dict[str, Any] = {
        "at": undoing.mark(at.now),
        "same": "-".join(map(str, results.already)) or None,
        "not": "-".join(f"{code}.{why}" for code, why in results.refused.items()) or None,
    }
    return url_for(".index", **{**filters_kept, **told}, _anchor="results")


_OF_RESULTS = ("at", "same", "not")


def _codes(codes: list[int] | tuple[int, ...]) -> str:
    return ", ".join(map(str, codes))
