"""Reading what was counted: the sums of some days, a figure day by day, and what to compare them with."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from peewee import fn

from smsgate.messages import State
from smsgate.models import CountedDay, DailyFigure, Staff, database
from smsgate.services import audit
from smsgate.services.outbox.report import ARRIVED
from smsgate.services.statistics.names import Name
from smsgate.understanding import Intent
from smsgate.views import OUTSIDE

DAY = timedelta(days=1)

SNAPSHOTS = (
    Name.SUBSCRIBERS,
    Name.OPEN,
    Name.SEEKERS_OF_MONTH,
    Name.HEARD,
    Name.PEOPLED,
    Name.BY_AGENTS,
)
"""How things stood at the end of a day: of several days the last counts, nothing is added."""

FAILED = (State.FAILED, State.EXPIRED)
DETAIL = (Intent.DETAIL, Intent.PICK)


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `first` to `last`, both among them."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(self.first + DAY * at for at in range((self.last - self.first).days + 1))

    @property
    def is_month(self) -> bool:
        """Whether it begins a month and stays in it: so far, or to its end."""
        return self.first.day == 1 and (self.first.year, self.first.month) == (
            self.last.year,
            self.last.month,
        )

    @property
    def before(self) -> "Period":
        """What it is compared with: the month before up to the same day, or as many days before."""
        if not self.is_month:
            return Period(self.first - DAY * len(self.days), self.first - DAY)
        first = (self.first - DAY).replace(day=1)
        length = monthrange(first.year, first.month)[1]
        if self.last == month_of(self.last).last:
            return Period(first, first.replace(day=length))
        return Period(first, first.replace(day=min(self.last.day, length)))


def month_of(day: date) -> Period:
    """The whole month."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The figures of a period. `counted`: how many of its days were."""

    period: Period
    values: dict[str, dict[str, int]]
    counted: int

    def total(self, name: Name) -> int:
        """Of all labels together; of a snapshot, of everything."""
        found = self.values.get(name, {})
        return found.get("", 0) if name in SNAPSHOTS else sum(found.values())

    def knows(self, name: Name) -> bool:
        """Whether it was counted: of a snapshot only where it was taken within the period."""
        return name not in SNAPSHOTS or bool(self.values.get(name))

    def by_label(self, name: Name) -> dict[str, int]:
        """Each label's, the greatest first."""
        found = self.values.get(name, {})
        rows = ((label, value) for label, value in found.items() if value)
        return dict(sorted(rows, key=lambda row: (-row[1], row[0])))

    def out(self, states: Iterable[State], kinds: Sequence[str] = ()) -> int:
        """Messages that came into one of these states; only of some priorities, if any are named."""
        wanted = {state.value for state in states}
        split = ((label.partition("."), value) for label, value in self._out())
        return sum(
            value
            for (kind, _, state), value in split
            if state in wanted and (not kinds or kind in kinds)
        )

    def out_by_kind(self) -> dict[str, int]:
        """All messages by priority, in any state."""
        found: dict[str, int] = defaultdict(int)
        for label, value in self._out():
            found[label.partition(".")[0]] += value
        return dict(found)

    def out_by_state(self) -> dict[str, int]:
        """All messages by state; `queued` includes claimed."""
        found: dict[str, int] = defaultdict(int)
        for label, value in self._out():
            state = label.partition(".")[2]
            found[State.QUEUED.value if state == State.CLAIMED else state] += value
        return dict(found)

    def _out(self) -> Iterable[tuple[str, int]]:
        return self.values.get(Name.OUT, {}).items()

    @property
    def arrived(self) -> int:
        """Messages the network took."""
        return self.out(ARRIVED)

    @property
    def failed(self) -> int:
        """Messages that came to nothing."""
        return self.out(FAILED)

    @property
    def funnel(self) -> tuple[int, int, int, int, int]:
        """Told of vacancies, asked for one in detail, applied, hired, found work: how many times each."""
        told = self.out(ARRIVED, ("digest",)) + self.total(Name.SHOWN)
        asked = sum(self.values.get(Name.IN, {}).get(intent, 0) for intent in DETAIL)
        asked += self.total(Name.USSD_DETAILS)
        applied, hired = self.total(Name.APPLIED), self.total(Name.HIRED)
        return told, asked, applied, hired, self.total(Name.PLACED)

    def in_area(self, name: Name, area: str, served: Sequence[str]) -> int:
        """A figure of a place; of LUAR, of all that lies outside of the regions served."""
        found = self.values.get(name, {})
        if area != OUTSIDE:
            return found.get(area, 0)
        return sum(
            value
            for label, value in found.items()
            if label and (label == OUTSIDE or label[:5] not in served)
        )


def sums(period: Period) -> Sums:
    """What was counted of these days."""
    here = DailyFigure.day.between(period.first, period.last)
    added: Any = DailyFigure.select(
        DailyFigure.name, DailyFigure.label, fn.SUM(DailyFigure.value)
    ).where(here & DailyFigure.name.not_in(SNAPSHOTS))
    values: dict[str, dict[str, int]] = defaultdict(dict)
    for name, label, value in added.group_by(DailyFigure.name, DailyFigure.label).tuples():
        values[name][label] = int(value)
    for name in SNAPSHOTS:
        values[name.value] = _last(name, period)
    counted = CountedDay.select().where(CountedDay.day.between(period.first, period.last)).count()
    return Sums(period=period, values=dict(values), counted=counted)


def by_day(period: Period, names: Sequence[Name]) -> dict[date, Sums]:
    """The sums of each day, of those names; days without any are there as well."""
    query: Any = DailyFigure.select(
        DailyFigure.day, DailyFigure.name, DailyFigure.label, DailyFigure.value
    ).where(DailyFigure.day.between(period.first, period.last) & DailyFigure.name.in_(names))
    found: dict[date, dict[str, dict[str, int]]] = {day: defaultdict(dict) for day in period.days}
    for day, name, label, value in query.tuples():
        found[day][name][label] = value
    return {
        day: Sums(period=Period(day, day), values=dict(values), counted=1)
        for day, values in found.items()
    }


def counted_at(day: date) -> Any:
    """When a day was last counted; None when it never was."""
    found: CountedDay | None = CountedDay.get_or_none(CountedDay.day == day)
    return found.counted_at if found else None


def months(today: date) -> list[date]:
    """The first day of each month of which something was counted, the newest first."""
    earliest = CountedDay.select(fn.MIN(CountedDay.day)).scalar() or today
    found, month = [], today.replace(day=1)
    while month >= earliest.replace(day=1):
        found.append(month)
        month = (month - DAY).replace(day=1)
    return found


def note_export(table: str, period: Period, by: Staff, now: datetime) -> None:
    """Into the audit log: who takes a table along, and of which days."""
    with database.atomic():
        days = {"from": str(period.first), "until": str(period.last)}
        audit.record(by, "report.export", "report", table, now=now, after=days)


def _last(name: Name, period: Period) -> dict[str, int]:
    here = DailyFigure.day.between(period.first, period.last) & (DailyFigure.name == name)
    day = DailyFigure.select(fn.MAX(DailyFigure.day)).where(here)
    query: Any = DailyFigure.select(DailyFigure.label, DailyFigure.value)
    where = (DailyFigure.name == name) & (DailyFigure.day == day)
    return dict(query.where(where).tuples())
