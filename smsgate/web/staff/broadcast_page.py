"""The page of one broadcast, put together for every step that may be refused on it."""

from collections.abc import Callable
from typing import Any

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.models import Broadcast, BroadcastState
from smsgate.services import rights
from smsgate.services.broadcasts import approval, trying
from smsgate.services.broadcasts.audience import Filter, beyond, reach
from smsgate.services.broadcasts.hours import hours
from smsgate.services.broadcasts.progress import progress
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.steps import EDITABLE, found, texts_of
from smsgate.services.broadcasts.texts import cost, written
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.forms import once
from smsgate.web.staff import broadcast_forms as forms
from smsgate.web.staff import broadcast_words as words

ONE = "/<int:broadcast_id>"
"""The address of a broadcast."""

Page = str | Response | tuple[str, int]


def row_of(broadcast_id: int) -> Broadcast:
    """The broadcast, or 404."""
    try:
        return found(broadcast_id)
    except Refused:
        abort(404)


def moved(broadcast_id: int) -> Response:
    """To the page of a broadcast, after something was done."""
    return redirect(url_for("staff.broadcasts.show", broadcast_id=broadcast_id), 303)


def step(broadcast_id: int, do: Callable[[], None]) -> Response:
    """Do it, or say why it was refused; then the page as it stands."""
    try:
        do()
    except Refused as fault:
        flashes.told(flashes.refused(fault), "danger")
    return moved(broadcast_id)


def form_page(form: forms.Writing, row: Broadcast | None = None) -> str:
    """The form with what it comes to so far."""
    texts = {code: written(form[f"text_{code}"].data or "") for code in forms.LANGUAGE_NAMES}
    return render_template(
        "staff/broadcast_form.html", form=form, row=row, texts=texts, **reached(form)
    )


def reached(form: forms.Writing) -> dict[str, Any]:
    """How many people the form chooses, by language, and what its texts cost."""
    draft = form.draft()
    limits = rights.districts(here.me())
    if beyond(draft.audience, limits):
        return {"reach": None, "cost": None}
    planned = hours(draft.wanted_from, draft.wanted_until, here.config(), here.now())
    day = planned.begins_at.astimezone(here.config().timezone).date()
    met = reach(draft.audience, day, here.config())
    sizes = {code: written(typed).segments for code, typed in draft.texts.items() if typed.strip()}
    whole = cost(met, sizes, here.config().cost())
    return {"reach": met, "cost": whole, "names": names()}


def page(
    row: Broadcast, trial: forms.Trial | None = None, asking: forms.Asking | None = None
) -> str:
    """The whole page; with the form that was refused."""
    open_still = row.state in (BroadcastState.DRAFT, BroadcastState.ASKED)
    view = approval.outlook(row, here.config(), here.now()) if open_still else None
    asked = row.state == BroadcastState.ASKED
    asking = asking or forms.Asking(again_reason=row.again_reason)
    asking.again_reason.flags.required = True  # where it is asked for at all
    return render_template(
        "staff/broadcast.html",
        row=row,
        texts=texts_of(row),
        names=names(),
        people=words.people(row),
        view=view,
        why_not=approval.refusal(row, here.me(), here.now()) if asked else None,
        trial=trial or forms.trial(row),
        asking=asking,
        tried=trying.tried(row),
        editable=row.state in EDITABLE,
        once=once(),
        may_send=_may_send(row),
        **moving(row),
    )


def moving(row: Broadcast) -> dict[str, Any]:
    """What the moving part of the page shows; nothing of it where nothing was let go yet."""
    begun = row.approved_at is not None
    return {
        "progress": progress(row, here.config(), here.now()) if begun else None,
        "counted": words.counted,
        "became": words.became,
        "states": words.states(),
        "may_act": _may_send(row),
        "may_export": _may_send(row) and rights.may(here.me(), Right.EXPORT),
    }


def names() -> dict[str, str]:
    """The languages by their names."""
    _ = language.gettext()
    return {code: _(name) for code, name in forms.LANGUAGE_NAMES.items()}


def _may_send(row: Broadcast) -> bool:
    """Whether the person looking may act on it: by right, and within their districts."""
    wanted = Filter.from_json(row.audience)
    mine = not beyond(wanted, rights.districts(here.me()))
    return mine and rights.may(here.me(), Right.BROADCAST)
