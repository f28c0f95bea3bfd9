"""Where a local day begins."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day, aware."""
    return datetime.combine(day, time(), zone)
