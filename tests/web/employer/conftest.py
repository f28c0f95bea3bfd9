"""An employer of the demo signed in, with a vacancy of its own and somebody who applied for it."""

from dataclasses import dataclass

import pytest
from peewee import Database

from smsgate.models import Application, Contact, Employer, EmployerState, Vacancy, VacancyDraft
from smsgate.services import applications
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn, Visitor, _cheap_hashes, sign_in, visitor

__all__ = ["_cheap_hashes", "sign_in", "visitor"]

TOLD = {"name": "Siti", "village": "Beruge Ilir", "education": "SMA"}


@dataclass(frozen=True)
class House:
    """A firm, its browser, and one of everything that is its own."""

    employer: Employer
    client: Visitor
    vacancy: Vacancy
    application: Application
    draft: VacancyDraft


def settle(sign_in: SignIn, vacancy: Vacancy, phone: str) -> House:
    """Sign the vacancy's employer in, let somebody apply, and begin a draft."""
    client = sign_in("employer", employer=vacancy.employer)
    application = applications.apply(Contact.create(phone=phone), vacancy.code, TOLD, NOON)
    assert application is not None
    draft = VacancyDraft.create(
        employer=vacancy.employer, staff=client.staff, typed={"title": "Rahasia"}, step=1
    )
    return House(vacancy.employer, client, vacancy, application, draft)


def _open_of(*besides: Employer) -> Vacancy:
    found: Vacancy = (
        Vacancy.select()
        .join(Employer)
        .where(
            Vacancy.open_on(NOON.date())
            & (Employer.state == EmployerState.VERIFIED)
            & Employer.id.not_in([one.id for one in besides])
        )
        .get()
    )
    return found


@pytest.fixture
def house(db: Database, sign_in: SignIn) -> House:
    return settle(sign_in, _open_of(), "+6281273000001")


@pytest.fixture
def neighbour(house: House, sign_in: SignIn) -> House:
    return settle(sign_in, _open_of(house.employer), "+6281273000002")
