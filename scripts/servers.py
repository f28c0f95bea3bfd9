"""A PostgreSQL and a Redis of our own on private ports, gone when the block ends."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import psycopg
import redis

Command = list[str | Path]

START_SECONDS = 30
STOP_SECONDS = 15


class Missing(Exception):
    """The server's program is not on this machine."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a fresh PostgreSQL with the superuser `smsgate`. Raises Missing."""
    binaries = _postgresql_binaries()
    with _folder() as (folder, owner), (folder / "log").open("w") as log:
        data, port = folder / "data", free_port()
        initdb: Command = [binaries / "initdb", "--username=smsgate", "--auth=trust", "--no-sync"]
        initdb += ["--encoding=UTF8", "--no-locale", data]
        subprocess.run(initdb, check=True, user=owner, stdout=log, stderr=log, cwd=folder)
        command: Command = [binaries / "postgres", "-D", data, "-p", str(port), "-k", folder]
        # Nothing here outlives the run, so nothing need reach the disk.
        for setting in ("fsync=off", "full_page_writes=off", "max_connections=200"):
            command += ["-c", setting]
        url = f"postgresql://smsgate@127.0.0.1:{port}/postgres"
        with _running(command, signal.SIGINT, owner, log, folder) as server:
            _wait(server, lambda: psycopg.connect(url, connect_timeout=2).close(), folder)
            yield url


@contextmanager
def redis_server() -> Iterator[str]:
    """The URL of an empty Redis with 64 databases. Raises Missing."""
    program = shutil.which("redis-server")
    if not program:
        raise Missing("Redis (redis-server)")
    with _folder() as (folder, owner), (folder / "log").open("w") as log:
        port = free_port()
        command: Command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        command += ["--databases", "64", "--dir", folder]
        url = f"redis://127.0.0.1:{port}/0"
        with _running(command, signal.SIGTERM, owner, log, folder) as server:
            _wait(server, lambda: _ping(url), folder)
            yield url


def free_port() -> int:
    """A loopback port nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _postgresql_binaries() -> Path:
    """Debian keeps them off the PATH, a folder for each version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[4])
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if not on_path:
        raise Missing("PostgreSQL (initdb)")
    return Path(on_path).resolve().parent


@contextmanager
def _folder() -> Iterator[tuple[Path, str | None]]:
    """A folder and whom to run as: PostgreSQL refuses root."""
    with tempfile.TemporaryDirectory(prefix="smsgate-", ignore_cleanup_errors=True) as name:
        owner = None
        if os.geteuid() == 0:
            users = {user.pw_name for user in pwd.getpwall()}
            owner = "postgres" if "postgres" in users else "nobody"
            shutil.chown(name, owner)
        yield Path(name), owner


@contextmanager
def _running(
    command: Command, stop: signal.Signals, owner: str | None, log: TextIO, folder: Path
) -> Iterator[subprocess.Popen[bytes]]:
    # A session of its own: Ctrl-C reaches us, and we end the server.
    server = subprocess.Popen(
        command, user=owner, stdout=log, stderr=log, cwd=folder, start_new_session=True
    )
    try:
        yield server
    finally:
        server.send_signal(stop)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], knock: Callable[[], None], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return knock()
        except (psycopg.OperationalError, redis.ConnectionError):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((folder / "log").read_text()) from None
            time.sleep(0.05)


def _ping(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        client.ping()
