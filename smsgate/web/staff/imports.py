"""Importing vacancies by upload: checked row by row, mended in the page, imported once."""

import re

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Upload
from smsgate.services import uploads
from smsgate.services.imports.headings import VACANCIES
from smsgate.services.rights import Right, may
from smsgate.web import flashes, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.forms import BooleanField, Form
from smsgate.web.guard import needs, takes_upload
from smsgate.web.staff.import_words import COLUMNS, EXAMPLES, OUTCOMES, STATES
from smsgate.web.staff.tables_sent import content, moving, table_field

bp = Blueprint("imports", __name__, url_prefix="/vacancies/import")

_CELL = re.compile(r"cell-(\d{1,7})-([a-z_]+)")


class Table(Form):
    """A file, and whether its good rows are published."""

    file = table_field()
    publish = BooleanField(
        N_("Publish in my name"),
        description=N_("You vouch for the vacancies. What reads like a fraud waits all the same."),
    )


@bp.get("")
@needs(Right.CURATE)
def index() -> str:
    """The form, and what was uploaded within the last day."""
    return _form_page(Table())


@bp.post("")
@needs(Right.CURATE)
@takes_upload
def receive() -> AnyResponse | tuple[str, int]:
    """Keep the file and have it checked."""
    form = Table()
    if form.validate():
        file = form.file.data
        try:
            upload = uploads.receive(
                content(file),
                file.filename or "",
                here.me(),
                here.now(),
                publish=form.publish.data,
            )
        except InputError as error:
            form.file.errors = [flashes.refused(error)]
        else:
            return _worked_at(upload)
    return _form_page(form), 422


@bp.get("/example.csv")
@needs(Right.CURATE)
def example() -> Response:
    """A table to fill in, with two rows as they should be."""
    return csv_download("contoh-lowongan", VACANCIES.columns, EXAMPLES)


@bp.get("/<token>")
@needs(Right.CURATE)
def show(token: str) -> str:
    """How far it is, what is wrong, and what was imported."""
    upload, _ = _upload(token), language.gettext()
    return render_template(
        "staff/import.html",
        upload=upload,
        faults=uploads.faults(upload, _),
        remarks=uploads.remarks(upload, _),
        columns={key: _(text) for key, text in COLUMNS.items()},
        said=_(upload.said["text"]) % upload.said["values"] if upload.said else "",
        may_publish=may(here.me(), Right.VERIFY),
    )


@bp.get("/<token>/progress")
@needs(Right.CURATE)
def progress(token: str) -> AnyResponse:
    """The line that moves; the whole page is loaded anew when it is at its end."""
    upload = _upload(token)
    under_way = upload.state in uploads.UNDER_WAY
    return moving("staff/import_progress.html", upload, under_way=under_way)


@bp.post("/<token>/mend")
@needs(Right.CURATE)
def mend(token: str) -> AnyResponse:
    """Put in the cells typed anew, and check the whole once more."""
    upload = _upload(token)
    cells = {
        (int(found[1]), found[2]): value
        for name, value in request.form.items()
        if (found := _CELL.fullmatch(name))
    }
    uploads.mend(upload, cells, publish="publish" in request.form)
    return _worked_at(_upload(token))


@bp.post("/<token>/import")
@needs(Right.CURATE)
def store(token: str) -> AnyResponse:
    """Import what is good. A second time changes nothing."""
    uploads.begin_import(_upload(token))
    return _worked_at(_upload(token))


@bp.get("/<token>/findings.csv")
@needs(Right.CURATE)
def findings(token: str) -> Response:
    """Everything that was said of the rows."""
    _ = language.gettext()
    header = [_("Row"), _("Column"), _("Result"), _("Reason"), _("Cell")]
    named = {key: _(text) for key, text in OUTCOMES.items()}
    rows = (
        (row, column, named[str(outcome)], sentence, cell)
        for row, column, outcome, sentence, cell in uploads.every_finding(_upload(token), _)
    )
    return csv_download("temuan-impor", header, rows)


def _worked_at(upload: Upload) -> AnyResponse:
    """A small one at once; a large one by the worker, while the page shows how far it is."""
    if uploads.is_small(upload):
        uploads.work(upload, here.config())
    else:
        here.ring_for_errands()
    return redirect(url_for(".show", token=upload.token), 303)


def _upload(token: str) -> Upload:
    """One's own, while it is kept."""
    return uploads.of(token, here.me(), here.now()) or abort(404)


def _form_page(form: Table) -> str:
    _ = language.gettext()
    return render_template(
        "staff/imports.html",
        form=form,
        may_publish=may(here.me(), Right.VERIFY),
        recent=uploads.recent(here.me(), here.now()),
        states={key: _(text) for key, text in STATES.items()},
        columns=VACANCIES.columns,
        needed=VACANCIES.required,
    )
