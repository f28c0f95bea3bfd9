"""Registering: a firm that waits for an officer, and the account that may sign in for it, both or neither."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerAccount, Region, Role, Staff, database
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.accounts import passwords, people
from smsgate.services.employers.details import Details, read, taken
from smsgate.services.imports.findings import Said

SAME_CLICK = timedelta(minutes=10)
"""Within this the same form once more, with the same password, is the same registration."""

KNOWN = N_(
    "The office knows an employer like this already. Ask the office for an account, or write it more exactly."
)
NOT_THIS_ADDRESS = N_(
    "This e-mail address cannot be used. If it is yours, sign in, or ask the office for a new password."
)
CONSENT = N_(
    "I speak for this employer. The office may keep these data to check us and to show our vacancies. "
    "We never ask applicants for money, and use what we learn of them only to fill the job."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """As typed. `consent` is the text agreed to, in the language it was read in."""

    details: Details
    email: str
    password: str
    consent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The account; or None, and by field why not."""

    account: Staff | None = None
    faults: dict[str, Said] | None = None


def register(typed: Registration, served: tuple[str, ...], now: datetime) -> Registered:
    """An employer that waits, its account, and the link between the two, in one transaction."""
    columns, wrong = read(typed.details, served)
    if wrong:
        return Registered(faults={name: Said(text) for name, text in wrong.items()})
    try:
        with database.atomic():
            for_us_alone(Region.select().where(Region.code == served[0])).first()  # one at a time
            known = Staff.by_email(typed.email)
            if known is not None:
                return _again(known, typed, now)
            columns_taken = taken(typed.details, columns, None)
            if columns_taken:
                return Registered(faults={name: Said(KNOWN) for name in columns_taken})
            return Registered(account=_add(columns, typed, now))
    except InputError as error:
        field = "email" if "email" in error.values else "password"
        return Registered(faults={field: Said(error.text, error.values)})


def _add(columns: dict[str, object], typed: Registration, now: datetime) -> Staff:
    employer = Employer.create(**columns, created_at=now)
    account = people.add(typed.email, Role.EMPLOYER, typed.password, now)
    account.name = employer.contact_name
    account.save(only=[Staff.name])
    EmployerAccount.create(staff=account, employer=employer)
    after = audit.without_numbers({"name": employer.name, "consent": typed.consent})
    audit.record(account, "employer.register", "employer", employer.id, now=now, after=after)
    return account


def _again(known: Staff, typed: Registration, now: datetime) -> Registered:
    """A second click finds the account of the first; anybody else learns no more than must be."""
    ours = known.role == Role.EMPLOYER and known.created_at > now - SAME_CLICK
    if passwords.fits(known, typed.password) and ours and known.disabled_at is None:
        return Registered(account=known)
    return Registered(faults={"email": Said(NOT_THIS_ADDRESS)})
