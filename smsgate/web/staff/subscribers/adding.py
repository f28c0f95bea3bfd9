"""Entering one person by hand."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import DEFAULT_LANGUAGE, N_
from smsgate.services.rights import Right
from smsgate.services.subscriber_desk.adding import FieldError, Paper, Typed, add
from smsgate.web import flashes, here, language
from smsgate.web.forms import (
    DateField,
    Form,
    SelectField,
    StringField,
    TelField,
    longest,
    optional,
    required,
)
from smsgate.web.guard import needs
from smsgate.web.staff.subscribers.room import bp, kinds, places

ASK, PAPER = "ask", "paper"
CONSENTS = {
    ASK: N_("Ask by SMS (answer: SETUJU)"),
    PAPER: N_("There is a signed paper"),
}


class Person(Form):
    """Somebody who wants the news."""

    phone = TelField(N_("Mobile number"), [required(), longest(30)])
    place = SelectField(N_("Place"), [required()])
    kind = SelectField(N_("Kind of work"))
    language = SelectField(N_("Language"), default=DEFAULT_LANGUAGE)
    consent = SelectField(N_("Consent"), default=ASK)
    note = StringField(
        N_("How you were told"),
        [longest(200)],
        description=N_("For example: came to the office, phoned. Kept with the consent."),
    )
    reference = StringField(
        N_("Where the signed paper is kept"),
        [longest(200)],
        description=N_("Only with a signed paper: its number, or the folder."),
    )
    signed_on = DateField(N_("Signed on"), [optional()])

    @property
    def paper(self) -> Paper | None:
        """The signed paper, if one is declared."""
        if self.consent.data != PAPER or self.signed_on.data is None:
            return None
        return Paper(reference=(self.reference.data or "").strip(), day=self.signed_on.data)

    def is_complete(self) -> bool:
        """Whether a signed paper has its day."""
        if self.consent.data == PAPER and self.signed_on.data is None:
            self.signed_on.errors = [language.gettext()(N_("Say when the paper was signed."))]
            return False
        return True


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
            flashes.told(language.gettext()(text))
            return redirect(url_for(".show", contact_id=contact.id), 303)
    return _page(form), 422


def _form() -> Person:
    _ = language.gettext()
    form = Person()
    form.place.choices = [("", _("Choose a place")), *places().items()]
    form.kind.choices = [("", _("any work")), *kinds().items()]
    form.language.choices = [*language.TONGUES.items()]
    form.consent.choices = [(key, _(text)) for key, text in CONSENTS.items()]
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
