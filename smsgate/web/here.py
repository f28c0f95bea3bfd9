"""What a page asks first: who is looking, on which service, at what time."""

from datetime import date, datetime

from flask import current_app
from flask_login import current_user

from smsgate.config import Config
from smsgate.models import Staff, utcnow
from smsgate.runtime import Runtime
from smsgate.services import rights
from smsgate.services.places import PlaceBook, place_book
from smsgate.views import Place


def me() -> Staff:
    """Who is signed in; only behind the guard, which lets nobody else through."""
    staff: Staff = current_user.staff
    return staff


def runtime() -> Runtime:
    """The process's connections."""
    found: Runtime = current_app.extensions["smsgate"]
    return found


def config() -> Config:
    """The settings."""
    return runtime().config


def ring_for_errands() -> None:
    """After the commit: have the worker begin the long work that was just asked for."""
    current_app.extensions["smsgate.errands"]()


def now() -> datetime:
    """This moment, aware."""
    return utcnow()


def today() -> date:
    """The date where the office is."""
    return now().astimezone(config().timezone).date()


def districts() -> list[Place]:
    """The districts served, as far as they are the business of whoever looks."""
    own = rights.districts(me())
    return [place for place in book().districts if own is None or place.code in own]


def book() -> PlaceBook:
    """The places of the regions served."""
    return place_book(config().region)
