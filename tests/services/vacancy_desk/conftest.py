"""An officer, a verifier's colleague who may not verify, and vacancies to work on; on both databases."""

import pytest

from smsgate.models import Employer, Role, Staff, Vacancy, VacancyState
from smsgate.services.imports.place_readers import place_reader
from smsgate.services.vacancy_desk.deeds import Moment
from smsgate.services.vacancy_desk.typed import Where
from tests.both_databases import database_url
from tests.conftest import NOON

__all__ = ["database_url"]

SERVED = ("16.11",)
TODAY = NOON.date()


@pytest.fixture
def officer(db) -> Staff:
    """May verify, everywhere."""
    return Staff.create(email="bu.rina@dinas.example", role=Role.OFFICER)


@pytest.fixture
def firm(db) -> Staff:
    """An employer: edits, but vouches for nothing."""
    return Staff.create(email="toko@usaha.example", role=Role.EMPLOYER)


@pytest.fixture
def at(officer: Staff) -> Moment:
    """The officer, at noon."""
    return Moment(by=officer, now=NOON, today=TODAY)


@pytest.fixture
def where(officer: Staff) -> Where:
    """The officer types."""
    return Where(places=place_reader(SERVED), served=SERVED, today=TODAY, by=officer)


@pytest.fixture
def open_one(db) -> Vacancy:
    """An open vacancy in Tebing Tinggi of a verified employer, without signs of fraud."""
    return first(Vacancy.open_on(TODAY) & (Vacancy.area == "16.11.04") & (Vacancy.title == "Kasir"))


@pytest.fixture
def expired_one(open_one: Vacancy) -> Vacancy:
    """The same, its last day past."""
    Vacancy.update(expires_on="2026-11-20").where(Vacancy.code == open_one.code).execute()
    return Vacancy.get_by_id(open_one.code)


@pytest.fixture
def waiting_one(db) -> Vacancy:
    """One that nobody looked at yet."""
    return first(Vacancy.state == VacancyState.WAITING)


def first(condition) -> Vacancy:
    """The oldest of a condition."""
    query = Vacancy.select(Vacancy, Employer).join(Employer).where(condition)
    return query.order_by(Vacancy.code).get()
