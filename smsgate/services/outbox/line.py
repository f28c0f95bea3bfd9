"""One gateway's calls: several at once, each noted before it leaves and after it came back."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from peewee import PeeweeException

from smsgate.config import Config
from smsgate.errors import Ambiguous, GatewayDown, SendError
from smsgate.gateways import Gateway
from smsgate.messages import SendResult
from smsgate.services import trace
from smsgate.services.outbox import halts, pace
from smsgate.services.outbox.batches import as_batch, batches
from smsgate.services.outbox.claim import claim, leave, release
from smsgate.services.outbox.insist import insist
from smsgate.services.outbox.outcome import record, record_failure
from smsgate.services.outbox.patience import Patience
from smsgate.services.outbox.rows import Waiting
from smsgate.services.outbox.stale import Reword

CHUNK = 500
"""Messages claimed at once, at most: an answer that comes in waits for no more than these."""

CALLS_AT_ONCE = 16
"""As many as the client keeps connections. Each that a killed worker leaves behind is one nobody knows of."""

MOST_FAILURES = 3
"""One after the other, and the gateway is left alone for a while."""

LOOK_AGAIN_SECONDS = 0.2
"""While calls are under way: how soon what comes in meanwhile is seen."""

log = structlog.get_logger()


@dataclass(slots=True)
class Line:
    """A gateway is tried with one message; with every call it takes, one more goes out at the same time.

    After a call that failed it is tried with one again: what breaks off leaves as few as can be unknown.
    All database work is in the thread that runs it; the pool only talks to the network.
    """

    gateway: Gateway
    config: Config
    clock: Callable[[], datetime]
    reword: Reword
    go_on: Callable[[], bool]
    pool: ThreadPoolExecutor
    patience: Patience
    stopped: bool
    width: int = 1
    proven: bool = False
    failures: int = 0
    sent: int = 0
    calls: dict[Future[list[SendResult]], Sequence[Waiting]] = field(default_factory=dict)

    def advance(self) -> bool:
        """Hand over some of what is due; False when nothing is, or nothing may leave, and no call is out."""
        rows = self._claim() if self._may_go_on() else []
        for some in batches(rows, self.gateway.batch_limit):
            self._hand_over(some)
        if self.calls and not rows:
            self._finish(LOOK_AGAIN_SECONDS)
        return bool(rows or self.calls)

    def finish(self) -> None:
        """Wait for the calls that are out, and write down what they brought."""
        while self.calls:
            self._finish()

    def _may_go_on(self) -> bool:
        free = pace.wait(self.gateway.name, self._rate(), self.clock()) == 0
        return free and self._is_well()

    def _rate(self) -> float | None:
        return self.config.rate(self.gateway.name)

    def _is_well(self) -> bool:
        return self.failures < MOST_FAILURES and self.go_on()

    def _claim(self) -> list[Waiting]:
        name, rate = self.gateway.name, self._rate()
        free = max(1, self.width - len(self.calls))
        most = pace.burst(rate, min(CHUNK, free * self.gateway.batch_limit))
        rows = claim(name, most, self.clock(), self.config, self.reword, self.patience)
        if rows and not pace.take(name, rate, sum(row.segments for row in rows), self.clock()):
            release(rows)
            return []
        return rows

    def _hand_over(self, rows: Sequence[Waiting]) -> None:
        while rows and not self.proven and self._is_well():
            self._call(rows[:1])
            self._finish()
            rows = rows[1:]
        if rows:
            self._call(rows)

    def _call(self, rows: Sequence[Waiting]) -> None:
        while len(self.calls) >= self.width or self._told_just_now(rows):
            self._finish()
        if not self._is_well():
            release(rows)
            return
        leaving = leave(rows, self.clock(), self.patience)
        if leaving:
            self.calls[self.pool.submit(self.gateway.send, as_batch(leaving))] = leaving

    def _told_just_now(self, rows: Sequence[Waiting]) -> bool:
        """Whether somebody's earlier text is still on its way: two to one person keep their order."""
        people = {row.contact for row in rows}
        return any(row.contact in people for sent in self.calls.values() for row in sent)

    def _finish(self, seconds: float | None = None) -> None:
        """Note the calls that came back, at least one unless the time is over."""
        done, _ = wait(self.calls, seconds, FIRST_COMPLETED)
        for call in done:
            rows = self.calls.pop(call)
            try:
                self._note(rows, call)
            except PeeweeException:
                self.failures = MOST_FAILURES
                log.exception("outbox.unrecorded", gateway=self.gateway.name, **trace.named(rows))

    def _note(self, rows: Sequence[Waiting], call: Future[list[SendResult]]) -> None:
        try:
            results = call.result()
        except SendError as error:
            self._failed(rows, error)
        except Exception as error:
            log.exception("gateway.failed", gateway=self.gateway.name)
            self._failed(rows, Ambiguous(f"The gateway itself failed: {type(error).__name__}"))
        else:
            self._answered(rows, results)

    def _failed(self, rows: Sequence[Waiting], error: SendError) -> None:
        self.proven, self.width = False, len(self.calls) + 1
        self.failures = MOST_FAILURES if isinstance(error, GatewayDown) else self.failures + 1
        name = self.gateway.name
        insist(lambda: record_failure(name, rows, error, self.clock(), self.patience))

    def _answered(self, rows: Sequence[Waiting], results: Sequence[SendResult]) -> None:
        name = self.gateway.name
        self.sent += insist(lambda: record(name, rows, results, self.clock(), self.patience))
        self.proven, self.failures = True, 0
        self.width = min(self.width + 1, CALLS_AT_ONCE)
        if self.stopped:
            halts.lift(name)
            self.stopped = False
