"""The rate of a gateway, in segments per second: what left is paid for in time before more leaves."""

from datetime import datetime, timedelta

from smsgate.models import GatewayPace, database


def wait(gateway: str, rate: float | None, now: datetime) -> float:
    """Seconds until the next segment may leave."""
    if rate is None:
        return 0.0
    pace: GatewayPace | None = GatewayPace.get_or_none(GatewayPace.gateway == gateway)
    return max(0.0, (pace.free_at - now).total_seconds()) if pace else 0.0


def spend(gateway: str, rate: float | None, segments: int, now: datetime) -> None:
    """Note that so many segments leave now."""
    if rate is None:
        return
    with database.atomic():
        query = GatewayPace.select().where(GatewayPace.gateway == gateway)
        pace = (query.for_update() if database.for_update else query).first()
        begin = max(now, pace.free_at) if pace else now
        free_at = begin + timedelta(seconds=segments / rate)
        GatewayPace.insert(gateway=gateway, free_at=free_at).on_conflict(
            conflict_target=[GatewayPace.gateway], update={GatewayPace.free_at: free_at}
        ).execute()


def burst(rate: float | None, most: int) -> int:
    """How many messages may be taken at once: a second's worth, and at least one."""
    return most if rate is None else max(1, min(most, int(rate)))
