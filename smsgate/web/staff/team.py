"""The team: who may sign in, as what, for which districts; invitations, resets, and the way out."""

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Role, Staff
from smsgate.services.accounts import invitations, people, second_factor, sessions
from smsgate.services.rights import Right
from smsgate.web import flashes, here, language
from smsgate.web.forms import (
    EmailField,
    Form,
    SelectField,
    SelectMultipleField,
    StringField,
    longest,
    required,
)
from smsgate.web.guard import needs
from smsgate.web.staff.links import link_page

bp = Blueprint("team", __name__, url_prefix="/team")

ROLES = {
    Role.ADMIN: N_("Admin: everything, also accounts"),
    Role.OFFICER: N_("Officer: vacancies, people, sending"),
    Role.VERIFIER: N_("Verifier: checks and publishes vacancies"),
    Role.VIEWER: N_("Viewer: looks, changes nothing"),
}

NAMES = {
    Role.ADMIN: N_("Admin"),
    Role.OFFICER: N_("Officer"),
    Role.VERIFIER: N_("Verifier"),
    Role.VIEWER: N_("Viewer"),
    Role.EMPLOYER: N_("Employer"),
}


class Invite(Form):
    """A new colleague."""

    email = EmailField(N_("E-mail"), [required(), longest(200)])
    role = SelectField(N_("Role"))


class Change(Form):
    """What may be changed of a colleague."""

    name = StringField(N_("Name"), [longest(80)])
    role = SelectField(N_("Role"))
    districts = SelectMultipleField(
        N_("Only these districts"), description=N_("None chosen means all of them.")
    )


@bp.get("")
@needs(Right.TEAM)
def index() -> str:
    """Everybody, and the form for a new one."""
    return _list(_invite())


@bp.post("")
@needs(Right.TEAM)
def invite() -> str | tuple[str, int]:
    """Make the account; the link is shown for you to pass on."""
    form = _invite()
    if form.validate():
        try:
            staff, token = invitations.invite(
                form.email.data or "", Role(form.role.data), here.me(), here.now()
            )
        except InputError as error:
            form.email.errors = [flashes.refused(error)]
        else:
            return _link(staff, token)
    return _list(form), 422


@bp.get("/<int:staff_id>")
@needs(Right.TEAM)
def show(staff_id: int) -> str:
    """One colleague."""
    staff = _account(staff_id)
    return _page(staff, _change(staff))


@bp.post("/<int:staff_id>")
@needs(Right.TEAM)
def change(staff_id: int) -> Response | tuple[str, int]:
    """Another name, role or other districts."""
    staff = _account(staff_id)
    form = _change(staff)
    if form.validate():
        try:
            people.change(
                staff,
                Role(form.role.data),
                form.districts.data or [],
                form.name.data or "",
                here.now(),
                by=here.me(),
            )
        except InputError as error:
            form.role.errors = [flashes.refused(error)]
        else:
            return _done(staff, N_("Saved."))
    return _page(staff, form), 422


@bp.post("/<int:staff_id>/disable")
@needs(Right.TEAM)
def disable(staff_id: int) -> Response:
    """Nobody signs in with it any more."""
    staff = _account(staff_id)
    try:
        people.disable(staff.email, here.now(), by=here.me())
    except InputError as error:
        flashes.told(flashes.refused(error), "danger")
    else:
        _ = language.gettext()
        text = _("%(email)s can no longer sign in.") % {"email": staff.email}
        flashes.undoable(text, ".enable", staff_id=staff.id)
    return redirect(url_for(".show", staff_id=staff.id), 303)


@bp.post("/<int:staff_id>/enable")
@needs(Right.TEAM)
def enable(staff_id: int) -> Response:
    """Let somebody in again."""
    staff = _account(staff_id)
    people.enable(staff, here.now(), by=here.me())
    return _done(staff, N_("This account may sign in again."))


@bp.post("/<int:staff_id>/link")
@needs(Right.TEAM)
def link(staff_id: int) -> str:
    """A new link, for whoever lost the first one or the password."""
    staff = _account(staff_id)
    return _link(staff, invitations.renew(staff, here.me(), here.now()))


@bp.post("/<int:staff_id>/code-off")
@needs(Right.TEAM)
def code_off(staff_id: int) -> Response:
    """The phone with the codes is lost, and the recovery codes too."""
    staff = _account(staff_id)
    people.drop_code(staff, here.now(), by=here.me())
    return _done(staff, N_("Signing in needs no code any more, until a new phone is set up."))


@bp.post("/<int:staff_id>/sign-out")
@needs(Right.TEAM)
def sign_out(staff_id: int) -> Response:
    """End every session of an account."""
    staff = _account(staff_id)
    people.sign_out(staff, here.now(), by=here.me())
    return _done(staff, N_("Signed out everywhere."))


def _account(staff_id: int) -> Staff:
    return people.found(staff_id) or abort(404)


def _roles(staff: Staff | None = None) -> list[tuple[str, str]]:
    """An employer's account stays one: it hangs on a firm."""
    _ = language.gettext()
    if staff is not None and staff.role == Role.EMPLOYER:
        return [(Role.EMPLOYER.value, _(NAMES[Role.EMPLOYER]))]
    return [(role.value, _(text)) for role, text in ROLES.items()]


def _invite() -> Invite:
    form = Invite()
    form.role.choices = _roles()
    return form


def _change(staff: Staff) -> Change:
    form = Change(obj=staff)
    form.role.choices = _roles(staff)
    form.districts.choices = [(place.code, place.name) for place in here.book().districts]
    return form


def _done(staff: Staff, text: str) -> Response:
    return flashes.done(text, ".show", staff_id=staff.id)


def _list(form: Invite) -> str:
    _ = language.gettext()
    return render_template(
        "staff/team.html",
        people=people.everybody(),
        firms=people.firms(),
        roles={role: _(text) for role, text in NAMES.items()},
        form=form,
    )


def _page(staff: Staff, form: Change) -> str:
    return render_template(
        "staff/colleague.html",
        staff=staff,
        form=form,
        devices=sessions.of(staff, here.now()),
        code_on=second_factor.is_on(staff),
    )


def _link(staff: Staff, token: str) -> str:
    return link_page(staff, token, url_for(".show", staff_id=staff.id))
