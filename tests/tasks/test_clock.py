"""The minute is kept whether or not the queue can be reached."""

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from huey import MemoryHuey, crontab

from smsgate.tasks.clock import Clock
from smsgate.tasks.queue import open_queue

PATIENCE_SECONDS = 30


class Ticking:
    """A clock that runs in a thread, and how often its task did."""

    def __init__(self, huey: MemoryHuey, minute: float) -> None:
        self.stop = Event()
        self.ticks: list[Event] = [Event() for _ in range(3)]
        self.hold = Event()
        self.hold.set()
        self.done = 0
        huey.periodic_task(crontab())(self._tick)
        self.clock = Clock(huey, self.stop, minute)
        self.thread = Thread(target=self._run, daemon=True)

    def _tick(self) -> None:
        for tick in [tick for tick in self.ticks if not tick.is_set()][:1]:
            tick.set()
        self.hold.wait(PATIENCE_SECONDS)
        self.done += 1

    def _run(self) -> None:
        while not self.stop.is_set():
            self.clock.loop()
        self.clock.shutdown()

    def end(self) -> None:
        self.stop.set()
        self.thread.join(PATIENCE_SECONDS)
        assert not self.thread.is_alive()


@pytest.fixture
def ticking() -> Iterator[Ticking]:
    """A clock whose minute lasts a tenth of a second."""
    made = Ticking(MemoryHuey(results=False), 0.1)
    yield made
    made.end()


def test_it_runs_what_is_due_at_once_and_with_every_minute(ticking: Ticking) -> None:
    ticking.thread.start()
    assert all(tick.wait(PATIENCE_SECONDS) for tick in ticking.ticks[:2])


def test_it_does_not_wait_for_what_takes_longer_than_a_minute(ticking: Ticking) -> None:
    ticking.hold.clear()
    ticking.thread.start()
    assert all(tick.wait(PATIENCE_SECONDS) for tick in ticking.ticks[:2])
    ticking.hold.set()


def test_it_lets_what_is_under_way_come_to_its_end(ticking: Ticking) -> None:
    ticking.hold.clear()
    ticking.thread.start()
    assert ticking.ticks[0].wait(PATIENCE_SECONDS)
    ticking.stop.set()
    ticking.hold.set()
    ticking.thread.join(PATIENCE_SECONDS)
    assert ticking.done >= 1


def test_it_goes_on_after_a_task_that_failed(ticking: Ticking) -> None:
    ticking.hold = None  # type: ignore[assignment]
    ticking.thread.start()
    assert all(tick.wait(PATIENCE_SECONDS) for tick in ticking.ticks[:2])


def test_it_needs_no_queue() -> None:
    away = open_queue("redis://127.0.0.1:1/0")
    alone = Ticking(away, 60)
    alone.thread.start()
    assert alone.ticks[0].wait(PATIENCE_SECONDS)
    alone.end()
