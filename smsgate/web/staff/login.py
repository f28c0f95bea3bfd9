"""Signing in and out: password, code from the phone, links of invitation, and the first login."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Staff
from smsgate.services.accounts import invitations, signing_in
from smsgate.services.accounts.signing_in import Answer
from smsgate.web import flashes, here, language, signed_in
from smsgate.web.forms import EmailField, Form, PasswordField, StringField, longest, required
from smsgate.web.guard import ANY_ACCOUNT, ANYBODY, needs
from smsgate.web.paths import inside
from smsgate.web.staff import navigation

bp = Blueprint("login", __name__)

SAID = {
    Answer.WRONG: N_("Address and password do not belong together. Try again."),
    Answer.LOCKED: N_("Too many tries. Wait 15 minutes, or ask an admin for a new link."),
}
WRONG_CODE = N_("That code is not right, or was used before. Wait for the next one.")


HALF_WAY = "half_way"
HALF_WAY_SECONDS = 300


class Login(Form):
    """Who, and the proof of it."""

    email = EmailField(N_("E-mail"), [required(), longest(200)])
    password = PasswordField(N_("Password"), [required(), longest(500)])


class Code(Form):
    """What the phone shows."""

    code = StringField(N_("Code from your phone"), [required(), longest(20)])


class NewPassword(Form):
    """A password to choose."""

    password = PasswordField(N_("New password"), [required(), longest(500)])


@bp.get("/login")
@needs(ANYBODY)
def form() -> Response | str:
    """The form."""
    if current_user.is_authenticated:
        return redirect(url_for(navigation.home()), 303)
    return _form(Login())


@bp.post("/login")
@needs(ANYBODY)
def enter() -> Response | tuple[str, int]:
    """Try the door."""
    typed = Login()
    if not typed.validate():
        return _form(typed), 422
    answer, staff = signing_in.sign_in(
        typed.email.data or "", typed.password.data or "", here.now()
    )
    if staff is None:
        return _form(typed, SAID[answer]), 422
    if answer is Answer.CODE:
        session[HALF_WAY] = [staff.id, here.now().timestamp()]
        return redirect(url_for(".code", next=request.args.get("next")), 303)
    return _welcome(staff)


@bp.get("/login/code")
@needs(ANYBODY)
def code() -> Response | str:
    """Ask for the code, where the password was right a moment ago."""
    return _code(Code()) if _half_way() else redirect(url_for(".form"), 303)


@bp.post("/login/code")
@needs(ANYBODY)
def finish() -> Response | tuple[str, int]:
    """Try the code."""
    staff_id, typed = _half_way(), Code()
    if staff_id is None:
        return redirect(url_for(".form"), 303)
    if not typed.validate():
        return _code(typed), 422
    answer, staff = signing_in.finish(staff_id, typed.code.data or "", here.now())
    if staff is None:
        said = SAID[answer] if answer is Answer.LOCKED else WRONG_CODE
        typed.code.errors = [language.gettext()(said)]
        return _code(typed), 422
    return _welcome(staff)


@bp.post("/logout")
@needs(ANY_ACCOUNT)
def leave() -> Response:
    """Sign this device out."""
    signed_in.leave(current_user)
    return redirect(url_for(".form"), 303)


@bp.get("/invitation/<token>")
@needs(ANYBODY)
def invitation(token: str) -> str | tuple[str, int]:
    """Whoever was invited, or lost the password, chooses one."""
    account = invitations.account_of(token, here.now())
    if account is None:
        return render_template("staff/link_over.html"), 410
    return _invitation(NewPassword(), account)


@bp.post("/invitation/<token>")
@needs(ANYBODY)
def accept(token: str) -> Response | str | tuple[str, int]:
    """Take the password, and let them in."""
    account = invitations.account_of(token, here.now())
    if account is None:
        return render_template("staff/link_over.html"), 410
    typed = NewPassword()
    if typed.validate():
        try:
            staff = invitations.accept(token, typed.password.data or "", here.now())
        except InputError as error:
            typed.password.errors = [flashes.refused(error)]
        else:
            signed_in.enter(staff)
            return redirect(url_for(navigation.home()), 303)
    return _invitation(typed, account), 422


@bp.get("/first/<token>")
@needs(ANYBODY)
def first(token: str) -> str:
    """On the simulator: one button, and the office is open."""
    _only_on_the_simulator()
    return render_template("staff/first_login.html", token=token)


@bp.post("/first/<token>")
@needs(ANYBODY)
def first_enter(token: str) -> Response | tuple[str, int]:
    """The button."""
    _only_on_the_simulator()
    staff = invitations.enter(token, here.now())
    if staff is None:
        return render_template("staff/link_over.html"), 410
    signed_in.enter(staff)
    _ = language.gettext()
    flashes.told(_("Welcome. Set a password now: the link you came by works only once."), "info")
    return redirect(url_for("staff.account.index"), 303)


def _only_on_the_simulator() -> None:
    if not here.config().simulated:
        abort(404)


def _form(typed: Login, said: str = "") -> str:
    sentence = language.gettext()(said) if said else ""
    return render_template("staff/login.html", form=typed, said=sentence)


def _code(typed: Code) -> str:
    return render_template("staff/login_code.html", form=typed)


def _half_way() -> int | None:
    """Whose password was right on this device, for as long as the code may take."""
    staff_id, since = session.get(HALF_WAY, (0, 0))
    return staff_id if here.now().timestamp() - since < HALF_WAY_SECONDS else None


def _welcome(staff: Staff) -> Response:
    signed_in.enter(staff)
    return redirect(inside(request.args.get("next", "")) or url_for(navigation.home()), 303)


def _invitation(typed: NewPassword, account: Staff) -> str:
    return render_template("staff/invitation.html", form=typed, account=account)
