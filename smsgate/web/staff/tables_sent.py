"""Tables that officers send: the field they come in by, and the line that tells how far they are."""

from flask import Response, make_response, render_template
from flask_wtf.file import FileField, FileRequired
from werkzeug.datastructures import FileStorage

from smsgate.i18n import N_
from smsgate.services.imports.decoding import LARGEST_UPLOAD


def table_field() -> FileField:
    """Of a form: the file."""
    return FileField(
        N_("File"),
        [FileRequired(N_("Choose a file."))],
        description=N_("CSV, at most 5 MB; from Excel: Save as, CSV UTF-8."),
    )


def content(file: FileStorage) -> bytes:
    """What is in it, as far as is needed to see that it is too large."""
    return file.stream.read(LARGEST_UPLOAD + 1)


def moving(template: str, upload: object, *, under_way: bool) -> Response:
    """The line that moves; the whole page is loaded anew when it is at its end."""
    response = make_response(render_template(template, upload=upload))
    if not under_way:
        response.headers["HX-Refresh"] = "true"
    return response
