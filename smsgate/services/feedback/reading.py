"""Suggestions as officers read them, and the marks of each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from peewee import JOIN, fn

from smsgate import phone, privacy
from smsgate.models import Contact, Rating, Suggestion
from smsgate.services.midnight import midnight
from smsgate.services.paging import Page, paged

PAGE = 30
MARKS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A suggestion. `contact` and `number` (masked) are empty once the number was forgotten; `text` is None
    once its words are no longer kept."""

    at: datetime
    area: str
    channel: str
    text: str | None
    contact: int | None
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a month was like: how many were asked, how many gave each mark, and how many suggested."""

    first: date
    asked: int
    marks: tuple[int, ...]
    suggestions: int

    @property
    def rated(self) -> int:
        """How many marks were given."""
        return sum(self.marks)

    @property
    def average(self) -> float | None:
        """The mean mark, to one place; None without any."""
        return mean(self.marks)


def mean(marks: Sequence[int]) -> float | None:
    """Of so many marks of each kind, to one place; None without any."""
    total = sum(mark * count for mark, count in zip(MARKS, marks, strict=True))
    return round(total / sum(marks), 1) if any(marks) else None


def page(areas: Sequence[str] | None, area: str, number: int) -> Page[Said]:
    """Suggestions, the newest first; of these districts and of unknown place (None: all), or one alone."""
    query = _of(Suggestion, areas, area)
    rows = query.select(Suggestion, Contact).join(Contact, JOIN.LEFT_OUTER)
    rows = rows.order_by(Suggestion.created_at.desc(), Suggestion.id.desc())
    return paged(rows, query.count(), number, PAGE, partial(map, _said))


def months(first: date, last: date, areas: Sequence[str] | None, zone: ZoneInfo) -> list[Month]:
    """Each month from that of `first` to that of `last`, the newest first; of these districts (None: all)."""
    marks, asked = _marks(first.replace(day=1), last, areas)
    found, day = [], last.replace(day=1)
    while day >= first.replace(day=1):
        after = (day + timedelta(days=31)).replace(day=1)
        found.append(
            Month(
                first=day,
                asked=asked.get(day, 0),
                marks=tuple(marks.get((day, mark), 0) for mark in MARKS),
                suggestions=_suggested(midnight(day, zone), midnight(after, zone), areas),
            )
        )
        day = (day - timedelta(days=1)).replace(day=1)
    return found


def _marks(
    first: date, last: date, areas: Sequence[str] | None
) -> tuple[dict[tuple[date, int], int], dict[date, int]]:
    """How often each mark was given in each month, and how many were asked."""
    row = Rating
    columns = (row.month, row.stars, fn.COUNT(row.id), fn.COUNT(row.asked_at))
    query: Any = _of(row, areas).select(*columns).where(row.month.between(first, last))
    marks: dict[tuple[date, int], int] = {}
    asked: dict[date, int] = {}
    for month, stars, count, asked_of in query.group_by(row.month, row.stars).tuples():
        asked[month] = asked.get(month, 0) + int(asked_of)
        if stars is not None:
            marks[month, stars] = int(count)
    return marks, asked


def _suggested(start: datetime, end: datetime, areas: Sequence[str] | None) -> int:
    row = Suggestion
    return int(_of(row, areas).where((row.created_at >= start) & (row.created_at < end)).count())


def _of(model: type[Rating] | type[Suggestion], areas: Sequence[str] | None, area: str = "") -> Any:
    query = model.select()
    if areas is not None:
        query = query.where(model.area.in_([*areas, ""]))
    return query.where(model.area == area) if area else query


def _said(row: Suggestion) -> Said:
    return Said(
        at=row.created_at,
        area=row.area,
        channel=row.channel,
        text=privacy.mask_phones(row.text) if row.text is not None else None,
        contact=row.contact_id,
        number=phone.mask(row.contact.phone) if row.contact else "",
    )
