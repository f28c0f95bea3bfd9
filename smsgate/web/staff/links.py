"""Addresses of the office's rooms, for who may enter them; and the page that shows a link to a password."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, render_template, url_for

from smsgate.models import Employer, Staff
from smsgate.services import rights
from smsgate.services.accounts import invitations
from smsgate.services.places import PlaceBook
from smsgate.services.rights import Right
from smsgate.web import here


def link(endpoint: str, **values: Any) -> str | None:
    """The address of a room of the office; None where this person may not enter it."""
    view = current_app.view_functions.get(endpoint)
    right = getattr(view, "right", None)
    allowed = isinstance(right, Right) and rights.may(here.me(), right)
    return url_for(endpoint, **values) if allowed else None


def place_links(book: PlaceBook, measure: str) -> Mapping[str, str]:
    """From a map to a district's people or vacancies; to the vacancies for who may not see people."""
    links = {}
    for place in book.districts:
        people = link("staff.subscribers.index", district=place.code)
        vacancies = link("staff.vacancies.index", district=place.code)
        wanted = people or vacancies if measure == "subscribers" else vacancies
        links[place.code] = wanted or url_for("staff.reports.index")
    return links


def link_page(staff: Staff, token: str, back: str, employer: Employer | None = None) -> str:
    """For whoever passes it on to `staff`; `back` is where that person goes on."""
    return render_template(
        "staff/link.html",
        staff=staff,
        employer=employer,
        url=url_for("staff.login.invitation", token=token, _external=True),
        days=invitations.LIFE.days,
        back=back,
    )
