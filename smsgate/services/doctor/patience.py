"""Asking what may hang: an answer within a few seconds, or the word that there was none."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

ANSWER_SECONDS = 5
"""Longer than any connection is tried for, so that the cause is told where there is one to tell."""

T = TypeVar("T")


def ask(question: Callable[[], T]) -> "Future[T]":
    """Begin to ask, in a thread that no process waits for at its end."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(question())
        except Exception as error:  # noqa: BLE001 (whoever asked gets it)
            future.set_exception(error)

    Thread(target=run, name="question", daemon=True).start()
    return future


def be_patient(questions: "Iterable[Future[Any]]") -> None:
    """Wait until all are answered, but not for ever: what is not done by then hangs."""
    wait(list(questions), ANSWER_SECONDS)


@dataclass(slots=True)
class Probe(Generic[T]):
    """Looks at something, one look at a time: while one hangs, nobody begins another.

    What was seen serves everybody who asks within `fresh_seconds` of its beginning.
    """

    look: Callable[[], T]
    fresh_seconds: float
    _future: "Future[T] | None" = None
    _began: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def ask(self) -> "Future[T]":
        """The look under way, or what was just seen."""
        with self._lock:
            future = self._future
            if future is None or (future.done() and self._is_stale()):
                future = self._future = ask(self.look)
                self._began = monotonic()
            return future

    def _is_stale(self) -> bool:
        return monotonic() - self._began > self.fresh_seconds
