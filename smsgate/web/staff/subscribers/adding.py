"""Entering one person by hand."""

from flask import render_template
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.services.rights import Right
from smsgate.services.subscriber_desk.adding import FieldError, Typed, add
from smsgate.web import flashes, here, language
from smsgate.web.forms import SelectField, StringField, longest, required
from smsgate.web.guard import needs
from smsgate.web.staff.consent import Number
from smsgate.web.staff.subscribers.room import bp, kinds, places


class Person(Number):
    """Somebody who wants the news."""

    place = SelectField(N_("Place"), [required()])
    kind = SelectField(N_("Kind of work"))
    note = StringField(
        N_("How you were told"),
        [longest(200)],
        description=N_("For example: came to the office, phoned. Kept with the consent."),
    )


@bp.get("/new")
@needs(Right.SUBSCRIBERS)
def new() -> str:
    """The empty form."""
    return _page(_form())


@bp.post("/new")
@needs(Right.SUBSCRIBERS)
def enter() -> Response | tuple[str, int]:
    """Write down somebody, and ask them."""
    form = _form()
    if form.validate() and form.is_complete():
        try:
            contact = add(_typed(form), here.me(), here.config(), here.now())
        except FieldError as error:
            form[error.field].errors = [flashes.refused(error)]
        except InputError as error:
            flashes.told(flashes.refused(error), "danger")
        else:
            here.runtime().ring()
            text = N_("Entered.") if form.paper else N_("Entered. The person is asked by SMS.")
            return flashes.done(text, ".show", contact_id=contact.id)
    return _page(form), 422


def _form() -> Person:
    _ = language.gettext()
    form = Person()
    form.place.choices = [("", _("Choose a place")), *places().items()]
    form.kind.choices = [("", _("any work")), *kinds().items()]
    form.offer_consents()
    return form


def _typed(form: Person) -> Typed:
    return Typed(
        phone=form.phone.data or "",
        place=form.place.data,
        kind=form.kind.data,
        language=form.language.data,
        note=(form.note.data or "").strip(),
        paper=form.paper,
    )


def _page(form: Person) -> str:
    return render_template("staff/subscribers/new.html", form=form)
