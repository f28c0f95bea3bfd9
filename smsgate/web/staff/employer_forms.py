"""The forms about an employer: who it is, why it is suspended, a paper, an invitation."""

from flask_wtf.file import FileField, FileRequired

from smsgate.i18n import N_
from smsgate.services.employers import Details, Faults
from smsgate.web import language, states
from smsgate.web.forms import (
    BooleanField,
    EmailField,
    Form,
    SelectField,
    StringField,
    TelField,
    longest,
    required,
)
from smsgate.web.staff.reasons import Reason

REASONS = (
    N_("It asks applicants for money."),
    N_("Nobody can be reached, and the address is not right."),
    N_("Workers complain that they are not paid."),
    N_("It asked us to stop for a while."),
)


class EmployerForm(Form):
    """Who it is. Lengths are the service's to check: it knows every field by the same name."""

    name = StringField(N_("Name"), [required(), longest(500)])
    kind = SelectField(N_("What it is"))
    place = StringField(
        N_("Place"),
        [longest(200)],
        description=N_("A kecamatan, or village and kecamatan; elsewhere a kabupaten or kota."),
    )
    address = StringField(N_("Address"), [longest(500)])
    contact_name = StringField(N_("Whom to ask for"), [longest(500)])
    contact = StringField(
        N_("Contact for applicants"),
        [longest(500)],
        description=N_("Shown to everybody with its vacancies."),
    )
    phone = TelField(
        N_("Mobile number of the employer"),
        [longest(40)],
        description=N_(
            "Only for the office; hidden in lists. It may post vacancies by SMS from it."
        ),
    )
    no_phone = BooleanField(N_("Forget the number that is written down"))
    nib = StringField(
        N_("NIB"),
        [longest(40)],
        description=N_("13 digits. Households and village offices have none."),
    )

    @property
    def details(self) -> Details:
        """What was typed."""
        typed = {name: value for name, value in self.data.items() if value is not None}
        return Details(**typed)

    def blame(self, faults: Faults) -> None:
        """Put each fault at its field, in the page's language."""
        _ = language.gettext()
        for name, fault in faults.items():
            self[name].errors = [_(fault)]


class Suspend(Reason):
    """Why it is suspended."""

    fraud = BooleanField(N_("It is a fraud: those who were told of its vacancies should be warned"))


class Paper(Form):
    """A scanned paper."""

    file = FileField(
        N_("File"),
        [FileRequired(N_("Choose a file."))],
        description=N_("PDF, JPEG or PNG, at most 5 MB. Never a KTP: we do not keep those."),
    )


class Invite(Form):
    """Somebody of the firm who may sign in for it."""

    email = EmailField(N_("E-mail"), [required(), longest(200)])


def employer_form(details: Details | None = None) -> EmployerForm:
    """The form with what was sent, or with what is written down."""
    _ = language.gettext()
    form = EmployerForm() if details is None else EmployerForm(formdata=None, obj=details)
    kinds = [(kind.value, _(text)) for kind, text in states.KINDS.items()]
    form.kind.choices = [("", _("Not known")), *kinds]
    return form


def suspend_form(*, empty: bool = False) -> Suspend:
    """The form with what was sent, or empty."""
    form = Suspend(formdata=None, prefix="suspend") if empty else Suspend(prefix="suspend")
    form.offer(REASONS)
    return form
