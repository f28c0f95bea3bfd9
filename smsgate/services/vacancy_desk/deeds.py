"""A vacancy extended, filled or withdrawn: once, from a state that allows it, and as the officer saw it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from smsgate.models import Counter, EmployerState, Staff, Vacancy, VacancyState, database
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services import audit, vacancies
from smsgate.services.imports.vacancy_rows import LONGEST_LIFE
from smsgate.services.reasons import LONGEST_REASON
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from smsgate.services.vacancy_desk.stands import ALLOWED, Deed

Columns = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A vacancy as it stood on the officer's page."""

    code: int
    state: str
    expires_on: date

    @classmethod
    def of(cls, vacancy: Vacancy) -> "Seen":
        """What a page shows of it."""
        return cls(code=vacancy.code, state=vacancy.state, expires_on=vacancy.expires_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Who does it, when, and on which local day."""

    by: Staff
    now: datetime
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What came of a deed done to many: codes changed, those that were so already, why the rest was not."""

    done: tuple[int, ...]
    already: tuple[int, ...]
    refused: dict[int, Why]


def fill(seen: Seen, at: Moment) -> bool:
    """Somebody has the job. False when it was filled already. Raises NotDone."""
    return _change(seen, Deed.FILL, {"state": VacancyState.FILLED}, at)


def withdraw(seen: Seen, reason: str, at: Moment) -> bool:
    """Nobody is told of it any more; the employer reads why. False when it was so already. Raises NotDone."""
    said = " ".join(reason.split())
    if not said:
        raise NotDone(Why.NO_REASON)
    if len(said) > LONGEST_REASON:
        raise NotDone(Why.LONG_REASON)
    return _change(seen, Deed.WITHDRAW, {"state": VacancyState.WITHDRAWN, "reason": said}, at)


def extend(seen: Seen, until: date, at: Moment) -> bool:
    """Open until that day. One that was over takes a new place in the order, and so is news again.

    False when that was its last day already. Raises NotDone.
    """
    if until < at.today:
        raise NotDone(Why.PAST)
    if until > at.today + LONGEST_LIFE:
        raise NotDone(Why.TOO_FAR)
    if until <= seen.expires_on:
        raise NotDone(Why.NO_LATER)
    return _change(seen, Deed.EXTEND, {"expires_on": until}, at)


def extend_by(seen: Seen, days: int, at: Moment) -> bool:
    """So many days more than the officer saw, counted from today where that day is over. Raises NotDone."""
    return extend(seen, later(seen.expires_on, days, at.today), at)


def later(expires_on: date, days: int, today: date) -> date:
    """The last day of what is extended by so many days, within the year it may stay open."""
    return min(max(expires_on, today) + timedelta(days=days), today + LONGEST_LIFE)


def to_each(many: Iterable[Seen], deed: Callable[[Seen], bool]) -> Results:
    """Do it to each of them, whatever comes of the others."""
    done: list[int] = []
    already: list[int] = []
    refused: dict[int, Why] = {}
    for seen in many:
        try:
            (done if deed(seen) else already).append(seen.code)
        except NotDone as error:
            refused[seen.code] = error.why
    return Results(done=tuple(done), already=tuple(already), refused=refused)


def locked(code: int, by: Staff) -> Vacancy:
    """The vacancy and its employer, nobody else's until the commit. Raises NotDone."""
    vacancy = vacancies.locked(code, by)
    if vacancy is None:
        raise NotDone(Why.UNKNOWN)
    return vacancy


def write(vacancy: Vacancy, columns: Columns, action: str, at: Moment, **more: object) -> None:
    """Set the columns and say so in the audit log, `more` with it. Call inside the transaction, last.

    Raises NotDone where it would be open without a verified employer.
    """
    before = {name: plain(vacancy.__data__[name]) for name in columns}
    for name, value in columns.items():
        setattr(vacancy, name, value)
    if vacancy.state == VacancyState.VERIFIED:
        require_verified(vacancy)
    vacancy.save(only=list(columns))
    after = {name: plain(vacancy.__data__[name]) for name in columns}
    note(vacancy, action, at, before=before, after={**after, **more})


def note(vacancy: Vacancy, action: str, at: Moment, **values: dict[str, object]) -> None:
    """Into the audit log, last of a transaction: what was done to a vacancy (`before`, `after`)."""
    noted = {name: audit.without_numbers(value) for name, value in values.items()}
    audit.record(
        at.by,
        f"vacancy.{action}",
        "vacancy",
        vacancy.code,
        now=at.now,
        before=noted.get("before"),
        after=noted.get("after"),
    )


def plain(value: object) -> object:
    """A column's value as the audit log holds it."""
    return value.isoformat() if isinstance(value, date) else value


def require_verified(vacancy: Vacancy) -> None:
    """Raises NotDone when somebody must look at it before it may be open."""
    marks = (vacancy.verified_at, vacancy.verified_by, vacancy.published_seq)
    if vacancy.employer.state != EmployerState.VERIFIED or None in marks:
        raise NotDone(Why.EMPLOYER)


def news_again(vacancy: Vacancy, expires_on: date, today: date) -> Columns:
    """A new place in the order for what is published and was over until now; nothing for all else."""
    over = vacancy.state == VacancyState.VERIFIED and vacancy.expires_on < today <= expires_on
    return {"published_seq": Counter.next(PUBLISHED_SEQ)} if over else {}


def _change(seen: Seen, deed: Deed, columns: Columns, at: Moment) -> bool:
    with database.atomic():
        vacancy = locked(seen.code, at.by)
        if _is_so(vacancy, {"state": seen.state, **columns}):
            return False
        if Seen.of(vacancy) != seen:
            raise NotDone(Why.MEANWHILE)
        if vacancy.state not in ALLOWED[deed]:
            raise NotDone(
                Why.NOT_PUBLISHED if deed is Deed.FILL and not _is_over(vacancy) else Why.OVER
            )
        if "expires_on" in columns:
            last_day = cast("date", columns["expires_on"])
            columns = {**columns, **news_again(vacancy, last_day, at.today)}
        write(vacancy, columns, deed, at)
    return True


def _is_so(vacancy: Vacancy, columns: Columns) -> bool:
    """Whether all of it is as wanted; the first reason given stays."""
    return all(
        vacancy.__data__[name] == value for name, value in columns.items() if name != "reason"
    )


def _is_over(vacancy: Vacancy) -> bool:
    return vacancy.state not in (VacancyState.WAITING, VacancyState.RETURNED)
