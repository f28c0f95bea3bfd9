"""What is said when a page cannot be shown: a kind page to people, one line or JSON to machines."""

from flask import Flask, Response, jsonify, make_response, render_template, request
from peewee import InterfaceError, OperationalError
from playhouse.pool import MaxConnectionsExceeded
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from smsgate.i18n import N_
from smsgate.web import language

MACHINE_PATHS = ("/hooks/", "/health/", "/metrics", "/simulator/")
RETRY_SECONDS = 30
SENTENCES = {
    429: N_("Too many requests came from your address. Please wait a minute, then try again.")
}
"""What programs show to the person in front of them; the rest they handle by its number."""


def init_app(app: Flask) -> None:
    """Every HTTP error, and a database out of reach, gets its answer."""
    app.register_error_handler(HTTPException, _answer)
    for unreachable in (OperationalError, InterfaceError, MaxConnectionsExceeded):
        app.register_error_handler(unreachable, _database_away)


def _answer(error: HTTPException) -> Response | HTTPException:
    code = error.code or 500
    if code < 400 or error.response is not None:
        return error
    return worded(error, code)


def worded(error: HTTPException, code: int) -> Response:
    """The answer to an error in the form and the language that was asked for."""
    response = _said(error, code)
    response.status_code = code
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        response.headers.setdefault(name, value)
    return response


def _said(error: HTTPException, code: int) -> Response:
    human = "text/plain" if request.path.startswith(MACHINE_PATHS) else "text/html"
    sentence = language.gettext()(SENTENCES[code]) if code in SENTENCES else error.name
    if request.accept_mimetypes.best_match([human, "application/json"]) == "application/json":
        return jsonify(error=sentence)
    if human == "text/html":
        return make_response(render_template("error.html", code=code))
    return Response(f"{sentence}\n", mimetype=human)


def _database_away(_error: Exception) -> Response:
    response = worded(ServiceUnavailable(), 503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
