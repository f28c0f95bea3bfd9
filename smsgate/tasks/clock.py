"""The worker's minute: what is to be looked at regularly is, whether or not the queue can be reached."""

from datetime import datetime
from threading import Event, Thread
from time import time

import structlog
from huey import Huey
from huey.api import PeriodicTask
from huey.consumer import BaseProcess

log = structlog.get_logger()


class Clock(BaseProcess):  # type: ignore[misc]  # Huey publishes no types
    """Runs the periodic tasks when it starts and with every full minute, each in a thread of its own.

    (Huey's scheduler would put them into the queue: with Redis away nothing would be sent any more.)
    """

    process_name = "Clock"

    def __init__(self, huey: Huey, stop_flag: Event, minute: float) -> None:
        super().__init__(huey, stop_flag)
        self._minute = minute
        self._running: list[Thread] = []

    def loop(self, now: datetime | None = None) -> None:
        """One minute; returns early when the worker is asked to stop."""
        self._running = [thread for thread in self._running if thread.is_alive()]
        for task in self.huey.read_periodic(now):
            self._start(task)
        self.stop_flag.wait(self._minute - time() % self._minute)

    def shutdown(self) -> None:
        """Let what is under way come to its end."""
        for thread in self._running:
            thread.join()

    def _start(self, task: PeriodicTask) -> None:
        thread = Thread(target=_run, args=(task,), name=task.name, daemon=True)
        self._running.append(thread)
        thread.start()


def _run(task: PeriodicTask) -> None:
    """(`Huey.execute` would ask the queue whether the task was called off.)"""
    try:
        task.execute()
    except Exception:
        log.exception("minute.failed", task=task.name)
