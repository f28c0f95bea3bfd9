"""The page that shows a link to a password, once."""

from flask import render_template, url_for

from smsgate.models import Employer, Staff
from smsgate.services.accounts import invitations


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
