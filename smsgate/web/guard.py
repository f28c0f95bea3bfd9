"""The door of the pages behind the login: every view says which right it needs, or nobody gets in."""

from collections.abc import Callable
from typing import Any, TypeVar

import structlog
from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    g,
    make_response,
    redirect,
    request,
    url_for,
)
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.wrappers import Response as AnyResponse

from smsgate.models import Role
from smsgate.services.accounts import second_factor
from smsgate.services.rights import Right, may
from smsgate.web.here import config, me
from smsgate.web.security import CONTENT_POLICY

View = TypeVar("View", bound=Callable[..., Any])


ANYBODY = "anybody"
"""For a view that needs no login: the login itself."""

ANY_ACCOUNT = "any account"
"""For what belongs to everybody who is signed in: the own account."""

UPLOAD_LIMIT = 6_000_000
"""Bytes; the 5 MB a file may have, and the form around it."""

POLICY = CONTENT_POLICY.replace("img-src 'self'", "img-src 'self' data:")
"""Bootstrap draws its ticks and arrows from addresses that hold the picture themselves."""

log = structlog.get_logger()


def needs(right: Right | str) -> Callable[[View], View]:
    """Under the route: who may open this view."""

    def mark(view: View) -> View:
        view.right = right  # type: ignore[attr-defined]
        return view

    return mark


def takes_upload(view: View) -> View:
    """For a view that takes a file: it may be larger than what all others take."""
    view.body_limit = UPLOAD_LIMIT  # type: ignore[attr-defined]
    return view


def guarded(bp: Blueprint) -> None:
    """Put a guard at the door of a blueprint and of all that hang on it; what leaves is never kept."""
    bp.before_request(_let_in)
    bp.after_request(_private)


def _let_in() -> AnyResponse | None:
    view = current_app.view_functions[request.endpoint or ""]
    right = getattr(view, "right", None)
    request.max_content_length = getattr(view, "body_limit", request.max_content_length)
    if current_user.is_authenticated:
        g.language = me().language
    _drop_unstorable()
    _refuse_forgery()
    if right == ANYBODY:
        return None
    if not current_user.is_authenticated:
        return _to_login()
    if _second_factor_is_due() and right != ANY_ACCOUNT:
        return redirect(url_for("staff.account.index"), 303)
    if right != ANY_ACCOUNT and (right is None or not may(me(), right)):
        log.warning("staff.refused", staff=me().id, role=me().role, endpoint=request.endpoint)
        abort(403)
    return None


def _drop_unstorable() -> None:
    """NUL: no keyboard types it, and PostgreSQL can neither keep nor compare it."""
    if any("\0" in str(value) for value in (request.view_args or {}).values()):
        abort(404)
    request.args, request.form = _without_nul(request.args), _without_nul(request.form)


def _without_nul(values: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    return ImmutableMultiDict(
        (name, one.replace("\0", "")) for name, one in values.items(multi=True)
    )


def _refuse_forgery() -> None:
    try:
        current_app.extensions["csrf"].protect()
    except CSRFError as error:
        log.warning("staff.forged", endpoint=request.endpoint, reason=error.description)
        raise


def _to_login() -> AnyResponse:
    """A piece of a page (htmx) cannot show a login: the whole page goes there."""
    piece = bool(request.headers.get("HX-Request"))
    back = None if piece or request.method != "GET" else request.full_path.rstrip("?")
    target = url_for("staff.login.form", next=back)
    if piece:
        return Response(status=401, headers={"HX-Redirect": target})
    return make_response(redirect(target, 303))


def _second_factor_is_due() -> bool:
    """Admins of a live service sign in with a code from their phone."""
    return not config().simulated and me().role == Role.ADMIN and not second_factor.is_on(me())


def _private(response: Response) -> Response:
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response
