"""One person: what they follow and by which consent, and what an officer may do for them."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk import card, changes, own_cv
from smsgate.web import downloads, flashes, here, language
from smsgate.web.guard import needs
from smsgate.web.staff.subscribers import words
from smsgate.web.staff.subscribers.room import bp, common, person

ONE = "/<int:contact_id>"
PAUSES = (7, 14, 30, 90)
"""Days to choose from for a pause."""

Answer = Response | tuple[str, int]


@bp.get(ONE)
@needs(Right.SUBSCRIBERS)
def show(contact_id: int) -> str:
    """All about one."""
    return _page(person(contact_id))


@bp.post(f"{ONE}/number")
@needs(Right.REVEAL)
def reveal(contact_id: int) -> str:
    """The whole number, on this answer alone."""
    contact = person(contact_id)
    return _page(contact, number=card.reveal(contact, here.me(), here.now()))


@bp.get(f"{ONE}/cv")
@needs(Right.REVEAL)
def cv(contact_id: int) -> Response:
    """What they told of themselves, as a page to print."""
    contact = person(contact_id)
    paper = own_cv.take(contact, here.me(), here.config(), here.now())
    return downloads.pdf_download(f"cv-{contact.id}", paper or abort(404))


@bp.post(f"{ONE}/pause")
@needs(Right.SUBSCRIBERS)
def pause(contact_id: int) -> Answer:
    """No news for some days."""
    contact, days = person(contact_id), request.form.get("days", 0, type=int)
    try:
        changes.pause(contact, days or -1, here.me(), here.now(), here.today())
    except InputError as error:
        return _page(contact, fault=("pause", flashes.refused(error))), 422
    flashes.undoable(language.gettext()(N_("Paused.")), ".resume", contact_id=contact.id)
    return _back(contact)


@bp.post(f"{ONE}/resume")
@needs(Right.SUBSCRIBERS)
def resume(contact_id: int) -> Answer:
    """The pause is over."""
    contact = person(contact_id)
    try:
        changes.pause(contact, 0, here.me(), here.now(), here.today())
    except InputError as error:
        return _page(contact, fault=("pause", flashes.refused(error))), 422
    return _back(contact, N_("The pause is over: the news goes on."))


@bp.post(f"{ONE}/end/<int:subscription_id>")
@needs(Right.SUBSCRIBERS)
def end(contact_id: int, subscription_id: int) -> Response:
    """One of the things they follow is over."""
    contact = person(contact_id)
    if changes.end(contact, subscription_id, here.me(), here.now()) is not None:
        flashes.undoable(
            language.gettext()(N_("Ended.")),
            ".take_back",
            contact_id=contact.id,
            subscription_id=subscription_id,
        )
    return _back(contact)


@bp.post(f"{ONE}/take-back/<int:subscription_id>")
@needs(Right.SUBSCRIBERS)
def take_back(contact_id: int, subscription_id: int) -> Response:
    """That was a slip."""
    contact = person(contact_id)
    try:
        changes.take_back(contact, subscription_id, here.me(), here.now())
    except InputError as error:
        flashes.told(flashes.refused(error), "danger")
        return _back(contact)
    return _back(contact, N_("Taken back."))


@bp.post(f"{ONE}/stop")
@needs(Right.SUBSCRIBERS)
def stop(contact_id: int) -> Response:
    """They asked to be left in peace."""
    contact = person(contact_id)
    changes.stop(contact, here.me(), here.now())
    return _back(contact, N_("Stopped. Nothing is sent to this number any more."))


@bp.post(f"{ONE}/erase")
@needs(Right.SUBSCRIBERS)
def erase(contact_id: int) -> Answer:
    """They asked to be forgotten."""
    contact = person(contact_id)
    try:
        digits = request.form.get("digits", "")
        changes.erase(contact, digits, here.me(), here.config(), here.now())
    except InputError as error:
        return _page(contact, fault=("erase", flashes.refused(error))), 422
    flashes.told(language.gettext()(N_("Erased: all that was kept of this number is gone.")))
    return redirect(url_for(".index"), 303)


def _page(contact: Contact, number: str = "", fault: tuple[str, str] = ("", "")) -> str:
    _ = language.gettext()
    return render_template(
        "staff/subscribers/one.html",
        card=card.card(contact, here.me(), here.today()),
        number=number,
        now=here.now(),
        faults=dict([fault]),
        typed=request.form,
        pauses=PAUSES,
        may_reveal=may(here.me(), Right.REVEAL),
        profile=own_cv.known(contact, here.today()),
        subscription_states={key: _(text) for key, text in words.SUBSCRIPTIONS.items()},
        ends={key: _(text) for key, text in words.ENDS.items()},
        **common(),
    )


def _back(contact: Contact, text: str = "") -> Response:
    if text:
        flashes.told(language.gettext()(text))
    return redirect(url_for(".show", contact_id=contact.id), 303)
