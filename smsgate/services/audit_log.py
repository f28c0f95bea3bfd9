"""The audit log to read: newest first, filtered, page by page, and as a table to take away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import Field, ModelSelect, fn

from smsgate.models import AuditEntry, Staff, database
from smsgate.services import audit
from smsgate.services.midnight import midnight

PAGE = 50
STREAM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for; "" and None: whatever. `until` is a local day, included."""

    person: str = ""
    action: str = ""
    subject: str = ""
    subject_id: str = ""
    since: date | None = None
    until: date | None = None

    def told(self) -> dict[str, object]:
        """What of it was set."""
        names = ("person", "action", "subject", "subject_id", "since", "until")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that was different before; None where there was nothing, or is nothing now."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Entries, newest first; `older` is where the next page begins (None: this is the last)."""

    rows: tuple[AuditEntry, ...]
    older: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Whatever stands in the log to choose from."""

    people: tuple[str, ...]
    actions: tuple[str, ...]
    subjects: tuple[str, ...]


def page(sought: Sought, here: ZoneInfo, below: int | None = None) -> Page:
    """The newest entries sought, or those numbered below one."""
    query = _query(sought, here)
    if below is not None:
        query = query.where(AuditEntry.id < below)
    rows = tuple(query.limit(PAGE + 1))
    older = rows[PAGE - 1].id if len(rows) > PAGE else None
    return Page(rows=rows[:PAGE], older=older)


def choices() -> Choices:
    """What there is to filter by: each a step along an index, however long the log."""
    return Choices(
        people=_each(AuditEntry.actor_name),
        actions=_each(AuditEntry.action),
        subjects=_each(AuditEntry.subject),
    )


def names() -> dict[str, str]:
    """What colleagues call each other, by address; the log itself holds addresses."""
    query: Any = Staff.select(Staff.email, Staff.name).where(Staff.name != "")
    return dict(query.tuples())


def differences(entry: AuditEntry) -> tuple[Difference, ...]:
    """What an entry changed, by name; what stayed the same is left out, unless nothing else is told."""
    before: Mapping[str, Any] = entry.before or {}
    after: Mapping[str, Any] = entry.after or {}
    names = list(dict.fromkeys([*before, *after]))
    changed = [name for name in names if before.get(name) != after.get(name)] or names
    return tuple(
        Difference(name=name, before=_shown(before, name), after=_shown(after, name))
        for name in changed
    )


def export(sought: Sought, by: Staff, here: ZoneInfo, now: datetime) -> Iterator[AuditEntry]:
    """Every entry sought, newest first; that it was taken away is the first of them."""
    with database.atomic():
        audit.record(by, "audit.export", "audit", "", now=now, after=sought.told() or None)
    return _all(_query(sought, here))


def _all(query: "ModelSelect[Any]") -> Iterator[AuditEntry]:
    batch = query.limit(STREAM)
    rows = list(batch)
    while rows:
        yield from rows
        rows = list(batch.where(AuditEntry.id < rows[-1].id))


def _query(sought: Sought, here: ZoneInfo) -> "ModelSelect[Any]":
    query: ModelSelect[Any] = AuditEntry.select().order_by(AuditEntry.id.desc())
    for value, column in (
        (sought.person, AuditEntry.actor_name),
        (sought.action, AuditEntry.action),
        (sought.subject, AuditEntry.subject),
        (sought.subject_id, AuditEntry.subject_id),
    ):
        if value:
            query = query.where(column == value)
    if sought.since:
        query = query.where(AuditEntry.at >= midnight(sought.since, here))
    if sought.until:
        query = query.where(AuditEntry.at < midnight(sought.until + timedelta(days=1), here))
    return query


def _each(column: Field) -> tuple[str, ...]:
    """The different values of an indexed column, in order."""
    found: list[str] = []
    value = AuditEntry.select(fn.MIN(column)).scalar()
    while value is not None:
        found.append(value)
        value = AuditEntry.select(fn.MIN(column)).where(column > value).scalar()
    return tuple(found)


def _shown(values: Mapping[str, Any], name: str) -> str | None:
    value = values.get(name)
    if value in (None, "", [], {}):
        return None
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
