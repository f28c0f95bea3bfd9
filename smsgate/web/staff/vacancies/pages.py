"""The list of vacancies, one of them with its history, and small pieces that load by themselves."""

from collections.abc import Collection, Mapping
from typing import Any

from flask import render_template, request

from smsgate.models import EmployerState, SmsPosting, Vacancy
from smsgate.services.applications import listing as applicants
from smsgate.services.applications import passing
from smsgate.services.applications.listing import Counts
from smsgate.services.rights import Right, may
from smsgate.services.vacancy_desk import deeds, history, listing, undoing
from smsgate.services.vacancy_desk.listing import Page, Wanted
from smsgate.services.vacancy_desk.refusals import SENTENCES, Why
from smsgate.services.vacancy_desk.stands import allowed, stand
from smsgate.web import asked, here, language, phrases, states
from smsgate.web.guard import needs
from smsgate.web.staff import places
from smsgate.web.staff.vacancies import words
from smsgate.web.staff.vacancies.previews import told_now
from smsgate.web.staff.vacancies.room import (
    CODE,
    bp,
    moment,
    seen_mark,
    vacancy_of,
    wanted_of_address,
)

EXTENSIONS = (7, 14, 30)
"""Days by which a vacancy is extended with one click."""


@bp.get("")
@needs(Right.SEE)
def index() -> str:
    """Every vacancy within reach, as it was asked for."""
    return list_page()


@bp.get(CODE)
@needs(Right.SEE)
def show(code: int) -> str:
    """All about one."""
    return one_page(vacancy_of(code))


@bp.get(f"{CODE}/told")
@needs(Right.SEE)
def told(code: int) -> str:
    """How many people were told of it: counted after the page is there, for it may take a while."""
    vacancy_of(code)
    return render_template("staff/vacancies/told.html", told=history.told_of(code))


@bp.get("/employers")
@needs(Right.SEE)
def employers() -> str:
    """Names to choose from while somebody types."""
    part = asked.words("employer")
    return render_template("staff/vacancies/employers.html", names=listing.suggested(part))


def list_page(chosen: Collection[str] = (), reason: str = "", fault: str = "") -> str:
    """The list; with a fault what was chosen and typed for the deed stays."""
    wanted = wanted_of_address()
    page = listing.page(wanted, here.me(), asked.page())
    return render_template(
        "staff/vacancies/list.html",
        page=page,
        wanted=wanted,
        filtered=wanted != Wanted(served=wanted.served, today=wanted.today),
        tabs=_tabs(page),
        stand_of={row.code: stand(row, wanted.today) for row in page.vacancies},
        marks={row.code: seen_mark(row) for row in page.vacancies},
        places=places.choices(),
        groups=phrases.groups(language.gettext()),
        orders=_translated(words.ORDERS),
        extensions=EXTENSIONS,
        results=_results(),
        chosen=chosen,
        reason=reason,
        fault=fault,
        **_common(),
    )


def one_page(vacancy: Vacancy, **forms: Any) -> str:
    """One vacancy with what may be done; `forms`: those that were refused."""
    today = here.today()
    return render_template(
        "staff/vacancies/show.html",
        vacancy=vacancy,
        stand=stand(vacancy, today),
        may_now=allowed(vacancy),
        mark=seen_mark(vacancy),
        longer=[(days, deeds.later(vacancy.expires_on, days, today)) for days in EXTENSIONS],
        events=[
            (event, words.action(event), words.changes(event, here.book()))
            for event in history.history(vacancy.code)
        ],
        preview=told_now(vacancy),
        posted=SmsPosting.of_vacancy(vacancy.code),
        applied=applicants.counts([vacancy.code]).get(vacancy.code, Counts()),
        no_account=passing.is_ours(vacancy),
        may_answer=may(here.me(), Right.ANSWER),
        reasons=[language.gettext()(text) for text in words.REASONS],
        may_verify=may(here.me(), Right.VERIFY),
        state_name=language.gettext()(states.EMPLOYERS[EmployerState(vacancy.employer.state)]),
        forms=forms,
        **_common(),
    )


def _common() -> dict[str, Any]:
    return {
        "stands": _translated(words.STANDS),
        "kinds": dict(phrases.kinds(language.current())),
        "book": here.book(),
        "phrases": phrases,
        "tongues": language.TONGUES,
        "may_curate": may(here.me(), Right.CURATE),
        "may_export": may(here.me(), Right.EXPORT),
    }


def _tabs(page: Page) -> list[tuple[str, str, int]]:
    """Key, name and count of each; the first is for all."""
    _ = language.gettext()
    each = [(one.value, _(text), page.counts.get(one, 0)) for one, text in words.STANDS.items()]
    return [("", _("all"), sum(page.counts.values())), *each]


def _results() -> dict[str, Any] | None:
    """What came of a deed done to many: by the moment and the refusals the address names."""
    mark = request.args.get("at", type=int)
    if mark is None:
        return None
    refused = dict(_refusals(request.args.get("not", "")))
    _ = language.gettext()
    return {
        "mark": mark,
        "done": undoing.done_at(mark, moment()),
        "already": [
            int(code) for code in request.args.get("same", "").split("-") if code.isdecimal()
        ],
        "refused": {code: _(SENTENCES[why]) for code, why in refused.items()},
    }


def _refusals(text: str) -> list[tuple[int, Why]]:
    """`1023.over-1024.meanwhile`; anything else is left out."""
    pairs = (part.partition(".") for part in text.split("-"))
    known = {why.value: why for why in Why}
    return [
        (int(code), known[why]) for code, _dot, why in pairs if code.isdecimal() and why in known
    ]


def _translated(table: Mapping[Any, str]) -> dict[Any, str]:
    _ = language.gettext()
    return {key: _(text) for key, text in table.items()}
