"""Applications: made once per person and vacancy, withdrawn, counted."""

from collections.abc import Mapping
from datetime import datetime

from smsgate.models import (
    UNDECIDED,
    Application,
    ApplicationState,
    Contact,
    Person,
    Vacancy,
    VacancyState,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services.applications import invitations
from smsgate.services.applications.rows import locked

__all__ = ["apply", "count", "withdraw"]


def apply(
    contact: Contact, code: int, passed_on: Mapping[str, str] | None, now: datetime
) -> Application | None:
    """Whoever holds the phone applies for a vacancy; who did so before has still applied once.

    `passed_on`: what the person agreed that the employer sees (name, village, education, experience …);
    None: nothing, then the employer is only told that there is one more. None is returned where nobody can
    apply any more; whether its last day is over is for the caller to say.
    """
    with database.atomic():
        # Who closes the vacancy at this moment is waited for: nobody applies unnoticed after it.
        vacancy: Vacancy | None = for_us_alone(Vacancy.select().where(Vacancy.code == code)).first()
        if vacancy is None or vacancy.state != VacancyState.VERIFIED:
            return None
        person = Person.of(contact)
        found: Application | None = Application.get_or_none(
            (Application.vacancy == vacancy) & (Application.person == person)
        )
        if found is not None and found.state != ApplicationState.WITHDRAWN:
            return found
        application = found or Application(vacancy=vacancy, person=person)
        _begin(application, passed_on, now)
    return application


def withdraw(application_id: int, now: datetime) -> bool:
    """The person wants the job no longer; False when it was decided already."""
    with database.atomic():
        application = locked(application_id)
        if application is None or application.state not in UNDECIDED:
            return False
        invitations.call_off(application, now)
        application.state, application.decided_at = ApplicationState.WITHDRAWN, now
        application.passed_on, application.agreed_at = {}, None
        application.save()
    return True


def count(code: int) -> int:
    """How many applied for a vacancy and did not withdraw."""
    return (
        Application.select()
        .where((Application.vacancy == code) & (Application.state != ApplicationState.WITHDRAWN))
        .count()
    )


def _begin(application: Application, passed_on: Mapping[str, str] | None, now: datetime) -> None:
    application.state = ApplicationState.SENT
    application.passed_on = dict(passed_on or {})
    application.agreed_at = None if passed_on is None else now
    application.created_at = now
    application.seen_at = application.decided_at = application.message = None
    application.reason = ""
    application.save()
