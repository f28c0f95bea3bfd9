"""What the service does, as everybody may know it: sums alone, and small ones not told exactly."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from smsgate.config import Config
from smsgate.models import (
    Application,
    ApplicationState,
    Conversation,
    ConversationState,
    OfficerMessage,
    Outcome,
    OutcomeKind,
)
from smsgate.services import board
from smsgate.services.feedback import reading as opinions
from smsgate.services.inbox import target
from smsgate.services.places import place_book
from smsgate.services.statistics import reading
from smsgate.services.statistics.days import span
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period, Sums
from smsgate.views import OUTSIDE

LEAST = 5
"""A smaller number may tell of one person: it is not told exactly."""

MONTHS = 12
ANSWERS = timedelta(days=30)

Told = int | None
"""A number as it may be told; None for one under `LEAST`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What happened in a month that began on `first`. `average`: of the marks, None for too few."""

    first: date
    published: Told
    applied: Told
    hired: Told
    marks: Told
    average: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNumbers:
    """Everything on the page. `reached`: by place code, "" being the whole region; `months`: those something
    was counted of, the newest first."""

    at: datetime
    open: Told
    published: Told
    applied: Told
    hired: Told
    answered: Told
    in_time: Told
    overdue: Told
    marks: Told
    average: float | None
    reached: tuple[tuple[str, Told], ...]
    months: tuple[Month, ...]


def told(number: int) -> Told:
    """A number as everybody may know it."""
    return number if number >= LEAST else None


def count(config: Config, now: datetime) -> OpenNumbers:
    """As of now; a walk through a year's sums and a month's answers, so keep it for a few minutes."""
    today = now.astimezone(config.timezone).date()
    year = Period(_months_back(today, MONTHS - 1), today)
    sums = reading.sums(year)
    counted = set(reading.months(today))
    judged = opinions.months(year.first, today, None, config.timezone)
    marks = tuple(map(sum, zip(*(one.marks for one in judged), strict=True)))
    answered, in_time = _answers(config.timezone, now)
    return OpenNumbers(
        at=now,
        open=told(
            sum(n for place, n in board.counts(config.region, today).items() if place != OUTSIDE)
        ),
        published=told(sums.total(Name.PUBLISHED)),
        applied=told(sums.total(Name.APPLIED)),
        hired=told(_hired(year.first, today, config.timezone)),
        answered=told(answered),
        in_time=told(in_time),
        overdue=told(_overdue(config.timezone, now)),
        marks=told(sum(marks)),
        average=_average(marks),
        reached=_reached(sums, config),
        months=tuple(_month(one, config.timezone) for one in judged if one.first in counted),
    )


def _month(judged: opinions.Month, zone: ZoneInfo) -> Month:
    whole = reading.month_of(judged.first)
    sums = reading.sums(whole)
    return Month(
        first=judged.first,
        published=told(sums.total(Name.PUBLISHED)),
        applied=told(sums.total(Name.APPLIED)),
        hired=told(_hired(whole.first, whole.last, zone)),
        marks=told(judged.rated),
        average=_average(judged.marks),
    )


def _hired(first: date, last: date, zone: ZoneInfo) -> int:
    """People who told us that they work now, or whose employer did; each counted once."""
    days, made = span(first, last, zone), Application
    told_so = (Outcome.kind == OutcomeKind.HIRED) & days.holds(Outcome.said_at)
    said: Any = Outcome.select(Outcome.person).where(told_so)
    taken = (made.state == ApplicationState.HIRED) & days.holds(made.decided_at)
    confirmed: Any = made.select(made.person).where(taken)
    return len({person for query in (said, confirmed) for (person,) in query.tuples()})


def _average(marks: tuple[int, ...]) -> float | None:
    """None for so few marks that somebody's own could be told from it."""
    return opinions.mean(marks) if sum(marks) >= LEAST else None


def _answers(zone: ZoneInfo, now: datetime) -> tuple[int, int]:
    """How many questions officers answered, and how many of these in time."""
    row = OfficerMessage
    query: Any = row.select(row.before, row.created_at).where(row.created_at >= now - ANSWERS)
    answered = in_time = 0
    for before, at in query.tuples().iterator():
        waited = before.get("waiting_since")
        if waited:  # else it added to an answer given before
            answered += 1
            in_time += at <= target.due(datetime.fromisoformat(waited), zone)
    return answered, in_time


def _overdue(zone: ZoneInfo, now: datetime) -> int:
    late = Conversation.waiting_since <= target.overdue_before(now, zone)
    query = Conversation.select().where((Conversation.state == ConversationState.OPEN) & late)
    return int(query.count())


def _reached(sums: Sums, config: Config) -> tuple[tuple[str, Told], ...]:
    """Who gets the news of each district, and of the region as a whole."""
    followed = sums.values.get(Name.SUBSCRIBERS, {})
    whole = sum(followed.get(code, 0) for code in config.region)
    districts = place_book(config.region).districts
    by_place = [(place.code, told(followed.get(place.code, 0))) for place in districts]
    return (*by_place, ("", told(whole)))


def _months_back(day: date, months: int) -> date:
    """The first of the month so many before."""
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
