"""The worker: Huey's consumer with a few threads, ended gracefully by Ctrl-C and by `kill` alike."""

import logging
import signal
from typing import Any

from huey.consumer import Consumer

from smsgate.tasks import daily, process, sending
from smsgate.tasks.queue import huey

THREADS = 2
"""One drains the outbox, which can take as long as a digest does; the other keeps the minute."""

FIRST_DELAY, LONGEST_DELAY = 0.05, 0.5
"""Seconds between two looks at an SQLite queue (Redis tells at once): how soon an answer leaves."""

TASKS = (sending, daily)


class _Worker(Consumer):  # type: ignore[misc]  # Huey publishes no types
    """A consumer whose long tasks hear of its end."""

    def __init__(self, **options: Any) -> None:
        super().__init__(huey, **options)
        for signum in (signal.SIGINT, signal.SIGTERM):
            self._signal_actions[signum] = (False, True)

    def stop(self, graceful: bool = False) -> None:
        """Let what is under way be finished and written down; a second signal does not wait."""
        process.stopping.set()
        super().stop(graceful)


def main(workers: int = THREADS) -> None:
    """Run until a signal comes. Raises ConfigError."""
    # Two lines for every ring would drown what happens.
    logging.getLogger("huey").setLevel(logging.WARNING)
    _Worker(
        workers=max(workers, THREADS),
        worker_type="thread",
        initial_delay=FIRST_DELAY,
        max_delay=LONGEST_DELAY,
    ).run()
