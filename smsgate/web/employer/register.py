"""`/employer/register`: a firm, shop or household asks for its own door. Open to everybody."""

from typing import Any

import structlog
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from smsgate.i18n import N_
from smsgate.services.accounts import people
from smsgate.services.employer_desk.registration import (
    CONSENT,
    Registered,
    Registration,
    register,
)
from smsgate.services.employers.details import Details
from smsgate.web import flashes, here, language, signed_in, states
from smsgate.web.forms import (
    BooleanField,
    EmailField,
    Form,
    PasswordField,
    SelectField,
    StringField,
    TelField,
    longest,
    required,
)
from smsgate.web.guard import ANYBODY, needs

bp = Blueprint("register", __name__, url_prefix="/register")

BAIT = "website"
"""A field no person sees: what fills it in is a program."""

log = structlog.get_logger()


class Application(Form):
    """Who asks, whom to call, and how to sign in later."""

    name = StringField(
        N_("Name of the firm, shop or household"),
        [required(), longest(100)],
        description=N_("As people know it: it stands in every SMS."),
    )
    kind = SelectField(N_("What it is"))
    place = StringField(
        N_("Kecamatan or village"),
        [required(), longest(200)],
        description=N_("Elsewhere: the kabupaten or kota."),
    )
    address = StringField(
        N_("Address"),
        [required(), longest(200)],
        description=N_("So that an officer finds you: road, market, what it is next to."),
    )
    contact_name = StringField(N_("Your name"), [required(), longest(100)])
    phone = TelField(
        N_("Mobile number"),
        [required(), longest(40)],
        description=N_("The officer calls it once. Example: 081234567890"),
    )
    nib = StringField(
        N_("NIB"),
        [longest(40)],
        description=N_("13 digits, if there is one. Small shops and households need none."),
    )
    email = EmailField(
        N_("E-mail"), [required(), longest(200)], description=N_("You sign in with it.")
    )
    password = PasswordField(
        N_("Choose a password"),
        [required(), longest(500)],
        description=N_("At least 10 characters; a few words are good."),
    )
    agreed = BooleanField(CONSENT, [required()])


@bp.get("")
@needs(ANYBODY)
def form() -> Response | str:
    """The form."""
    if current_user.is_authenticated:
        return redirect(url_for("employer.index"), 303)
    return _page(_form())


@bp.post("")
@needs(ANYBODY)
def send() -> Response | tuple[str, int]:
    """Write it down, and let them in: they can prepare a vacancy while an officer checks them."""
    if current_user.is_authenticated:
        return redirect(url_for("employer.index"), 303)
    typed = _form()
    if request.form.get(BAIT):
        log.warning("employer.bait_taken")
        return redirect(url_for("staff.login.form"), 303)
    if typed.validate():
        made = _registered(typed)
        if made.account is not None:
            people.speak(made.account, language.current())
            signed_in.enter(made.account)
            _ = language.gettext()
            flashes.told(_("Welcome. An officer checks your data first, and may call you."))
            return redirect(url_for("employer.index"), 303)
        _ = language.gettext()
        for name, said in (made.faults or {}).items():
            typed[name].errors = [_(said.text) % said.values]
    return _page(typed), 422


def _registered(typed: Application) -> Registered:
    names = ("name", "kind", "place", "address", "contact_name", "phone", "nib")
    told: dict[str, Any] = {name: typed[name].data or "" for name in names}
    details = Details(**told)
    registration = Registration(
        details=details,
        email=typed.email.data or "",
        password=typed.password.data or "",
        consent=language.gettext()(CONSENT),
    )
    return register(registration, here.config().region, here.now())


def _form() -> Application:
    made = Application()
    _ = language.gettext()
    made.kind.choices = [(kind.value, _(text)) for kind, text in states.KINDS.items()]
    return made


def _page(typed: Application) -> str:
    places = [place.name for place in here.book().districts]
    return render_template("employer/register.html", form=typed, places=places, bait=BAIT)
