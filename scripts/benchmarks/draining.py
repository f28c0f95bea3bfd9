"""The outbox emptied by real workers into a network that takes its time."""

import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmarks.programs import SMSGATE, running
from tests.standin import StandIn

LATENCY_SECONDS = 0.1
WORKERS = 2
"""Processes; each drains with one thread."""

STALLED_SECONDS = 60
LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Drained:
    """What the network saw: from the first call to the last message, how many, in how many calls."""

    people: int
    twice: int
    calls: int
    seconds: float

    @property
    def rate(self) -> float:
        """Recipients per second."""
        return self.people / self.seconds


def drain(network: StandIn, environment: Mapping[str, str], people: int, log: Path) -> Drained:
    """Have workers send what is due until so many were told. Raises TimeoutError when nothing moves."""
    with ExitStack() as stack:
        for _ in range(WORKERS):
            stack.enter_context(running([SMSGATE, "worker"], environment, log))
        _until_told(network, people, log)
        ended = time.monotonic()
    return Drained(
        people=len(network.told),
        twice=sum(count > 1 for count in network.told.values()),
        calls=len(network.calls),
        seconds=ended - network.calls[0].at,
    )


def _until_told(network: StandIn, people: int, log: Path) -> None:
    told, moved = 0, time.monotonic()
    while told < people:
        time.sleep(LOOK_SECONDS)
        if len(network.told) > told:
            told, moved = len(network.told), time.monotonic()
        elif time.monotonic() - moved > STALLED_SECONDS:
            raise TimeoutError(f"{told} of {people} were told:\n{log.read_text()[-3000:]}")
