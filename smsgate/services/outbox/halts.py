"""Gateways that have stopped, for a bad key or no credit: what waits for them waits on."""

from datetime import datetime

import structlog

from smsgate.models import GatewayStop
from smsgate.services.outbox.patience import Patience

REASON_LIMIT = 300

log = structlog.get_logger()


def halt(gateway: str, reason: str, now: datetime, patience: Patience) -> None:
    """Stop it for a while; `doctor`, `/metrics` and `smsgate outbox` tell it from the row."""
    log.error("gateway.stopped", gateway=gateway, reason=reason)
    again = {"reason": reason[:REASON_LIMIT], "until": now + patience.stopped}
    GatewayStop.insert(gateway=gateway, since=now, **again).on_conflict(
        conflict_target=[GatewayStop.gateway], update=again
    ).execute()


def halted(gateway: str) -> GatewayStop | None:
    """The stop of that gateway, also one that may be tried again by now."""
    found: GatewayStop | None = GatewayStop.get_or_none(GatewayStop.gateway == gateway)
    return found


def try_again(stop: GatewayStop, now: datetime, patience: Patience) -> bool:
    """Whether it is up to us to try that gateway now: of all workers to one, unless that one dies."""
    moved = GatewayStop.update(until=now + patience.sending).where(
        (GatewayStop.gateway == stop.gateway)
        & (GatewayStop.until == stop.until)
        & (GatewayStop.until <= now)
    )
    return bool(moved.execute())


def hurry(now: datetime) -> None:
    """Have every stopped gateway tried at once: a worker that starts may have been given a new key."""
    GatewayStop.update(until=now).where(GatewayStop.until > now).execute()


def lift(gateway: str) -> None:
    """It works again."""
    GatewayStop.delete().where(GatewayStop.gateway == gateway).execute()
    log.warning("gateway.works_again", gateway=gateway)
