"""A small load generator: keep-alive connections on loopback, a fixed time, every answer looked at.

One thread and requests made beforehand, so that little of two cores goes to asking.
"""

import re
import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlencode

CLIENTS = 8
WAIT_SECONDS = 30

Requests = Callable[[], Iterator[bytes]]
"""What one client asks, one request after the other, without end."""

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Outcome:
    """What one round saw: seconds each answer took, and how many were not as they should be."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    faults: int = 0

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds


@dataclass(frozen=True, slots=True)
class Summary:
    """Several rounds of one kind: the median of their rates, and times over all of them in milliseconds."""

    rate: float
    median: float
    p95: float
    faults: int

    @classmethod
    def of(cls, outcomes: list[Outcome]) -> "Summary":
        """The summary of these rounds."""
        times = [1000 * latency for outcome in outcomes for latency in outcome.latencies]
        return cls(
            rate=median(outcome.rate for outcome in outcomes),
            median=median(times),
            p95=quantiles(times, n=20)[-1],
            faults=sum(outcome.faults for outcome in outcomes),
        )


def post(path: str, form: dict[str, str]) -> bytes:
    """A form as networks send it."""
    content = urlencode(form).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def get(path: str, query: dict[str, str]) -> bytes:
    """The same as a GET."""
    return f"GET {path}?{urlencode(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def drive(port: int, requests: Requests, prefix: tuple[bytes, ...], seconds: float) -> Outcome:
    """Eight clients ask for that long; a good answer is 200 with one of these beginnings."""
    outcome = Outcome()
    began = time.perf_counter()
    with selectors.DefaultSelector() as waiting:
        clients = [_Client(port, requests(), prefix, outcome) for _ in range(CLIENTS)]
        for client in clients:
            waiting.register(client.connection, selectors.EVENT_READ, client)
            client.ask()
        while waiting.get_map():
            for key, _ in _ready(waiting):
                if key.data.hear() and not key.data.ask_before(began + seconds):
                    waiting.unregister(key.fileobj)
    for client in clients:
        client.connection.close()
    outcome.seconds = time.perf_counter() - began
    return outcome


def _ready(waiting: selectors.BaseSelector) -> list[tuple[selectors.SelectorKey, int]]:
    ready = waiting.select(WAIT_SECONDS)
    if not ready:
        raise TimeoutError(f"no answer within {WAIT_SECONDS} seconds")
    return ready


class _Client:
    def __init__(
        self, port: int, requests: Iterator[bytes], prefix: tuple[bytes, ...], outcome: Outcome
    ) -> None:
        self.connection = socket.create_connection(("127.0.0.1", port), WAIT_SECONDS)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests, self._prefix, self._outcome = requests, prefix, outcome
        self._asked = 0.0
        self._received = b""

    def ask(self) -> None:
        request = next(self._requests)
        self._received = b""
        self._asked = time.perf_counter()
        self.connection.sendall(request)

    def ask_before(self, end: float) -> bool:
        if time.perf_counter() > end:
            return False
        self.ask()
        return True

    def hear(self) -> bool:
        """Whether the answer is complete; if so it is noted."""
        received = self.connection.recv(65536)
        if not received:
            raise ConnectionError("the server hung up")
        self._received += received
        head, end, body = self._received.partition(b"\r\n\r\n")
        if not end or len(body) < _length(head):
            return False
        self._outcome.latencies.append(time.perf_counter() - self._asked)
        self._outcome.faults += head[9:12] != b"200" or not body.startswith(self._prefix)
        return True


def _length(head: bytes) -> int:
    told = _LENGTH.search(head)
    if told is None:
        raise ConnectionError("an answer without its length")
    return int(told[1])
