"""One ring for many texts: to ask the queue costs as much as to store a text, and one ring wakes for all."""

import atexit
import os
from collections.abc import Callable
from threading import Event, Lock, Thread

REST_SECONDS = 0.05
"""Between two rings: less than anybody waits for an SMS."""


class Bell:
    """Calls `strike` soon after it was rung, from a thread of its own, at most once in a while.

    What was rung before the process ended is struck at its end; after a kill, the sweep finds the text.
    """

    def __init__(self, strike: Callable[[], None]) -> None:
        self._strike = strike
        self._rung = Event()
        self._starting = Lock()
        self._process = 0
        atexit.register(self.strike_now)

    def ring(self) -> None:
        """Returns at once."""
        self._rung.set()
        if self._process != os.getpid():  # a thread does not survive a fork
            self._start()

    def strike_now(self) -> None:
        """If it was rung and not yet struck."""
        if self._rung.is_set():
            self._rung.clear()
            self._strike()

    def _start(self) -> None:
        with self._starting:
            if self._process != os.getpid():
                self._process = os.getpid()
                Thread(target=self._toll, name="bell", daemon=True).start()

    def _toll(self) -> None:
        rest = Event()
        while self._rung.wait():
            self.strike_now()
            rest.wait(REST_SECONDS)
