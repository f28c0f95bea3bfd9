"""SQLite: copied while it is written to, and exchanged for a copy in one step."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import Database

from smsgate.config import Config
from smsgate.errors import SmsgateError
from smsgate.models import presence
from smsgate.models.counter import RESTORED_AT
from smsgate.models.lock_files import sqlite_path
from smsgate.services.backup.archive import Note, extract, flush_folder, workplace

BUSY_SECONDS = 30


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Only when no process of ours is at work. Raises SmsgateError."""
    with presence.alone(config.database_url):
        yield


def functions(_database: Database) -> list[str]:
    """None: what a trigger does stands in the trigger, which is in the copy."""
    return []


def copy(config: Config, target: Path) -> None:
    """A copy as of one moment: writers go on meanwhile, and are not in it. Raises SmsgateError."""
    with _opened(_path(config)) as source, _opened(target, new=True) as made:
        source.backup(made)
        made.execute("PRAGMA journal_mode = DELETE")
        _require_whole(made)


def put(config: Config, file: Path, note: Note) -> None:
    """Exchange the database for the copy in `file`, marked as restored; the caller is `alone`.

    Raises SmsgateError, and changed nothing.
    """
    path = _path(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    with workplace(path.parent) as parts:
        fresh = parts / path.name
        extract(file, fresh)
        with _opened(fresh) as database:
            _require_whole(database)
            database.execute(
                "INSERT OR REPLACE INTO counter (name, value) VALUES (?, ?)",
                (RESTORED_AT, int(note.made_at.timestamp())),
            )
            database.commit()
        _belong(fresh, path)
        _take_in_log(path)
        fresh.replace(path)
    flush_folder(path.parent)


def _take_in_log(path: Path) -> None:
    """A write-ahead log must not be taken for the log of the new file."""
    if path.exists():
        with _opened(path) as former:
            former.execute("PRAGMA journal_mode = DELETE")
    for log in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if log.exists():
            raise SmsgateError(
                f"{log} belongs to another database. Move it away, then restore again."
            )


def _belong(fresh: Path, path: Path) -> None:
    """To whom the former file, or the folder, belonged: an administrator restores for the service's user."""
    fresh.chmod(0o600)
    owner = (path if path.exists() else path.parent).stat()
    if os.geteuid() == 0:
        os.chown(fresh, owner.st_uid, owner.st_gid)


def _require_whole(database: sqlite3.Connection) -> None:
    (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise SmsgateError(f"The database is damaged: {verdict}.")


@contextmanager
def _opened(path: Path, *, new: bool = False) -> Iterator[sqlite3.Connection]:
    mode = "rwc" if new else "rw"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS
        )
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise SmsgateError(f"{path}: {error}.") from error


def _path(config: Config) -> Path:
    return sqlite_path(config.database_url)
