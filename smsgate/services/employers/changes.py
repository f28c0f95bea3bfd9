"""Registering, editing and verifying employers."""

from datetime import datetime

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Employer, EmployerState, Region, Staff, Vacancy, VacancyState, database
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.employers.details import Details, Faults, read, taken
from smsgate.services.vacancies import index_words

_FOUND_BY_NAME = (VacancyState.WAITING, VacancyState.VERIFIED)


def register(
    details: Details, by: Staff, served: tuple[str, ...], now: datetime
) -> tuple[Employer | None, Faults]:
    """A new employer, waiting to be verified; None and the reasons when a field is refused."""
    columns, faults = read(details, served)
    if faults:
        return None, faults
    with database.atomic():
        for_us_alone(Region.select().where(Region.code == served[0])).first()  # one at a time
        faults = taken(details, columns, None)
        if faults:
            return None, faults
        employer = Employer.create(**columns, created_at=now)
        note("register", employer, by, now, after=_told(columns))
    return employer, {}


def edit(
    employer_id: int, details: Details, by: Staff, served: tuple[str, ...], now: datetime
) -> Faults:
    """Change what is written down; the reasons when a field is refused. Raises InputError.

    Its vacancies are found by its name, so their words are written anew.
    """
    columns, faults = read(details, served)
    if faults:
        return faults
    with database.atomic():
        employer = locked(employer_id)
        faults = taken(details, columns, employer)
        if faults:
            return faults
        changed = {
            name: value for name, value in columns.items() if getattr(employer, name) != value
        }
        if not changed:
            return {}
        before = {name: getattr(employer, name) for name in changed}
        for name, value in changed.items():
            setattr(employer, name, value)
        written = [getattr(Employer, name) for name in changed]
        if "phone" in changed:  # another number does not know yet what it can do
            employer.greeted_at = None
            written.append(Employer.greeted_at)
        employer.save(only=written)
        if "name" in changed:
            _index_again(employer)
        note("edit", employer, by, now, before=_told(before), after=_told(changed))
    return {}


def verify(employer_id: int, by: Staff, now: datetime) -> None:
    """The office knows this employer. Again changes nothing. Raises InputError for one suspended."""
    with database.atomic():
        employer = locked(employer_id)
        if employer.state == EmployerState.SUSPENDED:
            raise InputError(N_("This employer is suspended. Lift the suspension first."))
        if employer.state == EmployerState.WAITING:
            _move(employer, EmployerState.VERIFIED, by, now)


def put_back(employer_id: int, by: Staff, now: datetime) -> None:
    """Undo a verification. Raises InputError when vacancies were published on the strength of it."""
    with database.atomic():
        employer = locked(employer_id)
        if employer.state != EmployerState.VERIFIED:
            return
        published = (Vacancy.employer == employer) & (Vacancy.state == VacancyState.VERIFIED)
        if Vacancy.select().where(published).exists():
            raise InputError(N_("It has published vacancies by now. Suspend it instead."))
        _move(employer, EmployerState.WAITING, by, now)


def reveal(employer: Employer, by: Staff, now: datetime) -> str:
    """The whole number an employer writes to us from, "" where there is none; the log says who asked."""
    with database.atomic():
        note("reveal", employer, by, now)
    return employer.phone or ""


def locked(employer_id: int) -> Employer:
    """The employer's row, nobody else's until the commit. Raises InputError."""
    found: Employer | None = for_us_alone(
        Employer.select().where(Employer.id == employer_id)
    ).first()
    if found is None:
        raise InputError(N_("There is no such employer."))
    return found


def _move(employer: Employer, state: EmployerState, by: Staff, now: datetime) -> None:
    known = state == EmployerState.VERIFIED
    before, employer.state = employer.state, state
    employer.verified_at, employer.verified_by = (now, by) if known else (None, None)
    employer.save(only=[Employer.state, Employer.verified_at, Employer.verified_by])
    action = "verify" if known else "put_back"
    note(action, employer, by, now, before={"state": before}, after={"state": state})


def _index_again(employer: Employer) -> None:
    shown = (Vacancy.employer == employer) & Vacancy.state.in_(_FOUND_BY_NAME)
    for vacancy in Vacancy.select().where(shown):
        vacancy.employer = employer
        index_words(vacancy)


def _told(columns: dict[str, object]) -> dict[str, object]:
    """For the log: a place by its code, and of a phone number only whether there is one."""
    told = {
        name: value.code if isinstance(value, Region) else value for name, value in columns.items()
    }
    if "phone" in told:
        told["phone"] = bool(told["phone"])
    return audit.without_numbers(told)


def note(
    action: str, employer: Employer, by: Staff, now: datetime, **values: dict[str, object]
) -> None:
    """Into the audit log, last of a transaction: what was done to an employer (`before`, `after`)."""
    audit.record(
        by,
        f"employer.{action}",
        "employer",
        employer.id,
        now=now,
        before=values.get("before"),
        after=values.get("after"),
    )
