"""The answer-time target: four hours of work, counted from 08:00 to 16:00 on Monday to Friday.

Holidays are not known: on one a question is late that the office could not answer.
"""

from datetime import datetime, time, timedelta, tzinfo

TARGET = timedelta(hours=4)
OPENS, CLOSES = time(8), time(16)
WORKDAYS = range(5)
"""Monday to Friday."""

DAY = timedelta(days=1)


def due(since: datetime, zone: tzinfo) -> datetime:
    """When a text that came at `since` should have been answered."""
    moment, left = since.astimezone(zone), TARGET
    while True:
        opens, closes = _hours(moment)
        begin = max(moment, opens)
        if _works(moment) and begin < closes:
            if left <= closes - begin:
                return begin + left
            left -= closes - begin
        moment = _midnight(moment) + DAY


def overdue_before(now: datetime, zone: tzinfo) -> datetime:
    """What came at or before this moment is late by `now`: those due before `now` are exactly those."""
    moment, left = now.astimezone(zone), TARGET
    while True:
        opens, closes = _hours(moment)
        end = min(moment, closes)
        if _works(moment) and end > opens:
            if left < end - opens:
                return end - left
            left -= end - opens
        moment = _midnight(moment)
        moment -= timedelta(microseconds=1)


def _works(moment: datetime) -> bool:
    return moment.weekday() in WORKDAYS


def _hours(moment: datetime) -> tuple[datetime, datetime]:
    """When the office opens and closes on that day."""
    day, zone = moment.date(), moment.tzinfo
    return datetime.combine(day, OPENS, zone), datetime.combine(day, CLOSES, zone)


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time(), moment.tzinfo)
