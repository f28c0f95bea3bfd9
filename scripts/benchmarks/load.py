"""A small load generator: keep-alive connections on loopback, a fixed time, every answer looked at.

Plain sockets and requests made beforehand, so that little of two cores goes to asking.
"""

import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

CLIENTS = 8
WAIT_SECONDS = 30

Requests = Callable[[int], Iterator[bytes]]


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


def post(path: str, body: dict[str, str]) -> bytes:
    """A JSON request as bytes."""
    content = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


def drive(port: int, requests: Requests, prefix: tuple[bytes, ...], seconds: float) -> Outcome:
    """Eight clients ask for that long; a good answer is 200 with one of these beginnings."""
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        jobs = [
            pool.submit(_client, port, requests(number), prefix, began + seconds)
            for number in range(CLIENTS)
        ]
        outcomes = [job.result() for job in jobs]
    return Outcome(
        time.perf_counter() - began,
        [latency for outcome in outcomes for latency in outcome.latencies],
        sum(outcome.faults for outcome in outcomes),
    )


def _client(port: int, requests: Iterator[bytes], prefix: tuple[bytes, ...], end: float) -> Outcome:
    outcome = Outcome()
    with socket.create_connection(("127.0.0.1", port), WAIT_SECONDS) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in requests:
            asked = time.perf_counter()
            if asked > end:
                break
            connection.sendall(request)
            status, body = _answer(connection)
            outcome.latencies.append(time.perf_counter() - asked)
            outcome.faults += status != b"200" or not body.startswith(prefix)
    return outcome


def _answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """Status and body of one response with a Content-Length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _more(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    while len(body) < length:
        body += _more(connection)
    return head[9:12], body


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the server hung up")
    return received
