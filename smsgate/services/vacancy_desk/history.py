"""What became of a vacancy: its entries in the audit log, and how many people were told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.models import AuditEntry, Employer, Vacancy
from smsgate.services.recall.told import DIGEST, REPLY, SCREEN, told

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """People by the way they were told; somebody told by several counts once, for the first named here."""

    digest: int = 0
    reply: int = 0
    screen: int = 0

    @property
    def all(self) -> int:
        """Everybody who was told."""
        return self.digest + self.reply + self.screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done to it; `before` and `after` by column, of what changed."""

    at: datetime
    who: str
    action: str
    before: dict[str, object]
    after: dict[str, object]


def history(code: int) -> tuple[Event, ...]:
    """What was done to it, the newest first."""
    query = (
        AuditEntry.select()
        .where((AuditEntry.subject == "vacancy") & (AuditEntry.subject_id == str(code)))
        .order_by(AuditEntry.id.desc())
        .limit(MOST)
    )
    entries = [(entry, entry.before or {}, entry.after or {}) for entry in query]
    names = _employers(value.get("employer") for _, *both in entries for value in both)
    return tuple(
        Event(
            at=entry.at,
            who=entry.actor_name,
            action=entry.action.removeprefix("vacancy."),
            before=_named(before, names),
            after=_named(after, names),
        )
        for entry, before, after in entries
    )


def _employers(ids: Iterable[object]) -> dict[object, str]:
    wanted = {each for each in ids if isinstance(each, int)}
    rows: Any = Employer.select(Employer.id, Employer.name).where(Employer.id.in_(wanted)).tuples()
    return dict(rows) if wanted else {}


def _named(columns: dict[str, object], names: dict[object, str]) -> dict[str, object]:
    """The log keeps an employer by number, people know it by name."""
    number = columns.get("employer")
    return {**columns, "employer": names[number]} if number in names else columns


def told_of(code: int) -> Told:
    """How many people were told of it so far."""
    who = told(code).alias("told")
    rows: Any = (
        Vacancy.select(who.c.way, fn.COUNT(who.c.contact)).from_(who).group_by(who.c.way).tuples()
    )
    counts = dict(rows)
    return Told(
        digest=counts.get(DIGEST, 0), reply=counts.get(REPLY, 0), screen=counts.get(SCREEN, 0)
    )
