"""A day's subscriptions, vacancies and applications, by place."""

from datetime import date
from typing import Any

from peewee import Case, Field, fn

from smsgate.models import Application, ApplicationState, Subscription, Vacancy
from smsgate.services.statistics.days import Span
from smsgate.services.statistics.messages import Counts
from smsgate.services.statistics.names import Name


def decided(day: Span) -> Counts:
    """Applications made, and people hired."""
    made = Application.select().where(day.holds(Application.created_at))
    hired = Application.select().where(
        (Application.state == ApplicationState.HIRED) & day.holds(Application.decided_at)
    )
    return Counts({(Name.APPLIED, ""): made.count(), (Name.HIRED, ""): hired.count()})


def followed(day: Span) -> Counts:
    """Subscriptions that began and ended, and who followed something when the day was over."""
    row = Subscription
    standing = (row.consent_at < day.end) & (row.ended_at.is_null() | (row.ended_at >= day.end))
    columns = {
        Name.BEGUN: fn.SUM(Case(None, [(day.holds(row.consent_at), 1)], 0)),
        Name.ENDED: fn.SUM(Case(None, [(day.holds(row.ended_at), 1)], 0)),
        Name.SUBSCRIBERS: fn.COUNT(Case(None, [(standing, row.person)]).distinct()),
    }
    agreed = row.consent_at.is_null(False)
    query: Any = row.select(row.place, *columns.values()).where(agreed).group_by(row.place)
    counts = Counts(
        {
            (name.value, place): int(value)
            for place, *values in query.tuples()
            for name, value in zip(columns, values, strict=True)
            if value
        }
    )
    everybody = row.select(fn.COUNT(row.person.distinct())).where(standing)
    counts[Name.SUBSCRIBERS, ""] = everybody.scalar()
    return counts


def published(day: Span) -> Counts:
    """Vacancies published on that day."""
    on_that_day = day.by(Vacancy.published_seq, Vacancy.verified_at)
    return _by(Vacancy.area, on_that_day, Name.PUBLISHED)


def open_on(day: date) -> Counts:
    """Vacancies that may be told on that day, as they stand now."""
    counts = Vacancy.count_by_area(day)
    sums = Counts({(Name.OPEN.value, area): count for area, count in counts.items()})
    sums[Name.OPEN, ""] = sum(counts.values())
    return sums


def _by(place: Field, condition: Any, name: Name) -> Counts:
    query = place.model.select(place, fn.COUNT(1)).where(condition).group_by(place).tuples()
    return Counts({(name.value, area): count for area, count in query})
