"""PostgreSQL's own programs: found, called without a password on the command line, quoted when they fail."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from playhouse.db_url import parse
from psycopg import pq
from psycopg.conninfo import make_conninfo

from smsgate.errors import SmsgateError

_KNOWN = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}


def conninfo(url: str) -> str:
    """The address as PostgreSQL's own library takes it, with the password."""
    return make_conninfo(**_given(url))


@contextmanager
def address(url: str, folder: Path) -> Iterator[str]:
    """The argument that names the database. The password stands in a file in `folder` while it lasts."""
    given = _given(url)
    password = given.pop("password", None)
    if not password:
        yield f"--dbname={make_conninfo(**given)}"
        return
    path = folder / "pgpass"
    path.touch(0o600)
    escaped = re.sub(r"([\\:])", r"\\\1", str(password))
    path.write_text(f"*:*:*:*:{escaped}\n")
    try:
        yield f"--dbname={make_conninfo(**given, passfile=str(path))}"
    finally:
        path.unlink()


def _given(url: str) -> dict[str, Any]:
    """What an address says; what only our pool understands is left out."""
    given = parse(url, unquote_password=True, unquote_user=True)
    given["dbname"] = given.pop("database")
    return {name: value for name, value in given.items() if name in _KNOWN}


def find(name: str, server: int) -> str:
    """The path of a program fit for a server (its version as libpq numbers it). Raises SmsgateError."""
    path = shutil.which(name)
    if path is None:
        raise SmsgateError(
            f"{name} is not on this machine. Install PostgreSQL's client programs "
            f"(Debian: apt-get install postgresql-client), version {server // 10000} or newer."
        )
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    version = re.search(r"\) (\d+)", told)
    if version is None or int(version[1]) < server // 10000:
        raise SmsgateError(
            f"{name} is of version {version[1] if version else 'unknown'}, but the server of version "
            f"{server // 10000}. Install PostgreSQL's client programs of that version or newer."
        )
    return path


def run(command: Sequence[str], out: IO[bytes], folder: Path) -> None:
    """Let a program write to `out`. Raises SmsgateError with what it said when it fails."""
    with (folder / "said").open("w+b") as said:
        code = subprocess.run(command, stdout=out, stderr=said, check=False).returncode  # noqa: S603
        if code:
            raise SmsgateError(_sentence(command, said))


@contextmanager
def fed(command: Sequence[str], folder: Path) -> Iterator[IO[bytes]]:
    """A program that reads what is written here; at the end of it, or of ours, it ends too.

    Raises SmsgateError with what it said when it fails, also when that made our writing fail.
    """
    failure: Exception | None = None
    with (
        (folder / "answered").open("w+b") as said,
        subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
        ) as program,
    ):
        assert program.stdin is not None  # noqa: S101 (asked for above)
        try:
            yield program.stdin
        except (SmsgateError, BrokenPipeError) as error:
            failure = error
        with suppress(BrokenPipeError):
            program.stdin.close()
        if program.wait():
            raise SmsgateError(_sentence(command, said)) from failure
    if failure is not None:
        raise failure


def _sentence(command: Sequence[str], said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").strip().splitlines()
    worst = next((line for line in lines if re.search("error", line, re.IGNORECASE)), None)
    name = Path(command[0]).name
    return f"{name} failed: {worst or (lines[0] if lines else 'it gave no reason')}."
