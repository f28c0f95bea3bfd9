"""Local days as moments, and the rows that fall into one, found without reading a table from end to end."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import Expression, Field, fn

from smsgate.models import BaseModel
from smsgate.services.midnight import midnight

SLACK = timedelta(hours=1)
"""Rows are numbered as they come, give or take: a transaction waits for seconds, never for an hour."""


@dataclass(frozen=True, slots=True)
class Span:
    """Moments from `start` on and before `end`."""

    start: datetime
    end: datetime

    def holds(self, moment: Field) -> Expression:
        """The condition for a column."""
        found: Expression = (moment >= self.start) & (moment < self.end)
        return found

    def by(self, number: Any, moment: Field) -> Expression:
        """The same for rows whose `number` (unique) grows with `moment`, which so needs no index."""
        first = _first_since(number, moment, self.start - SLACK)
        last = _first_since(number, moment, self.end + SLACK)
        found: Expression = (number >= first) & (number < last) & self.holds(moment)
        return found


def span(first: date, last: date, zone: ZoneInfo) -> Span:
    """From the morning of `first` to the night of `last`."""
    return Span(midnight(first, zone), midnight(last + timedelta(days=1), zone))


def _first_since(number: Any, moment: Field, since: datetime) -> int:
    """The number from which on all rows are of `since` or later: by halves, two dozen looks."""
    low, high = (int(edge(number.model, number) or 0) for edge in (_least, _most))
    high += 1
    while low < high:
        middle = (low + high) // 2
        query = number.model.select(number, moment).where(number >= middle).order_by(number)
        row = query.limit(1).tuples().first()
        if row is not None and row[1] < since:
            low = row[0] + 1
        else:
            high = middle
    return low


def _least(model: type[BaseModel], number: Any) -> Any:
    """(Both ends at once would read the whole table on SQLite.)"""
    return model.select(fn.MIN(number)).scalar()


def _most(model: type[BaseModel], number: Any) -> Any:
    return model.select(fn.MAX(number)).scalar()
