"""Headers every answer carries: nothing is loaded from elsewhere, nothing runs that is not a file of ours.

And the flags of the cookie: out of reach of scripts and of other sites, and never in clear over a network.
"""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
TWO_YEARS_SECONDS = 63_072_000


def init_app(app: Flask) -> None:
    """Set the headers on whatever leaves, and the cookie's flags; on the simulator it may do without TLS."""
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=not app.extensions["smsgate"].config.simulated,
    )
    app.session_interface = _Sessions()
    app.after_request(_guard)


class _Sessions(SecureCookieSessionInterface):
    """Who brings no cookie has an empty session, and no key is made ready to find that out: a network's call
    pays for nothing it does not use."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if self.get_cookie_name(app) in request.cookies:
            return super().open_session(app, request)
        return self.session_class()


def _guard(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={TWO_YEARS_SECONDS}")
    return response
