"""Applications for employers without an account: they reach nobody unless an officer passes them on."""

from typing import Any

from peewee import fn

from smsgate.models import (
    UNDECIDED,
    Application,
    ApplicationState,
    Employer,
    Recall,
    Staff,
    Vacancy,
)
from smsgate.services import rights
from smsgate.services.applications import listing
from smsgate.services.applications.listing import Applicant, Applicants
from smsgate.services.applications.own import is_read, readers
from smsgate.services.paging import leaf

MOST = 1_000


def page(staff: Staff, number: int) -> Applicants:
    """Those within reach that nobody decided yet; who was not passed on first, then the oldest."""
    return _page(_left_alone(staff) & Application.state.in_(UNDECIDED), number)


def is_ours(vacancy: Vacancy) -> bool:
    """Whether nobody of its employer can sign in, so that the office answers."""
    return vacancy.code not in readers((vacancy.code,))


def waiting(staff: Staff) -> int:
    """How many nobody passed on yet."""
    new = _left_alone(staff) & (Application.state == ApplicationState.SENT)
    return int(Application.select().join(Vacancy).where(new).limit(MOST).count())


def acts_for(application_id: int, staff: Staff) -> tuple[Applicant, Employer] | None:
    """An application within reach that the office answers in its employer's stead; None for any other."""
    mine = _left_alone(staff) & (Application.id == application_id)
    query = Application.select(Application, Vacancy, Employer).join(Vacancy).join(Employer)
    found: Application | None = query.where(mine).first()
    if found is None:
        return None
    employer: Employer = found.vacancy.employer
    applicant = listing.applicant(application_id, employer)
    return None if applicant is None else (applicant, employer)


def _page(where: Any, number: int) -> Applicants:
    total = Application.select().join(Vacancy).where(where).count()
    at = leaf(number, total, listing.PAGE)
    ids = Application.select(Application.id).join(Vacancy).where(where)
    rows = listing.those(ids, at.first)
    return Applicants(rows=rows, total=total, number=at.number, pages=at.pages, hidden=0)


def _left_alone(staff: Staff) -> Any:
    """What an employer of whom nobody can sign in was sent, and the person agreed to have told.

    Not for a vacancy that was recalled as a fraud: nobody is passed on to it.
    """
    fraud = fn.EXISTS(Recall.select().where(Recall.vacancy == Vacancy.code))
    mine = Application.agreed_at.is_null(False) & ~is_read() & ~fraud
    own = rights.districts(staff)
    return mine if own is None else mine & Vacancy.area.in_(own)
