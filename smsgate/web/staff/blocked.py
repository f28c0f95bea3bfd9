"""Numbers that are blocked, those that flood us, and one of them with its block."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact
from smsgate.phone import mask
from smsgate.services import blocking
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk import card
from smsgate.web import asked, flashes, here, language
from smsgate.web.forms import SelectField
from smsgate.web.guard import needs
from smsgate.web.staff.reasons import Reason

bp = Blueprint("blocked", __name__, url_prefix="/subscribers/blocked")

ONE = "/<int:contact_id>"
FOR_GOOD = "good"
READY = (
    N_("Insults our staff or other people."),
    N_("Sends the same text again and again."),
    N_("Advertising or fraud."),
)
TERMS = {"1": N_("1 day"), "7": N_("7 days"), "30": N_("30 days"), FOR_GOOD: N_("for good")}


class Term(Reason):
    """For how long, and why."""

    days = SelectField(N_("For how long"), validate_choice=False)


@bp.get("")
@needs(Right.ANSWER)
def index() -> str:
    """All that are blocked now, and those that one might look at."""
    by, config, now = here.me(), here.config(), here.now()
    return render_template(
        "staff/blocked.html",
        page=blocking.page(asked.page(), by, config, now),
        flooding=blocking.flooding(by, config, now),
        flooded_days=blocking.FLOODED_DAYS,
    )


@bp.get(ONE)
@needs(Right.ANSWER)
def show(contact_id: int) -> str:
    """One number: whether it is blocked, and the form."""
    return _page(_number(contact_id), _form(Term(formdata=None)))


@bp.post(ONE)
@needs(Right.ANSWER)
def block(contact_id: int) -> Response | tuple[str, int]:
    """Block it."""
    contact, form = _number(contact_id), _form(Term())
    try:
        if not form.validate():
            return _page(contact, form), 422
        blocking.block(contact, _days(form.days.data), form.said, here.me(), here.now())
    except InputError as error:
        field = form.days if error.text == blocking.NO_TERM else form.words
        field.errors = [flashes.refused(error)]
        return _page(contact, form), 422
    text = language.gettext()(N_("Blocked: its texts are kept, and not answered."))
    flashes.undoable(text, ".lift", contact_id=contact.id)
    return redirect(url_for(".show", contact_id=contact.id), 303)


@bp.post(f"{ONE}/lift")
@needs(Right.ANSWER)
def lift(contact_id: int) -> Response:
    """Answer it again."""
    contact = _number(contact_id)
    if blocking.lift(contact, here.me(), here.now()):
        flashes.told(language.gettext()(N_("The block is lifted: it is answered again.")))
    return redirect(url_for(".show", contact_id=contact.id), 303)


def _number(contact_id: int) -> Contact:
    return blocking.found(contact_id, here.me(), here.config()) or abort(404)


def _days(chosen: str | None) -> int | None:
    """None for good; 0, which is refused, for whatever was not offered."""
    if chosen == FOR_GOOD:
        return None
    return int(chosen) if chosen in TERMS else 0


def _form(form: Term) -> Term:
    _ = language.gettext()
    form.offer(READY)
    form.days.choices = [
        ("", _("Choose")),
        *((value, _(text)) for value, text in TERMS.items()),
    ]
    return form


def _page(contact: Contact, form: Term) -> str:
    return render_template(
        "staff/blocked_one.html",
        contact=contact,
        number=mask(contact.phone),
        blocked=contact.blocked_at(here.now()),
        history=blocking.history(contact),
        form=form,
        now=here.now(),
        subscriber=may(here.me(), Right.SUBSCRIBERS) and card.find(contact.id, here.me()),
        refused=request.method == "POST",
    )
