"""Entering many people by a table: checked first, entered when confirmed."""

from typing import Any

from flask import Response, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from smsgate.errors import InputError
from smsgate.models import SubscriberUpload
from smsgate.services.imports.headings import SUBSCRIBERS
from smsgate.services.paging import leaf
from smsgate.services.rights import Right
from smsgate.services.subscriber_desk import lists
from smsgate.web import asked, flashes, here, language
from smsgate.web.downloads import csv_download
from smsgate.web.forms import Form
from smsgate.web.guard import needs, takes_upload
from smsgate.web.staff.subscribers import words
from smsgate.web.staff.subscribers.room import bp
from smsgate.web.staff.tables_sent import content, moving, table_field

SHOWN = 100
"""Remarks on one page."""

EXAMPLES = (
    ("0812-0000-1234", "Pendopo", "sopir", "id", "1/11/2026"),
    ("0812-0000-5678", "Tebing Tinggi", "", "id", ""),
)
LIST = "/lists/<int:upload_id>"


class Table(Form):
    """A file."""

    file = table_field()


@bp.get("/lists")
@needs(Right.SUBSCRIBERS)
def upload() -> str:
    """The form, and one's last lists."""
    return _form_page(Table())


@bp.post("/lists")
@needs(Right.SUBSCRIBERS)
@takes_upload
def receive() -> AnyResponse | tuple[str, int]:
    """Keep a file and check it: a short one at once, a long one while the page shows how far it is."""
    form = Table()
    if form.validate():
        file = form.file.data
        try:
            kept = lists.accept(
                content(file), file.filename or "", here.me(), here.config(), here.now()
            )
        except InputError as error:
            form.file.errors = [flashes.refused(error)]
        else:
            return _to(kept)
    return _form_page(form), 422


@bp.get("/lists/example.csv")
@needs(Right.SUBSCRIBERS)
def example() -> Response:
    """A table to fill in, with two rows as they should be."""
    return csv_download("contoh-pelanggan", SUBSCRIBERS.columns, EXAMPLES)


@bp.get(LIST)
@needs(Right.SUBSCRIBERS)
def checked(upload_id: int) -> str:
    """What is wrong with it, or what came of it."""
    kept, _ = _mine(upload_id), language.gettext()
    remarks = lists.findings(kept)
    at = leaf(asked.page(), len(remarks), SHOWN)
    return render_template(
        "staff/subscribers/checked.html",
        upload=kept,
        remarks=remarks[at.first : at.first + SHOWN],
        page=at,
        say=lambda finding: _(finding.said.text) % finding.said.values,
        said=_(kept.said["text"]) % kept.said["values"] if kept.said else "",
        **_words(),
    )


@bp.get(f"{LIST}/progress")
@needs(Right.SUBSCRIBERS)
def progress(upload_id: int) -> AnyResponse:
    """The line that moves; the whole page is loaded anew when it is at its end."""
    kept = _mine(upload_id)
    under_way = kept.state in lists.UNDER_WAY
    return moving("staff/subscribers/progress.html", kept, under_way=under_way)


@bp.post(f"{LIST}/enter")
@needs(Right.SUBSCRIBERS)
def confirm(upload_id: int) -> AnyResponse:
    """Enter its people. A second time changes nothing."""
    kept = _mine(upload_id)
    if lists.confirm(kept, here.now()):
        here.ring_for_errands()
    return _to(kept)


@bp.post(f"{LIST}/discard")
@needs(Right.SUBSCRIBERS)
def discard(upload_id: int) -> AnyResponse:
    """Drop it."""
    lists.discard(_mine(upload_id))
    return redirect(url_for(".upload"), 303)


@bp.get(f"{LIST}/remarks.csv")
@needs(Right.SUBSCRIBERS)
def remarks(upload_id: int) -> Response:
    """Everything that was said of the rows, numbers masked."""
    kept, _ = _mine(upload_id), language.gettext()
    named = _words()
    rows = (
        (
            one.row,
            named["columns"].get(one.column, ""),
            named["outcomes"][one.outcome],
            _(one.said.text) % one.said.values,
        )
        for one in lists.findings(kept)
    )
    header = [_("Row"), _("Column"), _("Result"), _("Reason")]
    return csv_download("temuan-pelanggan", header, rows)


def _mine(upload_id: int) -> SubscriberUpload:
    return lists.find(upload_id, here.me()) or abort(404)


def _to(kept: SubscriberUpload) -> AnyResponse:
    if kept.state in lists.UNDER_WAY:
        here.ring_for_errands()
    return redirect(url_for(".checked", upload_id=kept.id), 303)


def _words() -> dict[str, Any]:
    _ = language.gettext()
    return {
        "columns": {key: _(text) for key, text in words.COLUMNS.items()},
        "outcomes": {key: _(text) for key, text in words.OUTCOMES.items()},
        "list_states": {key: _(text) for key, text in words.LISTS.items()},
    }


def _form_page(form: Table) -> str:
    return render_template(
        "staff/subscribers/upload.html",
        form=form,
        recent=lists.latest(here.me()),
        names=SUBSCRIBERS.columns,
        needed=SUBSCRIBERS.required,
        **_words(),
    )
