"""Taking a conversation, sorting, noting, closing and opening it again: a POST each, then the thread."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.services.inbox import handling
from smsgate.services.inbox.handling import Hand
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.forms import once
from smsgate.web.guard import needs
from smsgate.web.paths import HIGHEST_ID
from smsgate.web.staff.inbox import room
from smsgate.web.staff.inbox.room import bp
from smsgate.web.staff.inbox.threads import NUMBER, Note, page


@bp.post(f"/{NUMBER}/assign")
@needs(Right.ANSWER)
def assign(contact_id: int) -> Response:
    """To oneself, a colleague or nobody."""
    to = request.form.get("to", type=int)
    try:
        handling.assign(_hand(contact_id), to if to and 0 < to <= HIGHEST_ID else None)
    except InputError as error:
        flashes.told(flashes.refused(error), "danger")
        return _back(contact_id)
    return _back(
        contact_id, N_("The conversation has a new owner.") if to else N_("It is nobody's.")
    )


@bp.post(f"/{NUMBER}/move")
@needs(Right.ANSWER)
def move(contact_id: int) -> Response:
    """About another district; who may not go there loses sight of it."""
    hand, area = _hand(contact_id), request.form.get("area", "")
    if area and area not in {place.code for place in here.book().districts}:
        return _back(contact_id)
    handling.move(hand, area)
    if not room.reaches(contact_id):
        flashes.told(language.gettext()(N_("Passed on to the officers of that district.")))
        return redirect(url_for(".index", **room.kept()), 303)
    return _back(contact_id, N_("The district is set."))


@bp.post(f"/{NUMBER}/label")
@needs(Right.ANSWER)
def label(contact_id: int) -> Response:
    """Put a label on, or take it off."""
    hand = _hand(contact_id)
    which, _, put = request.form.get("label", "").partition(",")
    if which.isdecimal() and which.isascii() and 0 < int(which) <= HIGHEST_ID:
        handling.label(hand, int(which), put=put == "1")
    return _back(contact_id)


@bp.post(f"/{NUMBER}/note")
@needs(Right.ANSWER)
def note(contact_id: int) -> Response | tuple[str, int]:
    """A note for colleagues."""
    form = Note(prefix="note-")
    token = once(form.token.data)
    try:
        handling.note(_hand(contact_id), form.text.data or "", token)
    except InputError as error:
        form.text.errors = [flashes.refused(error)]
        return page(*room.found(contact_id), note=form), 422
    return _back(contact_id, N_("Noted. Only colleagues see it."))


@bp.post(f"/{NUMBER}/close")
@needs(Right.ANSWER)
def close(contact_id: int) -> Response:
    """Done; it can be taken back."""
    handling.close(_hand(contact_id))
    text = language.gettext()(N_("Closed. A new question of this person opens it again."))
    flashes.undoable(text, ".reopen", contact_id=contact_id, undo=1)
    return redirect(url_for(".index", **room.kept()), 303)


@bp.post(f"/{NUMBER}/reopen")
@needs(Right.ANSWER)
def reopen(contact_id: int) -> Response:
    """Our turn again."""
    handling.reopen(_hand(contact_id), as_it_was="undo" in request.args)
    return _back(contact_id, N_("The conversation is open again."))


def _hand(contact_id: int) -> Hand:
    room.found(contact_id)
    return Hand(officer=here.me(), contact=contact_id, config=here.config(), now=here.now())


def _back(contact_id: int, text: str = "") -> Response:
    if text:
        flashes.told(language.gettext()(text))
    return redirect(url_for(".show", contact_id=contact_id, **room.kept()), 303)
