"""What is said when a page cannot be shown: a kind page to people, one line to machines."""

from flask import Flask, Response, make_response, render_template, request
from peewee import InterfaceError, OperationalError
from playhouse.pool import MaxConnectionsExceeded
from werkzeug.exceptions import HTTPException, ServiceUnavailable

MACHINE_PATHS = ("/hooks/", "/health/", "/metrics", "/simulator/")
RETRY_SECONDS = 30


def init_app(app: Flask) -> None:
    """Every HTTP error, and a database out of reach, gets its answer."""
    app.register_error_handler(HTTPException, _answer)
    for unreachable in (OperationalError, InterfaceError, MaxConnectionsExceeded):
        app.register_error_handler(unreachable, _database_away)


def _answer(error: HTTPException) -> Response | HTTPException:
    code = error.code or 500
    if code < 400 or error.response is not None:
        return error
    return _worded(error, code)


def _worded(error: HTTPException, code: int) -> Response:
    if request.path.startswith(MACHINE_PATHS):
        response = make_response(f"{error.name}\n")
        response.mimetype = "text/plain"
    else:
        response = make_response(render_template("error.html", code=code))
    response.status_code = code
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        response.headers.setdefault(name, value)
    return response


def _database_away(_error: Exception) -> Response:
    response = _worded(ServiceUnavailable(), 503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
