"""The way back: a deed of the last minutes undone, where nothing else changed since."""

from datetime import date, datetime, timedelta
from typing import Any

from smsgate.models import AuditEntry, Vacancy, database
from smsgate.services.vacancy_desk.deeds import (
    Columns,
    Moment,
    Results,
    locked,
    plain,
    write,
)
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from smsgate.services.vacancy_desk.stands import Deed

UNDO_WITHIN = timedelta(minutes=10)
_CAN_BE_UNDONE = tuple(f"vacancy.{deed}" for deed in (Deed.EXTEND, Deed.FILL, Deed.WITHDRAW))
_UNDO = "undo"
_MOST = 200
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def mark(moment: datetime) -> int:
    """The moment of a deed as a number for an address: microseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(mark: int) -> datetime:
    """And back. Raises OverflowError."""
    return _EPOCH + timedelta(microseconds=mark)


def done_at(mark: int, at: Moment) -> tuple[int, ...]:
    """The codes of the vacancies that the officer changed by the deed of that moment."""
    return tuple(int(entry.subject_id) for entry in _entries(mark, at))


def undo(mark: int, at: Moment) -> Results:
    """Take back what the officer did at that moment, with each vacancy that is still as it was left."""
    done: list[int] = []
    already: list[int] = []
    refused: dict[int, Why] = {}
    for entry in _entries(mark, at):
        code = int(entry.subject_id)
        try:
            (done if _undone(entry, code, at) else already).append(code)
        except NotDone as error:
            refused[code] = error.why
    return Results(done=tuple(done), already=tuple(already), refused=refused)


def _entries(mark: int, at: Moment) -> list[AuditEntry]:
    try:
        when = moment(mark)
    except OverflowError:
        return []
    query: Any = (
        AuditEntry.select()
        .where(
            (AuditEntry.at == when)
            & (AuditEntry.actor == at.by.id)
            & (AuditEntry.subject == "vacancy")
            & AuditEntry.action.in_(_CAN_BE_UNDONE)
        )
        .order_by(AuditEntry.id)
        .limit(_MOST)
    )
    return list(query)


def _undone(entry: AuditEntry, code: int, at: Moment) -> bool:
    if at.now - entry.at > UNDO_WITHIN:
        raise NotDone(Why.TOO_LATE)
    with database.atomic():
        vacancy = locked(code, at.by)
        since = _first_since(entry)
        if since is not None and since.action == f"vacancy.{_UNDO}":
            return False
        if since is not None or not _is_as_left(vacancy, entry):
            raise NotDone(Why.MEANWHILE)
        write(vacancy, _before(entry), _UNDO, at, undone=entry.id)
    return True


def _first_since(entry: AuditEntry) -> AuditEntry | None:
    found: AuditEntry | None = (
        AuditEntry.select()
        .where(
            (AuditEntry.subject == entry.subject)
            & (AuditEntry.subject_id == entry.subject_id)
            & (AuditEntry.id > entry.id)
        )
        .order_by(AuditEntry.id)
        .first()
    )
    return found


def _is_as_left(vacancy: Vacancy, entry: AuditEntry) -> bool:
    """The words of a reason are masked in the log, and so not compared."""
    return all(
        plain(vacancy.__data__[name]) == value
        for name, value in entry.after.items()
        if name != "reason"
    )


def _before(entry: AuditEntry) -> Columns:
    before: Columns = dict(entry.before)
    if "expires_on" in before:
        before["expires_on"] = date.fromisoformat(str(before["expires_on"]))
    return before
