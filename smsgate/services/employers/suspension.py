"""Suspending an employer: what it offers goes off the board at once, and exactly that can come back.

The database holds to the same: an employer with published vacancies cannot stop being verified.
"""

from datetime import datetime

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    Employer,
    EmployerState,
    EmployerSuspension,
    Recall,
    Staff,
    Vacancy,
    VacancyState,
    database,
)
from smsgate.services import audit
from smsgate.services.employers.changes import locked, note
from smsgate.services.reasons import reason_of


def suspend(
    employer_id: int, reason: str, by: Staff, now: datetime, *, fraud: bool = False
) -> tuple[int, ...]:
    """Suspend an employer and withdraw what it has published; the codes withdrawn. Raises InputError."""
    said = reason_of(reason, N_("Say why: colleagues and the employer read it."))
    with database.atomic():
        employer = locked(employer_id)
        if employer.state == EmployerState.SUSPENDED:
            raise InputError(N_("This employer is suspended already."))
        codes = _withdraw(employer, said)
        EmployerSuspension.create(
            employer=employer,
            staff=by,
            at=now,
            reason=said,
            fraud=fraud,
            state_before=employer.state,
            withdrawn=list(codes),
        )
        told = {"reason": said, "fraud": fraud, "withdrawn": list(codes)}
        before = _move(employer, EmployerState.SUSPENDED)
        note("suspend", employer, by, now, before=before, after=_after(employer, told))
    return codes


def lift(employer_id: int, by: Staff, now: datetime) -> tuple[int, ...]:
    """End a suspension: the employer is what it was, and what was withdrawn with it is shown again.

    Left out is what was decided about otherwise since, and what was recalled as a fraud. Returns the codes
    shown again. Raises InputError.
    """
    with database.atomic():
        employer = locked(employer_id)
        if employer.state != EmployerState.SUSPENDED:
            raise InputError(N_("This employer is not suspended."))
        in_force = current(employer)
        state = EmployerState.WAITING
        if in_force is not None:
            state = EmployerState(in_force.state_before)
            in_force.lifted_at, in_force.lifted_by = now, by
            in_force.save(only=[EmployerSuspension.lifted_at, EmployerSuspension.lifted_by])
        before = _move(employer, state)
        codes = _show_again(in_force.withdrawn) if in_force is not None else ()
        after = _after(employer, {"shown_again": list(codes)})
        note("lift", employer, by, now, before=before, after=after)
    return codes


def current(employer: Employer) -> EmployerSuspension | None:
    """The suspension in force."""
    found: EmployerSuspension | None = (
        EmployerSuspension.select()
        .where((EmployerSuspension.employer == employer) & EmployerSuspension.lifted_at.is_null())
        .order_by(EmployerSuspension.id.desc())
        .first()
    )
    return found


def _withdraw(employer: Employer, reason: str) -> tuple[int, ...]:
    published = (Vacancy.employer == employer) & (Vacancy.state == VacancyState.VERIFIED)
    query = Vacancy.update(state=VacancyState.WITHDRAWN, reason=reason).where(published)
    return tuple(sorted(row.code for row in query.returning(Vacancy.code).execute()))


def _show_again(codes: list[int]) -> tuple[int, ...]:
    recalled = Recall.select(Recall.vacancy).where(Recall.vacancy.in_(codes))
    still = (
        Vacancy.code.in_(codes)
        & (Vacancy.state == VacancyState.WITHDRAWN)
        & Vacancy.code.not_in(recalled)
    )
    query = Vacancy.update(state=VacancyState.VERIFIED, reason="").where(still)
    return tuple(sorted(row.code for row in query.returning(Vacancy.code).execute()))


def _move(employer: Employer, state: EmployerState) -> dict[str, object]:
    """Its new state is written; returns the one before, for the log."""
    before, employer.state = employer.state, state
    employer.save(only=[Employer.state])
    return {"state": str(before)}


def _after(employer: Employer, told: dict[str, object]) -> dict[str, object]:
    return audit.without_numbers({"state": employer.state, **told})
