"""Verification: the queue, the page on which an officer decides about one vacancy, and the decisions."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import CheckAnswer, CheckItem, Vacancy
from smsgate.services import vacancies, verification
from smsgate.services.places import place_words
from smsgate.services.rights import Right
from smsgate.services.verification import Approved, Filter, Sign
from smsgate.web import asked, flashes, here, language, phrases, states
from smsgate.web.guard import needs
from smsgate.web.staff.reasons import Reason
from smsgate.web.staff.verification_words import FIELDS, ITEMS, REJECT, SEND_BACK, SIGNS

bp = Blueprint("verification", __name__, url_prefix="/verification")

E_ = TypeVar("E_", bound=StrEnum)


@bp.get("")
@needs(Right.VERIFY)
def index() -> str:
    """What waits, the oldest first."""
    wanted = Filter(
        area=asked.district(),
        sign=asked.member("sign", Sign),
        mine="mine" in request.args,
        second="second" in request.args,
    )
    return render_template(
        "staff/verification.html",
        page=verification.queue(wanted, here.me(), asked.page()),
        wanted=wanted,
        filtered=wanted != Filter(),
        places=here.districts(),
        signs=_translated(SIGNS),
        items=len(CheckItem),
    )


@bp.get("/<int:code>")
@needs(Right.VERIFY)
def show(code: int) -> str:
    """All there is to know of one."""
    return _page(_vacancy(code))


@bp.post("/<int:code>/check")
@needs(Right.VERIFY)
def check(code: int) -> Response | str | tuple[str, int]:
    """Tick a point of the checklist, or take the tick away; htmx gets the checklist alone."""
    vacancy = _vacancy(code)
    item = _one_of(CheckItem, request.form.get("item", "")) or abort(400)
    answer = _one_of(CheckAnswer, request.form.get("answer", ""))
    refusal = ""
    try:
        verification.answer(vacancy, item, answer, here.me(), here.now())
    except InputError as error:
        refusal = flashes.refused(error)
    if request.headers.get("HX-Request"):
        return _page(_vacancy(code), refusal=refusal, template="staff/verification_checks.html")
    if refusal:
        return _page(vacancy, refusal=refusal), 422
    return redirect(url_for(".show", code=code, _anchor="checks"), 303)


@bp.post("/<int:code>/approve")
@needs(Right.VERIFY)
def approve(code: int) -> Response | tuple[str, int]:
    """Publish it, or be the first of two."""
    vacancy = _vacancy(code)
    try:
        came = verification.approve(code, here.me(), here.today(), here.now())
    except InputError as error:
        return _page(_vacancy(code), refusal=flashes.refused(error)), 422
    _ = language.gettext()
    told = {"code": code, "title": vacancy.title}
    if came is Approved.WAITS_FOR_SECOND:
        text = _("You approved %(code)s %(title)s. A second officer has to approve it too.")
        flashes.told(text % told, "info")
    else:
        flashes.undoable(_("%(code)s %(title)s is published.") % told, ".take_back", code=code)
    return redirect(url_for(".index"), 303)


@bp.post("/<int:code>/send-back")
@needs(Right.VERIFY)
def send_back(code: int) -> Response | tuple[str, int]:
    """Ask the employer for a change."""
    text = N_("%(code)s %(title)s is sent back with your reason.")
    return _turn_down(code, "back", verification.send_back, text)


@bp.post("/<int:code>/reject")
@needs(Right.VERIFY)
def reject(code: int) -> Response | tuple[str, int]:
    """Refuse it for good."""
    text = N_("%(code)s %(title)s is rejected.")
    return _turn_down(code, "reject", verification.reject, text)


@bp.post("/<int:code>/reopen")
@needs(Right.VERIFY)
def reopen(code: int) -> Response:
    """Into the queue again, after it was sent back or rejected."""
    return _undo(code, verification.reopen)


@bp.post("/<int:code>/take-back")
@needs(Right.VERIFY)
def take_back(code: int) -> Response:
    """Into the queue again, after it was published by mistake."""
    return _undo(code, verification.take_back)


def _turn_down(
    code: int, prefix: str, decide: Callable[..., None], text: str
) -> Response | tuple[str, int]:
    vacancy = _vacancy(code)
    forms = _forms()
    form = forms[prefix]
    try:
        if not form.validate():
            return _page(vacancy, forms=forms), 422
        decide(code, form.said, here.me(), here.now())
    except InputError as error:
        form.words.errors = [flashes.refused(error)]
        return _page(_vacancy(code), refusal=flashes.refused(error), forms=forms), 422
    told = language.gettext()(text) % {"code": code, "title": vacancy.title}
    flashes.undoable(told, ".reopen", code=code)
    return redirect(url_for(".index"), 303)


def _undo(code: int, act: Callable[..., None]) -> Response:
    _vacancy(code)
    try:
        act(code, here.me(), here.now())
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
    else:
        flashes.told(language.gettext()(N_("It waits in the queue again.")))
    return redirect(url_for(".show", code=code), 303)


def _vacancy(code: int) -> Vacancy:
    return vacancies.within_reach(code, here.me()) or abort(404)


def _forms() -> dict[str, Reason]:
    """Of the two only the one that was sent takes what was typed."""
    sent = (request.endpoint or "").rpartition(".")[2]
    return {
        "back": _reason("back", SEND_BACK, typed=sent == "send_back"),
        "reject": _reason("reject", REJECT, typed=sent == "reject"),
    }


def _reason(prefix: str, ready: Sequence[str], *, typed: bool) -> Reason:
    form = Reason(prefix=prefix) if typed else Reason(formdata=None, prefix=prefix)
    form.offer(ready)
    return form


def _page(
    vacancy: Vacancy,
    *,
    refusal: str = "",
    forms: dict[str, Reason] | None = None,
    template: str = "staff/verification_one.html",
) -> str:
    return render_template(
        template,
        vacancy=vacancy,
        file=verification.dossier(vacancy, here.today()),
        refusal=refusal,
        forms=forms or _forms(),
        items=_translated(ITEMS),
        fields=_translated(FIELDS),
        vacancy_states=_translated(states.VACANCIES),
        employer_states=_translated(states.EMPLOYERS),
        phrases=phrases,
        place=place_words(vacancy.region, here.book()),
        next_code=verification.next_after(vacancy.code, here.me()),
    )


def _translated(words: dict[E_, str] | dict[str, str]) -> dict[str, str]:
    _ = language.gettext()
    return {str(name): _(text) for name, text in words.items()}


def _one_of(kind: type[E_], word: str) -> E_ | None:
    """A word of a form as one of a list; None for any other."""
    return kind(word) if word in set(kind) else None
