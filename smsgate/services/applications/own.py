"""The applications of whoever holds a phone."""

from collections.abc import Iterable
from typing import Any

from peewee import fn

from smsgate.models import (
    Application,
    ApplicationState,
    Contact,
    Employer,
    EmployerAccount,
    Person,
    Staff,
    Vacancy,
)


def ever(contact: Contact) -> list[Application]:
    """All of them, each with its vacancy and employer, the newest first."""
    query = Application.select(Application, Vacancy, Employer).join(Vacancy).join(Employer)
    mine = (Person.contact == contact) & Person.left_at.is_null()
    theirs = query.switch(Application).join(Person).where(mine)
    return list(theirs.order_by(Application.id.desc()))


def all_of(contact: Contact) -> list[Application]:
    """The same without those that were withdrawn."""
    return [row for row in ever(contact) if row.state != ApplicationState.WITHDRAWN]


def of(contact: Contact, code: int) -> Application | None:
    """The one for a vacancy, unless it was withdrawn."""
    return next((row for row in all_of(contact) if row.vacancy_id == code), None)


def readers(codes: Iterable[int]) -> set[int]:
    """Those of these vacancies whose employer reads applications itself."""
    query = Vacancy.select(Vacancy.code).where(Vacancy.code.in_(list(codes)) & is_read())
    return {row.code for row in query}


def is_read() -> Any:
    """The condition for a vacancy: somebody of its employer can sign in."""
    mine = EmployerAccount.employer == Vacancy.employer
    can_sign_in = Staff.disabled_at.is_null() & Staff.password_hash.is_null(False)
    accounts = EmployerAccount.select(EmployerAccount.staff).join(Staff)
    return fn.EXISTS(accounts.where(mine & can_sign_in))
