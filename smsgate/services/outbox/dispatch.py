"""Sending what is due, on every gateway that may send."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from time import monotonic

from smsgate.config import Config
from smsgate.gateways import Gateway
from smsgate.services.outbox import halts, pace
from smsgate.services.outbox.claim import is_due
from smsgate.services.outbox.line import CALLS_AT_ONCE, Line
from smsgate.services.outbox.patience import PATIENCE, Patience
from smsgate.services.outbox.stale import Reword, drop


class _Clock:
    """`now` as it goes on: leases must not be counted from when a long run began."""

    def __init__(self, now: datetime) -> None:
        self._now, self._started = now, monotonic()

    def __call__(self) -> datetime:
        return self._now + timedelta(seconds=monotonic() - self._started)


def _always() -> bool:
    return True


def deliver(
    gateways: Mapping[str, Gateway],
    config: Config,
    now: datetime,
    reword: Reword = drop,
    *,
    go_on: Callable[[], bool] = _always,
    patience: Patience = PATIENCE,
) -> int:
    """Send until nothing is due, or the networks refuse; returns how many messages they took.

    `go_on` is asked before each call. At a set rate only what it allows leaves; `next_in` says when more may.
    """
    clock = _Clock(now)
    lines = []
    with ThreadPoolExecutor(CALLS_AT_ONCE * len(gateways), "sender") as pool:
        for gateway in gateways.values():
            stop = halts.halted(gateway.name)
            if stop is None or halts.try_again(stop, now, patience):
                stopped = stop is not None
                lines.append(Line(gateway, config, clock, reword, go_on, pool, patience, stopped))
        _run(lines)
    return sum(line.sent for line in lines)


def _run(lines: list[Line]) -> None:
    """In turns, so that nobody's trial waits for a digest; what is out is noted whatever happens."""
    busy = lines
    try:
        while busy:
            busy = [line for line in busy if line.advance()]
    finally:
        for line in lines:
            line.finish()


def next_in(gateways: Mapping[str, Gateway], config: Config, now: datetime) -> float | None:
    """Seconds until a message that is due may leave; None when none is, or its gateway has stopped."""
    waits = [
        pace.wait(name, config.rate(name), now)
        for name in gateways
        if is_due(name, now, config) and not ((stop := halts.halted(name)) and stop.until > now)
    ]
    return min(waits, default=None)
