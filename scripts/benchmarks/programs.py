"""The servers that are measured: each started on a port of its own, asked until it answers, and ended."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

from scripts import servers
from scripts.benchmarks.peers import HERE, environment

SMSGATE = Path(sys.executable).with_name("smsgate")
SECRET = "a-secret-for-benchmarks-on-loopback-only"  # noqa: S105
SETTINGS = {
    "SMSGATE_GATEWAY": "africastalking",
    "SMSGATE_HOOK_SECRET": SECRET,
    "SMSGATE_SECRET_KEY": SECRET,
    "SMSGATE_SERVICE_NUMBER": "1234",
    "AT_USERNAME": "sandbox",
    "AT_API_KEY": "none",
    "AT_BASE_URL": "http://127.0.0.1:9",  # nobody listens there
}
PEERS_THREADS = 4
GUNICORN = ("--worker-class=gthread", "--workers=2", f"--threads={PEERS_THREADS}")

START_SECONDS = 30
STOP_SECONDS = 20

Command = Sequence[str | Path]
Starting = Callable[[int], Command]
"""The command that starts a server on a port."""


@dataclass(frozen=True, slots=True)
class Served:
    """A web application that runs: its port and its database's URL."""

    port: int
    database: str


def own_server(port: int) -> Command:
    """What `smsgate web` starts, with a bare route beside."""
    return [sys.executable, "-m", "scripts.benchmarks.served", str(port)]


@contextmanager
def smsgate(
    settings: Mapping[str, str] | None = None,
    command: Starting = own_server,
    port: int | None = None,
) -> Iterator[Served]:
    """The web application, with a database of its own and the demo vacancies."""
    port = port or servers.free_port()
    with tempfile.TemporaryDirectory(prefix="smsgate-bench-") as folder:
        files = {
            "SMSGATE_DATA_DIR": folder,
            "SMSGATE_DATABASE_URL": f"sqlite:///{folder}/smsgate.db",
            "SMSGATE_QUEUE_URL": f"sqlite:///{folder}/queue.db",
        }
        whole = {**os.environ, **SETTINGS, **files, **(settings or {})}
        subprocess.run(
            [SMSGATE, "init", "--demo"], env=whole, check=True, stdout=subprocess.DEVNULL
        )
        with _running(command(port), whole, folder, port, "/health/live"):
            yield Served(port, whole["SMSGATE_DATABASE_URL"])


@contextmanager
def rapidsms() -> Iterator[int]:
    """The port of RapidSMS. Raises Missing when it cannot be installed."""
    python = environment("rapidsms")
    with tempfile.TemporaryDirectory(prefix="rapidsms-bench-") as folder:
        whole = {**os.environ, "RAPIDSMS_DATABASE": f"{folder}/rapidsms.db"}
        subprocess.run(
            [python, "rapidsms_site.py", "migrate", "--verbosity=0"],
            env=whole,
            check=True,
            cwd=HERE,
        )
        with _gunicorn(python, "rapidsms_site", whole, folder, "/sms?identity=0&text=0") as port:
            yield port


@contextmanager
def anysd(redis: str) -> Iterator[int]:
    """The port of anysd with its sessions on a Redis. Raises Missing when it cannot be installed."""
    python = environment("anysd")
    with tempfile.TemporaryDirectory(prefix="anysd-bench-") as folder:
        settings = Path(folder, "config.yaml")
        address = urlsplit(redis)
        settings.write_text(
            f"development:\n  redis: {{host: {address.hostname}, port: {address.port}, db: 4}}\n"
        )
        whole = {**os.environ, "ANYSD_CONFIG_FILE": str(settings)}
        with _gunicorn(python, "anysd_site", whole, folder, "/") as port:
            yield port


@contextmanager
def _gunicorn(
    python: Path, site: str, environ: Mapping[str, str], folder: str, asked: str
) -> Iterator[int]:
    port = servers.free_port()
    gunicorn = (str(python.with_name("gunicorn")), *GUNICORN, "--log-level=warning")
    command = [*gunicorn, "--chdir", str(HERE)]
    bound = [*command, f"--bind=127.0.0.1:{port}", f"{site}:application"]
    with _running(bound, environ, folder, port, asked):
        yield port


@contextmanager
def _running(
    command: Command, environ: Mapping[str, str], folder: str, port: int, asked: str
) -> Iterator[None]:
    log = Path(folder, "log")
    with running(command, environ, log) as server:
        _wait(f"http://127.0.0.1:{port}{asked}", server, log)
        yield


@contextmanager
def running(
    command: Command, environ: Mapping[str, str], log: Path
) -> "Iterator[subprocess.Popen[bytes]]":
    """A program until the block ends; all it says goes to the end of `log`."""
    with log.open("a") as written:
        program = subprocess.Popen(command, env=environ, stdout=written, stderr=written)
    try:
        yield program
    finally:
        program.terminate()
        try:
            program.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until it answers, if only with an error of its own."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
