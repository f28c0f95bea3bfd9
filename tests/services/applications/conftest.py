"""An employer with an open vacancy, somebody who applied for it, and the hand that answers."""

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.models import (
    Application,
    Contact,
    Employer,
    EmployerAccount,
    Role,
    Staff,
    Vacancy,
    VacancyState,
)
from smsgate.services import applications
from smsgate.services.applications.rows import Hand
from tests.both_databases import database_url
from tests.conftest import NOON

__all__ = ["database_url"]

TOLD = {"name": "Siti", "village": "Beruge Ilir", "education": "SMA"}


def hand_of(employer: Employer, config: Config) -> Hand:
    """An account of that employer at noon."""
    account = Staff.create(email=f"{employer.id}@contoh.id", role=Role.EMPLOYER)
    EmployerAccount.create(staff=account, employer=employer)
    return Hand(by=account, employer=employer, config=config, now=NOON)


@pytest.fixture
def vacancy(db: Database) -> Vacancy:
    """An open one of the demo."""
    found: Vacancy = Vacancy.select().where(Vacancy.open_on(NOON.date())).get()
    return found


@pytest.fixture
def hand(vacancy: Vacancy, config: Config) -> Hand:
    """Its employer's."""
    return hand_of(vacancy.employer, config)


@pytest.fixture
def stranger(vacancy: Vacancy, config: Config) -> Hand:
    """Another employer's."""
    other = Employer.select().where(Employer.id != vacancy.employer_id).get()
    return hand_of(other, config)


@pytest.fixture
def application(contact: Contact, vacancy: Vacancy) -> Application:
    """Siti applied and agreed to be shown."""
    made = applications.apply(contact, vacancy.code, TOLD, NOON)
    assert made is not None
    return made


@pytest.fixture
def closed(db: Database) -> Vacancy:
    """One that nobody can apply for any more."""
    found: Vacancy = Vacancy.select().where(Vacancy.state == VacancyState.FILLED).get()
    return found
