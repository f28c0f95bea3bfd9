"""Who is at work on an SQLite file: a restore puts another file in its place, and bears no company.

(A server knows by itself who is connected.) The system lets go of the lock of a process that was killed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from smsgate.errors import SmsgateError
from smsgate.models.lock_files import open_lock, sqlite_path

_for_life = ExitStack()


@contextmanager
def present(url: str) -> Iterator[None]:
    """For as long as something is done with the database. Raises SmsgateError while a restore is at it."""
    with _locked(url, fcntl.LOCK_SH, "A backup is being put back just now. Try again in a while."):
        yield


def stay(url: str) -> None:
    """The same for as long as the process lives."""
    _for_life.enter_context(present(url))


@contextmanager
def alone(url: str) -> Iterator[None]:
    """For as long as the file is exchanged. Raises SmsgateError when anybody else is at work."""
    if url.startswith("sqlite"):
        _path(url).parent.mkdir(parents=True, exist_ok=True)
    with _locked(
        url,
        fcntl.LOCK_EX,
        "smsgate is at work on this database. Stop it first (Ctrl-C, or systemctl stop smsgate-web "
        "smsgate-worker), then restore again.",
    ):
        yield


@contextmanager
def _locked(url: str, how: int, refusal: str) -> Iterator[None]:
    path = _path(url)
    if not url.startswith("sqlite") or not path.parent.exists():
        yield
        return
    handle = open_lock(path)
    try:
        try:
            fcntl.flock(handle, how | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SmsgateError(refusal) from error
        yield
    finally:
        os.close(handle)


def _path(url: str) -> Path:
    return Path(f"{sqlite_path(url)}.lock")
