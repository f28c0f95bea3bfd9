"""When which day is counted, and doing it: read without a lock, then written in one short transaction.

A day is always counted whole, from its rows: no restart, restore or second worker can make a sum wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

from smsgate.config import Config
from smsgate.models import (
    CountedDay,
    DailyFigure,
    OutboundMessage,
    Subscription,
    UssdSession,
    database,
)
from smsgate.services.statistics import messages, offers, placements, reach
from smsgate.services.statistics.days import Span, span
from smsgate.services.statistics.messages import Counts
from smsgate.services.statistics.names import HOURLY, OF_TODAY, PASSING, STANDING, Name

MINUTE = timedelta(seconds=50)
"""Between two counts of today: the worker looks each minute."""

PAUSE = 20
"""Today rests this many times as long as its count took: a large office's worker has other things to do."""

HOUR = timedelta(hours=1)
"""Between two counts of yesterday, whose last messages come to their end."""

SETTLING = timedelta(days=7)
"""So long a day's messages may still change: reports that come late, messages settled by hand."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A local day, and when it was last counted."""

    day: date
    last: datetime | None
    took: int


def count_due(config: Config, now: datetime) -> Iterator[date]:
    """Count what is due, today first, then back through what was never counted; yields each day done.

    Stop taking from it to pause: each day is a transaction of its own.
    """
    today = now.astimezone(config.timezone).date()
    for due in _due(today, config, now):
        _count(due, today, config, now)
        yield due.day


def count(day: date, config: Config, now: datetime) -> None:
    """Count one day, due or not."""
    found: CountedDay | None = CountedDay.get_or_none(CountedDay.day == day)
    known = _Day(day, found.counted_at, found.took) if found else _Day(day, None, 0)
    _count(known, now.astimezone(config.timezone).date(), config, now)


def _due(today: date, config: Config, now: datetime) -> Iterator[_Day]:
    known = {row.day: row for row in CountedDay.select()}
    for back in range((today - _first_day(config, today)).days + 1):
        day = today - timedelta(days=back)
        row = known.get(day)
        if row is None or row.counted_at is None:
            yield _Day(day, None, 0)
        elif _is_due(row, back, config, now):
            yield _Day(day, row.counted_at, row.took)


def _is_due(row: CountedDay, back: int, config: Config, now: datetime) -> bool:
    """Today each minute, yesterday each hour, then once a day until its messages have settled."""
    rest = now - row.counted_at
    if back == 0:
        return bool(rest >= max(MINUTE, PAUSE * timedelta(milliseconds=row.took)))
    end = span(row.day, row.day, config.timezone).end
    if row.counted_at < end:
        return True
    if back == 1:
        return bool(rest >= HOUR)
    counted_on = row.counted_at.astimezone(config.timezone).date()
    today = row.day + timedelta(days=back)
    return bool(row.counted_at < end + SETTLING and counted_on < today)


def _first_day(config: Config, today: date) -> date:
    """The day before the first of which there is a row."""
    numbered = (OutboundMessage.created_at, UssdSession.created_at, Subscription.created_at)
    moments = [_first(moment) for moment in numbered] + [messages.first_came()]
    days = [at.astimezone(config.timezone).date() for at in moments if at]
    return min([*days, today]) - timedelta(days=1) if days else today


def _first(moment: Any) -> datetime | None:
    number = moment.model.id
    query = moment.model.select(moment).where(number > 0).order_by(number).limit(1)
    found: datetime | None = query.scalar()
    return found


def _count(due: _Day, today: date, config: Config, now: datetime) -> None:
    began = monotonic()
    names, sums = list(PASSING), _passing(due.day, config)
    if not _is_settled(due, config):
        hourly = due.day == today and _begins_hour(due, now)
        names += [name for name in STANDING if name not in OF_TODAY or due.day == today]
        sums.update(_standing(due.day, today, config))
        if hourly:
            sums.update(reach.counted(now, config))
        else:
            names = [name for name in names if name not in HOURLY]
    before = DailyFigure.of_day(due.day, names)
    took = int((monotonic() - began) * 1000)
    with database.atomic():
        if CountedDay.take(due.day, due.last, now, took):
            DailyFigure.rewrite(due.day, before, sums)


def _begins_hour(due: _Day, now: datetime) -> bool:
    """Whether this is the first count of a day within this hour."""
    return due.last is None or due.last < now.replace(minute=0, second=0, microsecond=0)


def _is_settled(due: _Day, config: Config) -> bool:
    """Whether the day was over when it was last counted: then what stood, stands."""
    over = span(due.day, due.day, config.timezone).end
    return due.last is not None and due.last >= over


def _passing(day: date, config: Config) -> Counts:
    local = span(day, day, config.timezone)
    sums = messages.came(local)
    sums.update(messages.went(local, config))
    sums.update(offers.decided(local))
    sums.update(placements.placed(local))
    return sums


def _standing(day: date, today: date, config: Config) -> Counts:
    local = span(day, day, config.timezone)
    sums = offers.followed(local)
    sums.update(offers.published(local))
    if day == today:
        sums.update(offers.open_on(day))
    if _tells_of_month(day, today):
        sums[Name.SEEKERS_OF_MONTH, ""] = messages.seekers(_so_far(day, config))
    return sums


def _tells_of_month(day: date, today: date) -> bool:
    """Whose month is added up, a walk through all its texts: the last day's, and yesterday's."""
    next_day = day + timedelta(days=1)
    return next_day == today or (next_day.day == 1 and day < today)


def _so_far(day: date, config: Config) -> Span:
    return span(day.replace(day=1), day, config.timezone)
