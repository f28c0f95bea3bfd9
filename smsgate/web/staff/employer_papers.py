"""An employer's papers and accounts: taken in, handed out, and taken away again."""

from flask import Blueprint, abort, redirect, send_file, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerDocument, EmployerState, Role, Staff
from smsgate.services import employers
from smsgate.services.accounts import invitations
from smsgate.services.employers import documents
from smsgate.services.rights import Right
from smsgate.web import flashes, here
from smsgate.web.guard import needs, takes_upload
from smsgate.web.staff.employer_forms import Invite, Paper
from smsgate.web.staff.employers import page
from smsgate.web.staff.links import link_page

bp = Blueprint("employer_papers", __name__, url_prefix="/employers/<int:employer_id>")

LOCKED_UP = "default-src 'none'; sandbox"
"""A paper comes from a stranger: a browser that opens it all the same lets it do nothing."""


@bp.post("/papers")
@needs(Right.CURATE)
@takes_upload
def add(employer_id: int) -> Response | tuple[str, int]:
    """Keep a paper."""
    employer = _employer(employer_id)
    form = Paper(prefix="paper")
    if form.validate():
        file = form.file.data
        folder = here.config().data_dir
        try:
            documents.keep(
                employer, file.filename or "", file.stream, here.me(), folder, here.now()
            )
        except InputError as error:
            form.file.errors = [flashes.refused(error)]
        else:
            return _done(employer, N_("The paper is kept."))
    return page(employer, paper=form), 422


@bp.get("/papers/<int:document_id>")
@needs(Right.VERIFY)
def download(employer_id: int, document_id: int) -> Response:
    """Hand a paper out, to be saved and never shown in place."""
    employer = _employer(employer_id)
    document = _document(employer, document_id)
    try:
        path = documents.opened(document, here.me(), here.config().data_dir, here.now())
    except InputError as error:
        flashes.told(flashes.refused(error), "warning")
        return redirect(url_for("staff.employers.show", employer_id=employer_id), 303)
    response = send_file(
        path.resolve(),
        mimetype=documents.MEDIA_TYPES[document.kind],
        as_attachment=True,
        download_name=document.name,
    )
    response.headers["Content-Security-Policy"] = LOCKED_UP
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/papers/<int:document_id>/remove")
@needs(Right.CURATE)
def remove(employer_id: int, document_id: int) -> Response:
    """Forget a paper."""
    employer = _employer(employer_id)
    document = employers.document(employer, document_id)
    if document is not None:
        documents.remove(document, here.me(), here.config().data_dir, here.now())
    return _done(employer, N_("The paper is removed."))


@bp.post("/accounts")
@needs(Right.VERIFY)
def invite(employer_id: int) -> str | tuple[str, int]:
    """An account for somebody of the firm; the link is shown for you to pass on."""
    employer = _employer(employer_id)
    form = Invite(prefix="invite")
    if form.validate():
        try:
            _must_be_trusted(employer)
            staff, token = invitations.invite(
                form.email.data or "", Role.EMPLOYER, here.me(), here.now(), employer=employer
            )
        except InputError as error:
            form.email.errors = [flashes.refused(error)]
        else:
            return _link(employer, staff, token)
    return page(employer, invite=form), 422


@bp.post("/accounts/<int:staff_id>/link")
@needs(Right.VERIFY)
def link(employer_id: int, staff_id: int) -> str:
    """A new link, for whoever lost the first one or the password."""
    employer = _employer(employer_id)
    found = [staff for staff in employers.portrait(employer).accounts if staff.id == staff_id]
    if not found:
        abort(404)
    return _link(employer, found[0], invitations.renew(found[0], here.me(), here.now()))


def _employer(employer_id: int) -> Employer:
    return employers.within_reach(employer_id, here.me()) or abort(404)


def _document(employer: Employer, document_id: int) -> EmployerDocument:
    return employers.document(employer, document_id) or abort(404)


def _must_be_trusted(employer: Employer) -> None:
    if employer.state == EmployerState.SUSPENDED:
        raise InputError(N_("This employer is suspended. Lift the suspension first."))


def _done(employer: Employer, text: str) -> Response:
    return flashes.done(text, "staff.employers.show", employer_id=employer.id, _anchor="papers")


def _link(employer: Employer, staff: Staff, token: str) -> str:
    back = url_for("staff.employers.show", employer_id=employer.id)
    return link_page(staff, token, back, employer)
