"""Applications as those who act on them hold them: locked, and only their own."""

from dataclasses import dataclass
from datetime import date, datetime

from smsgate.config import Config
from smsgate.models import (
    Application,
    Contact,
    Employer,
    EmployerState,
    Person,
    Recall,
    Staff,
    Vacancy,
)
from smsgate.models.base import for_us_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who acts, for which employer, under which settings, when."""

    by: Staff
    employer: Employer
    config: Config
    now: datetime

    @property
    def suspended(self) -> bool:
        """Whether the office has stopped this employer: then it reaches nobody."""
        return bool(self.employer.state == EmployerState.SUSPENDED)

    @property
    def today(self) -> date:
        """The date where the office is."""
        return self.now.astimezone(self.config.timezone).date()


def locked(application_id: int) -> Application | None:
    """An application for us alone until the commit."""
    found: Application | None = for_us_alone(
        Application.select().where(Application.id == application_id)
    ).first()
    return found


def own(application_id: int, hand: Hand) -> Application | None:
    """The same, of one that this employer may see; nothing while it is suspended."""
    application = locked(application_id)
    if application is None or application.agreed_at is None:
        return None
    vacancy = Vacancy.get_by_id(application.vacancy_id)
    mine = vacancy.employer_id == hand.employer.id and not recalled(vacancy.code)
    return application if mine and not hand.suspended else None


def recalled(code: int) -> bool:
    """Whether a vacancy turned out to be a fraud: whoever posted it sees and reaches nobody through it."""
    return bool(Recall.select().where(Recall.vacancy == code).exists())


def reachable(application: Application) -> Contact | None:
    """The number to write to; None when somebody else holds it by now, or it was erased."""
    found: Contact | None = (
        Contact.select(Contact)
        .join(Person)
        .where(
            (Person.id == application.person_id)
            & Person.left_at.is_null()
            & Contact.erased_at.is_null()
        )
        .first()
    )
    return found
