"""What becomes of a waiting vacancy: published, sent back, rejected, or put back into the queue.

Each decision holds the vacancy's row to itself: the second of two officers gets a sentence, nothing happens
twice. Publishing vouches for the employer too, as an import does.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    DigestRun,
    DigestText,
    DigestVacancy,
    Employer,
    EmployerState,
    Shown,
    Staff,
    Vacancy,
    VacancyApproval,
    VacancyState,
    database,
)
from smsgate.services import audit, second_officer, vacancies
from smsgate.services.reasons import reason_of
from smsgate.services.redflags import STOPS_PUBLICATION
from smsgate.services.rights import Right
from smsgate.services.vacancies import index_words
from smsgate.services.verification.checklist import checklist
from smsgate.services.verification.text import fingerprint, severity, words

UNDO_WITHIN = timedelta(minutes=10)


class Approved(StrEnum):
    """What an approval came to."""

    PUBLISHED = "published"
    WAITS_FOR_SECOND = "waits_for_second"


def approve(code: int, by: Staff, today: date, now: datetime) -> Approved:
    """Publish a waiting vacancy; with a grave sign of fraud the first approval only waits for a second.

    Raises InputError with the reason why it cannot be published (yet).
    """
    with database.atomic():
        vacancy = _waiting(code, by)
        _must_be_ready(vacancy, today)
        first = first_approval(vacancy)
        if severity(words(vacancy)) >= STOPS_PUBLICATION:
            if first is None:
                _approve_first(vacancy, by, now)
                return Approved.WAITS_FOR_SECOND
            refusal = second_officer.refusal(first.staff, by, Right.VERIFY, first.at, now)
            if refusal is not None:
                raise InputError(refusal)
        else:
            first = None
        _publish(vacancy, by, now, first)
    return Approved.PUBLISHED


def send_back(code: int, reason: str, by: Staff, now: datetime) -> None:
    """Ask for a change: the vacancy leaves the queue until it was edited. Raises InputError."""
    _turn_down(code, VacancyState.RETURNED, reason, by, now)


def reject(code: int, reason: str, by: Staff, now: datetime) -> None:
    """Refuse it for good. Raises InputError."""
    _turn_down(code, VacancyState.REJECTED, reason, by, now)


def reopen(code: int, by: Staff, now: datetime) -> None:
    """Put a vacancy that was sent back or rejected into the queue again. Raises InputError."""
    with database.atomic():
        vacancy = _locked(code, by)
        before = vacancy.state
        if before not in (VacancyState.RETURNED, VacancyState.REJECTED):
            raise InputError(N_("Only a vacancy that was sent back or rejected can be reopened."))
        _change(vacancy, "reopen", by, now, state=VacancyState.WAITING, reason="")


def take_back(code: int, by: Staff, now: datetime) -> None:
    """Undo a publication of the last minutes, while nobody was told of it. Raises InputError."""
    with database.atomic():
        vacancy = _locked(code, by)
        if vacancy.state != VacancyState.VERIFIED or vacancy.verified_at is None:
            raise InputError(N_("This vacancy is not published, so there is nothing to undo."))
        if now - vacancy.verified_at > UNDO_WITHIN:
            raise InputError(N_("It was published too long ago. Withdraw it instead."))
        if _was_told(vacancy):
            raise InputError(N_("Somebody was told of it already. Withdraw it instead."))
        unpublished = {"verified_at": None, "verified_by": None, "published_seq": None}
        _change(vacancy, "take_back", by, now, state=VacancyState.WAITING, **unpublished)


def first_approval(vacancy: Vacancy) -> VacancyApproval | None:
    """Who approved this very text first; an approval of another wording counts for nothing."""
    found: VacancyApproval | None = (
        VacancyApproval.select(VacancyApproval, Staff)
        .join(Staff)
        .where(
            (VacancyApproval.vacancy == vacancy)
            & (VacancyApproval.fingerprint == fingerprint(vacancy))
        )
        .first()
    )
    return found


def _locked(code: int, by: Staff) -> Vacancy:
    vacancy = vacancies.locked(code, by)
    if vacancy is None:
        raise InputError(N_("There is no such vacancy in your districts."))
    return vacancy


def _waiting(code: int, by: Staff) -> Vacancy:
    vacancy = _locked(code, by)
    if vacancy.state != VacancyState.WAITING:
        raise InputError(N_("Somebody else decided on this vacancy before you: see its state."))
    return vacancy


def _must_be_ready(vacancy: Vacancy, today: date) -> None:
    if vacancy.employer.state == EmployerState.SUSPENDED:
        raise InputError(N_("Its employer is suspended, so it cannot be published."))
    if vacancy.expires_on < today:
        raise InputError(N_("Its last day is over. Extend it first."))
    if any(check.missing for check in checklist(vacancy)):
        raise InputError(N_("Some required points are not ticked yet."))


def _approve_first(vacancy: Vacancy, by: Staff, now: datetime) -> None:
    VacancyApproval.delete().where(VacancyApproval.vacancy == vacancy).execute()
    VacancyApproval.create(vacancy=vacancy, staff=by, at=now, fingerprint=fingerprint(vacancy))
    _note("approve_first", vacancy, by, now, {}, {"fingerprint": fingerprint(vacancy)[:12]})


def _publish(vacancy: Vacancy, by: Staff, now: datetime, first: VacancyApproval | None) -> None:
    vouched = _vouch_for(vacancy.employer, by, now)
    vacancy.reason = ""
    vacancy.publish(by)
    index_words(vacancy)
    VacancyApproval.delete().where(VacancyApproval.vacancy == vacancy).execute()
    after: dict[str, object] = {"state": VacancyState.VERIFIED}
    if first is not None:
        after |= {"first": first.staff_id, "alone": second_officer.alone(first.staff, by)}
    _note("publish", vacancy, by, now, {"state": VacancyState.WAITING}, after)
    if vouched:
        audit.record(
            by,
            "employer.verify",
            "employer",
            vacancy.employer.id,
            now=now,
            before={"state": EmployerState.WAITING},
            after={"state": EmployerState.VERIFIED, "with": vacancy.code},
        )


def _vouch_for(employer: Employer, by: Staff, now: datetime) -> bool:
    """Verify a waiting employer, who was ticked as known; whether there was need to."""
    if employer.state != EmployerState.WAITING:
        return False
    employer.state = EmployerState.VERIFIED
    employer.verified_at, employer.verified_by = now, by
    employer.save(only=[Employer.state, Employer.verified_at, Employer.verified_by])
    return True


def _turn_down(code: int, state: VacancyState, reason: str, by: Staff, now: datetime) -> None:
    said = reason_of(reason, N_("Say why: the employer reads it."))
    action = "send_back" if state == VacancyState.RETURNED else "reject"
    with database.atomic():
        _change(_waiting(code, by), action, by, now, state=state, reason=said)


def _change(vacancy: Vacancy, action: str, by: Staff, now: datetime, **columns: object) -> None:
    before = {name: getattr(vacancy, name) for name in ("state", "reason")}
    for name, value in columns.items():
        setattr(vacancy, name, value)
    vacancy.save(only=[getattr(Vacancy, name) for name in columns])
    VacancyApproval.delete().where(VacancyApproval.vacancy == vacancy).execute()
    after = {name: columns.get(name, old) for name, old in before.items()}
    _note(action, vacancy, by, now, before, after)


def _note(
    action: str,
    vacancy: Vacancy,
    by: Staff,
    now: datetime,
    before: dict[str, object],
    after: dict[str, object],
) -> None:
    audit.record(
        by,
        f"vacancy.{action}",
        "vacancy",
        vacancy.code,
        now=now,
        before=audit.without_numbers(before),
        after=audit.without_numbers(after),
    )


def _was_told(vacancy: Vacancy) -> bool:
    """Whether anybody saw it since it was published: in a reply, on a screen, or in a digest made since."""
    seen = Shown.select().where((Shown.vacancy == vacancy.code) & (Shown.at >= vacancy.verified_at))
    told = (
        DigestVacancy.select()
        .join(DigestText)
        .join(DigestRun)
        .where(
            (DigestVacancy.vacancy == vacancy.code) & (DigestRun.started_at >= vacancy.verified_at)
        )
    )
    return bool(seen.exists() or told.exists())
