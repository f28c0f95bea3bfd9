"""The worker: Huey's consumer with a few threads, ended gracefully by Ctrl-C and by `kill` alike."""

import logging
import signal
from typing import Any

from huey.consumer import Consumer

from smsgate.services import tallies
from smsgate.tasks import counting, daily, employers, errands, learning, process, sending
from smsgate.tasks.clock import Clock
from smsgate.tasks.queue import huey

THREADS = 2
"""One drains the outbox, which can take as long as a digest does; the other hears the bell meanwhile."""

FIRST_DELAY, LONGEST_DELAY = 0.05, 0.5
"""Seconds between two looks at an SQLite queue (Redis tells at once): how soon an answer leaves."""

AWAY_DELAY = 5
"""Seconds between two tries to reach a Redis that is away."""

MINUTE_SECONDS = 60

TASKS = (sending, daily, learning, errands, counting, employers)


class _Worker(Consumer):  # type: ignore[misc]  # Huey publishes no types
    """A consumer whose long tasks hear of its end."""

    def __init__(self, minute: float, **options: Any) -> None:
        self._minute = minute
        super().__init__(huey, **options)
        for signum in (signal.SIGINT, signal.SIGTERM):
            self._signal_actions[signum] = (False, True)

    def _create_scheduler(self) -> Clock:
        return Clock(self.huey, self.stop_flag, self._minute)

    def stop(self, graceful: bool = False) -> None:
        """Let what is under way be finished and written down; a second signal does not wait."""
        process.stopping.set()
        super().stop(graceful)


def main(workers: int = THREADS, minute: float = MINUTE_SECONDS) -> None:
    """Run until a signal comes, with a look at everything each `minute`. Raises ConfigError."""
    # Two lines for every ring would drown what happens.
    logging.getLogger("huey").setLevel(logging.WARNING)
    sending.runtime()
    tallies.keep_adding()
    _Worker(
        minute,
        workers=max(workers, THREADS),
        worker_type="thread",
        initial_delay=FIRST_DELAY,
        max_delay=AWAY_DELAY if huey.storage.blocking else LONGEST_DELAY,
    ).run()
