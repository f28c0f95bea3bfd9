"""Sending what is due: several calls at once, each noted before it leaves and after it came back."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

import structlog

from smsgate.config import Config
from smsgate.errors import Ambiguous, SendError
from smsgate.gateways import Gateway
from smsgate.messages import SendResult
from smsgate.models import GatewayStop
from smsgate.services.outbox import pace
from smsgate.services.outbox.batches import as_batch, batches
from smsgate.services.outbox.claim import Waiting, claim, is_due, leave, release
from smsgate.services.outbox.outcome import record, record_failure
from smsgate.services.outbox.stale import Reword, drop

LIMIT = 2000
CHUNK = 200
"""Messages claimed at once: an answer that comes in waits for no more than these."""

CALLS_AT_ONCE = 6

log = structlog.get_logger()


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
    limit: int = LIMIT,
    reword: Reword = drop,
    *,
    go_on: Callable[[], bool] = _always,
) -> int:
    """Send up to `limit` messages a gateway that may leave now; returns how many the networks took.

    `go_on` is asked before each call. At a set rate only what it allows leaves; `next_in` says when more may.
    """
    clock = _Clock(now)
    sent = 0
    with ThreadPoolExecutor(CALLS_AT_ONCE, "sender") as pool:
        for gateway in gateways.values():
            stop = _stop_of(gateway.name)
            if stop is None or stop.until <= now:
                line = _Line(gateway, config, clock, reword, go_on, pool, stop is not None)
                sent += line.run(limit)
    return sent


def next_in(gateways: Mapping[str, Gateway], config: Config, now: datetime) -> float | None:
    """Seconds until a message that is due may leave; None when none is, or its gateway has stopped."""
    waits = [
        pace.wait(name, config.send_rate, now)
        for name in gateways
        if is_due(name, now, config) and not ((stop := _stop_of(name)) and stop.until > now)
    ]
    return min(waits, default=None)


def _stop_of(gateway: str) -> GatewayStop | None:
    found: GatewayStop | None = GatewayStop.get_or_none(GatewayStop.gateway == gateway)
    return found


@dataclass(slots=True)
class _Line:
    """One gateway's calls. The network is tried with a single call before several go out at once.

    All database work is in the thread that runs it; the pool only talks to the network.
    """

    gateway: Gateway
    config: Config
    clock: _Clock
    reword: Reword
    go_on: Callable[[], bool]
    pool: ThreadPoolExecutor
    was_stopped: bool
    well: bool = True
    width: int = 1
    sent: int = 0
    calls: dict[Future[list[SendResult]], Sequence[Waiting]] = field(default_factory=dict)

    def run(self, limit: int) -> int:
        """Until nothing is due, `limit` is reached, or the network refuses; returns how many it took."""
        try:
            while limit > 0 and self._may_go_on():
                rows = self._claim(limit)
                if not rows:
                    break
                limit -= len(rows)
                for some in batches(rows, self.gateway.batch_limit):
                    self._call(some)
        finally:
            while self.calls:
                self._finish()
        return self.sent

    def _may_go_on(self) -> bool:
        free = pace.wait(self.gateway.name, self.config.send_rate, self.clock()) == 0
        return free and self.well and self.go_on()

    def _claim(self, limit: int) -> list[Waiting]:
        most = pace.burst(self.config.send_rate, min(limit, CHUNK))
        return claim(self.gateway.name, most, self.clock(), self.config, self.reword)

    def _call(self, rows: Sequence[Waiting]) -> None:
        while len(self.calls) >= self.width or self._told_just_now(rows):
            self._finish()
        if not (self.well and self.go_on()):
            release(rows)
            return
        now = self.clock()
        leaving = leave(rows, now)
        if leaving:
            segments = sum(row.segments for row in leaving)
            pace.spend(self.gateway.name, self.config.send_rate, segments, now)
            self.calls[self.pool.submit(self.gateway.send, as_batch(leaving))] = leaving

    def _told_just_now(self, rows: Sequence[Waiting]) -> bool:
        """Whether somebody's earlier text is still on its way: two to one person keep their order."""
        people = {row.contact for row in rows}
        return any(row.contact in people for sent in self.calls.values() for row in sent)

    def _finish(self) -> None:
        done, _ = wait(self.calls, return_when=FIRST_COMPLETED)
        for call in done:
            self._note(self.calls.pop(call), call)

    def _note(self, rows: Sequence[Waiting], call: Future[list[SendResult]]) -> None:
        name = self.gateway.name
        try:
            results = call.result()
        except SendError as error:
            self.well = False
            record_failure(name, rows, error, self.clock())
        except Exception as error:
            self.well = False
            log.exception("gateway.failed", gateway=name)
            cause = Ambiguous(f"The gateway itself failed: {type(error).__name__}")
            record_failure(name, rows, cause, self.clock())
        else:
            self.width = CALLS_AT_ONCE
            self.sent += record(name, rows, results, self.clock())
            self._forget_stop()

    def _forget_stop(self) -> None:
        if self.was_stopped:
            GatewayStop.delete().where(GatewayStop.gateway == self.gateway.name).execute()
            self.was_stopped = False
            log.warning("gateway.works_again", gateway=self.gateway.name)
