"""Answering: counted while it is typed, sent, and taken back."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from smsgate.errors import InputError
from smsgate.services.inbox import answering, taking_back
from smsgate.services.inbox.answering import Answer, Held, Sent
from smsgate.services.inbox.draft import draft
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.filters import moment
from smsgate.web.forms import once
from smsgate.web.guard import needs
from smsgate.web.staff.inbox import room
from smsgate.web.staff.inbox.room import bp
from smsgate.web.staff.inbox.threads import NUMBER, Typed, page


@bp.post("/count")
@needs(Right.ANSWER)
def count() -> Response:
    """How the words typed will read, and what they cost."""
    made = draft(request.form.get("text", ""), here.config())
    return room.piece(render_template("staff/inbox/count.html", draft=made))


@bp.post(f"/{NUMBER}/answer")
@needs(Right.ANSWER)
def send(contact_id: int) -> AnyResponse | tuple[str, int]:
    """Send it, unless the officer should first see what came meanwhile."""
    contact, conversation = room.found(contact_id)
    form = Typed()
    given = Answer(
        text=form.text.data or "",
        token=once(form.token.data),
        mark=form.mark.data or "",
        warned=bool(form.warned.data),
    )
    try:
        done = answering.answer(here.me(), contact.id, given, here.config(), here.now())
    except InputError as error:
        form.text.errors = [flashes.refused(error)]
        return page(contact, conversation, form=form), 422
    if isinstance(done, Held):
        form.mark.data, form.warned.data = done.mark, "1" if done.flags else form.warned.data
        return page(contact, conversation, form=form, held=done), 409
    here.runtime().ring()
    flashes.undoable(_told(done), ".take_back", contact_id=contact.id, message_id=done.message)
    return redirect(url_for(".show", contact_id=contact.id, **room.kept()), 303)


@bp.post(f"/{NUMBER}/answer/<int:message_id>/take-back")
@needs(Right.ANSWER)
def take_back(contact_id: int, message_id: int) -> AnyResponse:
    """Second thoughts: the words stand in the form again."""
    contact, _conversation = room.found(contact_id)
    _ = language.gettext()
    words = taking_back.take_back(here.me(), contact.id, message_id, here.config(), here.now())
    if words is None:
        flashes.told(_("It has left already and cannot be taken back."), "warning")
        return redirect(url_for(".show", contact_id=contact.id, **room.kept()), 303)
    flashes.told(_("Taken back: nothing was sent. The words stand below."), "info")
    back = url_for(".show", contact_id=contact.id, draft=message_id, **room.kept())
    return redirect(back, 303)


def _told(sent: Sent) -> str:
    _ = language.gettext()
    if sent.at <= here.now() + answering.SECOND_THOUGHTS:
        return _("Your answer leaves in 10 seconds.")
    return _("It is quiet now: your answer leaves %(at)s.") % {"at": moment(sent.at)}
