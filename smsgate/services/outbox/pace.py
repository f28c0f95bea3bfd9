"""The rate of a gateway, in segments per second: what left is paid for in time before more leaves."""

from datetime import datetime, timedelta

from smsgate.models import GatewayPace, database
from smsgate.models.base import for_us_alone

LATE = timedelta(seconds=0.25)
"""A sender that comes so late for its turn loses nothing of the rate."""


def wait(gateway: str, rate: float | None, now: datetime) -> float:
    """Seconds until the next segment may leave."""
    if rate is None:
        return 0.0
    pace: GatewayPace | None = GatewayPace.get_or_none(GatewayPace.gateway == gateway)
    return max(0.0, (pace.free_at - now).total_seconds()) if pace else 0.0


def take(gateway: str, rate: float | None, segments: int, now: datetime) -> bool:
    """Whether so many segments may leave now; then they are paid for. Of several workers one may."""
    if rate is None:
        return True
    with database.atomic():
        GatewayPace.insert(gateway=gateway, free_at=now - LATE).on_conflict_ignore().execute()
        query = GatewayPace.select().where(GatewayPace.gateway == gateway)
        pace = for_us_alone(query).get()
        if pace.free_at > now:
            return False
        begin = max(pace.free_at, now - LATE)
        pace.free_at = begin + timedelta(seconds=segments / rate)
        pace.save()
    return True


def burst(rate: float | None, most: int) -> int:
    """How many messages may be taken at once: a second's worth, and at least one."""
    return most if rate is None else max(1, min(most, int(rate)))
