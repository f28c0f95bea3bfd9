"""The own account: name, language, password, code from the phone, and where one is signed in."""

from collections.abc import Callable
from datetime import datetime

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Role, Staff
from smsgate.services.accounts import own, people, second_factor, sessions
from smsgate.web import flashes, here, language
from smsgate.web.devices import device_name
from smsgate.web.forms import Form, PasswordField, StringField, longest, required
from smsgate.web.guard import ANY_ACCOUNT, needs
from smsgate.web.paths import inside

bp = Blueprint("account", __name__, url_prefix="/account")

_WRONG = N_("That code is not right, or was used before. Wait for the next one.")


class Password(Form):
    """The old one shows that it is really you; there is none after a first login."""

    old = PasswordField(N_("Present password"), [longest(500)])
    new = PasswordField(N_("New password"), [required(), longest(500)])


class Code(Form):
    """Six digits."""

    code = StringField(N_("Code from your phone"), [required(), longest(20)])


@bp.get("")
@needs(ANY_ACCOUNT)
def index() -> str:
    """All of it on one page."""
    return _page()


@bp.post("/password")
@needs(ANY_ACCOUNT)
def password() -> Response | tuple[str, int]:
    """Another password; other devices are signed out."""
    form = Password()
    if form.validate():
        try:
            own.change_password(
                here.me(), form.old.data or "", form.new.data or "", current_user.row.id, here.now()
            )
        except InputError as error:
            form.new.errors = [flashes.refused(error)]
        else:
            return flashes.done(N_("Your password is changed. Other devices are signed out."))
    return _page(password_form=form), 422


@bp.post("/code/begin")
@needs(ANY_ACCOUNT)
def begin_code() -> Response:
    """Show the secret to put into the phone."""
    if not second_factor.is_on(here.me()):
        second_factor.prepare(here.me())
    return redirect(url_for(".index", _anchor="phone"), 303)


@bp.post("/code/confirm")
@needs(ANY_ACCOUNT)
def confirm_code() -> str | tuple[str, int]:
    """The phone tells the right code: from now on it is asked for. Recovery codes are shown this once."""
    return _with_new_codes(own.turn_on_code)


@bp.post("/code/off")
@needs(ANY_ACCOUNT)
def code_off() -> Response | tuple[str, int]:
    """No code any more; proven by a code."""
    form = Code()
    if form.validate():
        if own.turn_off_code(here.me(), form.code.data or "", here.now()):
            return flashes.done(N_("Signing in needs no code any more."))
        form.code.errors = [language.gettext()(_WRONG)]
    return _page(code_form=form), 422


@bp.post("/code/recovery")
@needs(ANY_ACCOUNT)
def recovery() -> str | tuple[str, int]:
    """New recovery codes; the old ones are void."""
    return _with_new_codes(own.renew_recovery_codes)


@bp.post("/sessions/<int:session_id>/end")
@needs(ANY_ACCOUNT)
def end_session(session_id: int) -> Response:
    """Sign another device out."""
    sessions.end(here.me(), session_id, here.now())
    return flashes.done(N_("That device is signed out."))


@bp.post("/language")
@needs(ANY_ACCOUNT)
def speak() -> Response:
    """The pages in another language, and back to where one was."""
    people.speak(here.me(), request.form.get("language", ""))
    return redirect(inside(request.form.get("back", "")) or url_for(".index"), 303)


def _with_new_codes(act: Callable[[Staff, str, datetime], list[str]]) -> str | tuple[str, int]:
    form = Code()
    if form.validate():
        codes = act(here.me(), form.code.data or "", here.now())
        if codes:
            return render_template("staff/recovery_codes.html", codes=codes)
        form.code.errors = [language.gettext()(_WRONG)]
    return _page(code_form=form), 422


def _page(password_form: Password | None = None, code_form: Code | None = None) -> str:
    staff = here.me()
    waits = staff.totp_secret is not None and not second_factor.is_on(staff)
    address = second_factor.address(staff) if waits else ""
    picture = segno.make(address).svg_inline(scale=4, border=2) if waits else ""
    asked = password_form or Password(formdata=None)
    asked.old.flags.required = bool(staff.password_hash)
    return render_template(
        "staff/account.html",
        staff=staff,
        password_form=asked,
        code_form=code_form or Code(formdata=None),
        code_on=second_factor.is_on(staff),
        code_due=not here.config().simulated and staff.role == Role.ADMIN,
        codes_left=second_factor.recovery_codes_left(staff),
        secret=staff.totp_secret if waits else "",
        picture=picture,
        devices=sessions.of(staff, here.now()),
        device_name=device_name,
        this_device=current_user.row.id,
    )
