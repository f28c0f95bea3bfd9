"""Texts and USSD key presses per second through the real hooks, beside a bare Flask route."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

from scripts import servers
from scripts.benchmarks import load

SMSGATE = Path(sys.executable).with_name("smsgate")
TEXTS = (
    "LOKER",
    "loker tebing tinggi",
    "ada loker sopir di pendopo?",
    "LOKER SALING",
    "lowongan guru paud",
    "INFO 1003",
    "LANJUT",
    "DAFTAR PENDOPO",
    "loker supir tebing tingi",
    "BANTUAN",
)
KEYS = ("", "1", "1*1", "1*1*1", "1*1*1*0", "1*1*1*0*00")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; rates a second, times in milliseconds."""

    store: str
    what: str
    rate: float
    share: float
    median: float
    p95: float
    faults: int


def measure(rounds: int, seconds: float) -> list[Row]:
    """Interleaved rounds on SQLite, and on PostgreSQL with Redis where they are installed."""
    rows = _measured("SQLite", {}, rounds, seconds)
    with ExitStack() as stack:
        try:
            settings = {
                "SMSGATE_DATABASE_URL": stack.enter_context(servers.postgresql()),
                "SMSGATE_QUEUE_URL": stack.enter_context(servers.redis_server()),
            }
        except servers.Missing as missing:
            print(f"skipped: {missing} is not on this machine")
        else:
            rows += _measured("PostgreSQL, Redis", settings, rounds, seconds)
    return rows


def _measured(store: str, settings: dict[str, str], rounds: int, seconds: float) -> list[Row]:
    kinds = {
        "bare route": (_bare, (b"{}",)),
        "SMS": (_texts, (b"{",)),
        "USSD hop": (_hops, (b"CON ", b"END ")),
    }
    outcomes: dict[str, list[load.Outcome]] = {what: [] for what in kinds}
    with _serving(settings) as port:
        for requests, prefix in kinds.values():
            load.drive(port, requests, prefix, 1)  # warm
        for _ in range(rounds):
            for what, (requests, prefix) in kinds.items():
                outcomes[what].append(load.drive(port, requests, prefix, seconds))
    bare = statistics.median(outcome.rate for outcome in outcomes["bare route"])
    return [_row(store, what, seen, bare) for what, seen in outcomes.items()]


def _row(store: str, what: str, outcomes: list[load.Outcome], bare: float) -> Row:
    rate = statistics.median(outcome.rate for outcome in outcomes)
    times = [1000 * latency for outcome in outcomes for latency in outcome.latencies]
    return Row(
        store,
        what,
        rate,
        rate / bare,
        statistics.median(times),
        statistics.quantiles(times, n=20)[-1],
        sum(outcome.faults for outcome in outcomes),
    )


@contextmanager
def _serving(settings: dict[str, str]) -> Iterator[int]:
    """The web server on a database of its own, with the demo vacancies."""
    with tempfile.TemporaryDirectory(prefix="smsgate-bench-") as folder:
        environment = {**os.environ, "SMSGATE_DATA_DIR": folder, **settings}
        subprocess.run(
            [SMSGATE, "init", "--demo"], env=environment, check=True, stdout=subprocess.DEVNULL
        )
        port = servers.free_port()
        command = [sys.executable, "-m", "scripts.benchmarks.served", str(port)]
        with Path(folder, "log").open("w") as log:
            server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/health/live", server, Path(folder, "log"))
            yield port
        finally:
            server.terminate()
            server.wait()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")


_numbers = count(1)


def _number() -> str:
    """Nobody's, and a new one each time: no number reaches its limit of answers."""
    return f"+62840{next(_numbers):09}"


def _bare(_client: int) -> Iterator[bytes]:
    return cycle([load.post("/bare/", {})])


def _texts(client: int) -> Iterator[bytes]:
    for _ in count():
        phone = _number()
        for text in TEXTS:
            yield load.post("/hooks/simulator/sms", {"from": phone, "text": text})


def _hops(client: int) -> Iterator[bytes]:
    for _ in count():
        phone = _number()
        session = f"bench-{phone}"
        for keys in KEYS:
            body = {"sessionId": session, "phoneNumber": phone, "text": keys}
            yield load.post("/hooks/simulator/ussd", body)
