"""Flask-Login over the table of sessions: the cookie holds a token that any other device can void."""

from flask import Flask, request, session
from flask_login import LoginManager, UserMixin, login_user, logout_user
from flask_wtf import CSRFProtect

from smsgate.models import Staff, StaffSession, utcnow
from smsgate.services.accounts import sessions

CSRF_SECONDS = 12 * 3600
"""A form may lie open for a day's work."""


class SignedIn(UserMixin):
    """Somebody on one device."""

    def __init__(self, row: StaffSession, token: str) -> None:
        self.row = row
        self.staff: Staff = row.staff
        self._token = token

    def get_id(self) -> str:
        """What the cookie holds."""
        return self._token


def init_app(app: Flask) -> None:
    """Who is signed in is asked only by pages that want to know: a network's call pays for nothing."""
    manager = LoginManager(app)
    manager.session_protection = None  # a phone's address changes all day
    manager.user_loader(_found)
    app.after_request_funcs[None].remove(manager._update_remember_cookie)
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=CSRF_SECONDS)
    CSRFProtect(app)


def enter(staff: Staff) -> None:
    """Sign somebody in on this device, in a cookie of their own."""
    session.clear()
    token = sessions.begin(staff, request.user_agent.string, utcnow())
    row = sessions.current(token, utcnow())
    assert row is not None  # noqa: S101 (made just above)
    login_user(SignedIn(row, token))


def leave(user: SignedIn) -> None:
    """Sign this device out, also for whoever kept a copy of its cookie."""
    sessions.end(user.staff, user.row.id, utcnow())
    logout_user()
    session.clear()


def _found(token: str) -> SignedIn | None:
    row = sessions.current(token, utcnow())
    return None if row is None else SignedIn(row, token)
