"""Whose pages these are: the firm of whoever is signed in, and only what belongs to it."""

from flask import abort

from smsgate.models import EmployerAccount
from smsgate.services.applications import listing
from smsgate.services.applications.listing import Applicant
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk import own
from smsgate.services.employer_desk.own import Line
from smsgate.web import here


def hand() -> Hand:
    """Who acts, and for which employer; an account without one finds nothing."""
    employer = EmployerAccount.employer_of(here.me())
    if employer is None:
        abort(404)
    return Hand(by=here.me(), employer=employer, config=here.config(), now=here.now())


def own_line(code: int, mine: Hand) -> Line:
    """A vacancy of theirs; others' answer as if there were none."""
    return own.one(code, mine) or abort(404)


def own_applicant(application_id: int, mine: Hand) -> Applicant:
    """Somebody who applied to them; nobody while they are suspended."""
    if mine.suspended:
        abort(404)
    return listing.applicant(application_id, mine.employer) or abort(404)
