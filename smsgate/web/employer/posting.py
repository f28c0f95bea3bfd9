"""Posting a vacancy in three short steps, with what the phone will show read back at the end."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.models import VacancyDraft
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk import drafts, posting
from smsgate.services.employer_desk.drafts import STEPS, Looked
from smsgate.services.imports.findings import Said
from smsgate.services.redflags import STOPS_PUBLICATION
from smsgate.services.rights import Right
from smsgate.services.vacancy_desk import preview
from smsgate.web import flashes, here, language, phrases
from smsgate.web.employer import step_forms
from smsgate.web.employer.access import hand
from smsgate.web.guard import needs

bp = Blueprint("posting", __name__, url_prefix="/posting")

DRAFT = "/<int:draft_id>"


@bp.get("")
@needs(Right.OWN)
def start() -> str:
    """What the steps are, what was begun, and the button that begins."""
    mine = hand()
    return render_template(
        "employer/start.html", drafts=drafts.open_ones(mine), steps=len(STEPS), mine=mine
    )


@bp.post("")
@needs(Right.OWN)
def begin() -> Response:
    """A new draft."""
    try:
        draft = drafts.begin(hand())
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return redirect(url_for(".start"), 303)
    return redirect(url_for(".step", draft_id=draft.id, number=1), 303)


@bp.get(f"{DRAFT}/<int(min=1, max=3):number>")
@needs(Right.OWN)
def step(draft_id: int, number: int) -> str:
    """One step, with what was typed before."""
    mine = hand()
    draft = _open_draft(draft_id, mine)
    form = step_forms.filled(number, draft.typed)
    looked = drafts.look(draft, mine)
    if draft.step >= number:
        _blame(form, looked.faults_of(number))
    return _step(draft, number, form, looked)


@bp.post(f"{DRAFT}/<int(min=1, max=3):number>")
@needs(Right.OWN)
def keep(draft_id: int, number: int) -> Response | tuple[str, int]:
    """Keep it, and go on where nothing is wrong with it."""
    mine = hand()
    draft = _open_draft(draft_id, mine)
    form = step_forms.sent(number)
    looked = drafts.keep(draft_id, number, step_forms.typed(form), mine) or abort(404)
    if faults := looked.faults_of(number):
        _blame(form, faults)
        return _step(draft, number, form, looked), 422
    if number == len(STEPS):
        return redirect(url_for(".read_back", draft_id=draft_id), 303)
    return redirect(url_for(".step", draft_id=draft_id, number=number + 1), 303)


@bp.get(f"{DRAFT}/preview")
@needs(Right.OWN)
def read_back(draft_id: int) -> Response | str:
    """What the phone will show, before it is sent."""
    mine = hand()
    draft = _open_draft(draft_id, mine)
    looked = drafts.look(draft, mine)
    columns = looked.read.columns
    if columns is None:
        number = looked.first_faulty or 1
        return redirect(url_for(".step", draft_id=draft_id, number=number), 303)
    view = preview.view_of(looked.read, draft.vacancy_id, mine.today)
    phone = preview.shown(
        view, columns["regency"], mine.config, here.book(), mine.today, language.current()
    )
    return render_template(
        "employer/preview.html",
        draft=draft,
        phone=phone,
        view=view,
        remarks=_remarks(looked),
        steps=len(STEPS),
        **_flags(looked),
    )


@bp.post(f"{DRAFT}/send")
@needs(Right.OWN)
def send(draft_id: int) -> Response:
    """Lay it before the office."""
    mine = hand()
    try:
        vacancy = posting.submit(draft_id, mine)
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return redirect(url_for(".read_back", draft_id=draft_id), 303)
    if vacancy is None:
        abort(404)
    _ = language.gettext()
    flashes.told(_("Sent to the office. It has the code %(code)s.") % {"code": vacancy.code})
    return redirect(url_for("employer.vacancies.show", code=vacancy.code), 303)


@bp.post(f"{DRAFT}/throw-away")
@needs(Right.OWN)
def throw_away(draft_id: int) -> Response:
    """It is not needed."""
    mine = hand()
    draft = _open_draft(draft_id, mine)
    drafts.throw_away(draft_id, mine)
    _ = language.gettext()
    if draft.vacancy_id is None:
        flashes.undoable(_("The draft is thrown away."), ".take_up", draft_id=draft_id)
    else:
        flashes.told(_("Your changes are thrown away; the vacancy stays as it was."))
    return redirect(url_for("employer.index"), 303)


@bp.post(f"{DRAFT}/take-up")
@needs(Right.OWN)
def take_up(draft_id: int) -> Response:
    """It is needed after all."""
    mine = hand()
    if drafts.found(draft_id, mine) is None:
        abort(404)
    drafts.take_up_again(draft_id, mine)
    return redirect(url_for("employer.index"), 303)


def _open_draft(draft_id: int, mine: Hand) -> VacancyDraft:
    draft = drafts.found(draft_id, mine)
    if draft is None or draft.closed_at is not None:
        abort(404)
    return draft


def _step(draft: VacancyDraft, number: int, form: step_forms.StepForm, looked: Looked) -> str:
    return render_template(
        "employer/step.html",
        draft=draft,
        number=number,
        steps=len(STEPS),
        form=form,
        places=[place.name for place in here.book().districts],
        asks=phrases.group_asks(language.gettext()),
        **_flags(looked),
    )


def _blame(form: step_forms.StepForm, faults: dict[str, tuple[Said, ...]]) -> None:
    for name, said in faults.items():
        form[name].errors = [_sentence(one) for one in said]


def _remarks(looked: Looked) -> list[str]:
    return [_sentence(said) for remarks in looked.read.remarks.values() for said in remarks]


def _sentence(said: Said) -> str:
    """A remark of the checker as a sentence of its own."""
    text = language.gettext()(said.text) % said.values
    return text[:1].upper() + text[1:]


def _flags(looked: Looked) -> dict[str, Any]:
    grave = any(flag.severity >= STOPS_PUBLICATION for flag in looked.flags)
    told = [flag for flag in looked.flags if flag.severity > 1]
    return {"flags": told, "grave": grave}
