"""A PostgreSQL and a Redis of our own on private ports, gone when the block ends."""

import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import redis

Command = list[str | Path]

OWN_PORTS = range(20_000, 32_000)
"""Below those Linux gives to callers."""

MEMORY = Path("/dev/shm")  # noqa: S108
ENOUGH_MEMORY = 2 * 1024**3
"""Bytes; a PostgreSQL with the databases of a run takes about a tenth of it."""

START_SECONDS = 30
STOP_SECONDS = 15


class Missing(Exception):
    """The server's program is not on this machine."""


@dataclass(frozen=True, slots=True)
class Program:
    """A server that may be started: where it will answer, by what, as whom, and in which folder."""

    url: str
    command: Command
    owner: str | None
    folder: Path

    @property
    def log(self) -> Path:
        """What it says."""
        return self.folder / "log"


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The URL of a fresh PostgreSQL with the superuser `smsgate`. Raises Missing.

    `durable`: as it comes, every commit on the disk.
    """
    with postgresql_program(durable=durable) as program, _running(program, signal.SIGINT):
        yield program.url


@contextmanager
def redis_server() -> Iterator[str]:
    """The URL of an empty Redis with 64 databases. Raises Missing."""
    with redis_program() as program, _running(program, signal.SIGTERM):
        yield program.url


@contextmanager
def postgresql_program(*, durable: bool = False) -> Iterator[Program]:
    """A fresh PostgreSQL, not started yet. Raises Missing."""
    binaries = _postgresql_binaries()
    with _folder(durable=durable) as (folder, owner), (folder / "log").open("w") as log:
        data, port = folder / "data", free_port()
        initdb: Command = [binaries / "initdb", "--username=smsgate", "--auth=trust", "--no-sync"]
        initdb += ["--encoding=UTF8", "--no-locale", data]
        subprocess.run(initdb, check=True, user=owner, stdout=log, stderr=log, cwd=folder)
        command: Command = [binaries / "postgres", "-D", data, "-p", str(port), "-k", folder]
        # Nothing here outlives the run, so nothing need reach the disk.
        hasty = () if durable else ("fsync=off", "full_page_writes=off")
        for setting in (*hasty, "max_connections=200"):
            command += ["-c", setting]
        url = f"postgresql://smsgate@127.0.0.1:{port}/postgres"
        yield Program(url, command, owner, folder)


@contextmanager
def redis_program() -> Iterator[Program]:
    """A Redis that keeps nothing, not started yet. Raises Missing."""
    program = shutil.which("redis-server")
    if not program:
        raise Missing("Redis (redis-server)")
    with _folder() as (folder, owner):
        port = free_port()
        command: Command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        command += ["--databases", "64", "--dir", folder]
        yield Program(f"redis://127.0.0.1:{port}/0", command, owner, folder)


def answers(url: str) -> bool:
    """Whether the server of this URL can be asked."""
    try:
        if url.startswith("redis"):
            with redis.Redis.from_url(url) as client:
                client.ping()
        else:
            psycopg.connect(url, connect_timeout=2).close()
    except (psycopg.OperationalError, redis.ConnectionError):
        return False
    return True


def free_port() -> int:
    """A loopback port nobody listens on at the moment, nor is given to a caller while its server restarts."""
    while True:
        port = random.choice(OWN_PORTS)  # noqa: S311
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
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
def _folder(*, durable: bool = True) -> Iterator[tuple[Path, str | None]]:
    """A folder and whom to run as: PostgreSQL refuses root.

    What need not last is kept in memory, where there is some to spare: a database of a test is hundreds of
    files, and making them on a disk took half of the machine's time.
    """
    place = None if durable else memory()
    with tempfile.TemporaryDirectory("", "smsgate-", place, ignore_cleanup_errors=True) as name:
        owner = None
        if os.geteuid() == 0:
            users = {user.pw_name for user in pwd.getpwall()}
            owner = "postgres" if "postgres" in users else "nobody"
            shutil.chown(name, owner)
        yield Path(name), owner


def memory() -> Path | None:
    """A folder in memory for what need not last, where enough is free; a container has 64 MB as a rule."""
    free = shutil.disk_usage(MEMORY).free if os.access(MEMORY, os.W_OK) else 0
    return MEMORY if free > ENOUGH_MEMORY else None


@contextmanager
def _running(program: Program, stop: signal.Signals) -> Iterator[None]:
    with program.log.open("a") as log:
        # A session of its own: Ctrl-C reaches us, and we end the server.
        server = subprocess.Popen(
            program.command,
            user=program.owner,
            stdout=log,
            stderr=log,
            cwd=program.folder,
            start_new_session=True,
        )
    try:
        _wait(server, program)
        yield
    finally:
        server.send_signal(stop)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], program: Program) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not answers(program.url):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(program.log.read_text())
        time.sleep(0.05)
