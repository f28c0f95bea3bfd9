"""A copy of the whole database and of employers' papers while they are in use, and putting one back."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from peewee import Database, PeeweeException

from smsgate import __version__
from smsgate.config import Config
from smsgate.errors import InputError, SmsgateError
from smsgate.migrations import applied, known, migrate
from smsgate.models import Heartbeat
from smsgate.models.connection import connected, database_exists, one_at_a_time
from smsgate.models.heartbeat import BACKUP
from smsgate.services import stops
from smsgate.services.backup import archive, papers, postgresql, sqlite
from smsgate.services.backup.archive import Note
from smsgate.services.backup.settling import Settled, settle

__all__ = ["NAMES", "Note", "Restored", "Settled", "make", "put_back", "settle"]


class _Kind(NamedTuple):
    name: str
    alone: Callable[[Config], AbstractContextManager[None]]
    functions: Callable[[Database], list[str]]
    copy: Callable[[Config, Path], None]
    put: Callable[[Config, Path, Note], None]


_SQLITE = _Kind("sqlite", sqlite.alone, sqlite.functions, sqlite.copy, sqlite.put)
_POSTGRESQL = _Kind(
    "postgresql", postgresql.alone, postgresql.functions, postgresql.copy, postgresql.put
)
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back, where the former database is kept (None: it was empty), and what was allowed for.

    `former_papers`: where papers lie that were there and stand in no backup (None: there were none).
    `unreadable`: STOPs kept with a secret key that is not set here.
    """

    note: Note
    former: Path | None
    former_papers: Path | None
    settled: Settled
    unreadable: int


def make(config: Config, file: Path, now: datetime) -> Note:
    """Copy the database as it is at one moment, and the papers, into `file`, whole or not at all.

    Others go on writing.

    Raises InputError when something else stands there, SmsgateError when it cannot be copied, OSError.
    """
    if file.exists() and not archive.is_backup(file):
        raise InputError(f"{file} exists and is no backup of smsgate. Name another file.")
    note = _note(config, now)
    if note is None:
        raise InputError("There is no database yet. Run: smsgate init")
    with archive.workplace(file.parent) as parts:
        copy = parts / "copy"
        _kind(config).copy(config, copy)
        note = archive.write(file, note, copy, papers.kept(config))
    with connected(config.database_url):
        Heartbeat.beat(BACKUP, now)
    return note


def put_back(config: Config, file: Path, now: datetime) -> Restored:
    """Exchange database and papers for those in `file`, then allow for what happened since. All or nothing.

    Raises InputError when the file is not fit for it, SmsgateError when the service is at work, OSError.
    """
    note = archive.read(file)
    _require_fit(note, file, config)
    kind = _kind(config)
    with kind.alone(config):
        former = _keep_former(config, now)
        with papers.beside(config, file, note):
            kind.put(config, file, note)
    with one_at_a_time(config.database_url, config.data_dir), connected(config.database_url) as db:
        migrate(db)
        settled = settle(config, now)
        unreadable = stops.unreadable(config)
    if settled is None:
        raise SmsgateError("Somebody else settled this restore. See: smsgate doctor")
    return Restored(
        note=note,
        former=former,
        former_papers=_former_papers(config, former, now),
        settled=settled,
        unreadable=unreadable,
    )


def _kind(config: Config) -> _Kind:
    return _SQLITE if config.database_url.startswith("sqlite") else _POSTGRESQL


def _note(config: Config, now: datetime) -> Note | None:
    """What a backup of this database says of itself; None when there is nothing to back up."""
    if not database_exists(config.database_url):
        return None
    with connected(config.database_url) as database:
        done, tables = applied(database), sorted(database.get_tables())
        functions = _kind(config).functions(database)
    if not done:
        return None
    return Note(
        smsgate=__version__,
        database=_kind(config).name,
        made_at=now,
        migrations=done,
        tables=tables,
        functions=functions,
    )


def _require_fit(note: Note, file: Path, config: Config) -> None:
    kind = _kind(config).name
    if note.database != kind:
        raise InputError(
            f"{file} is a backup of {NAMES.get(note.database, note.database)}, but "
            f"SMSGATE_DATABASE_URL names {NAMES[kind]}. A backup goes back into a database of its own kind."
        )
    newer = [name for name in note.migrations if name not in known()]
    if newer:
        raise InputError(
            f"{file} was made by a newer smsgate ({note.smsgate}; {', '.join(newer)}). "
            "Install that version first."
        )


def _former_papers(config: Config, former: Path | None, now: datetime) -> Path | None:
    """The papers that were there: dropped when they stand in the backup of the former database."""
    folder = papers.former(config, now)
    if former is not None:
        shutil.rmtree(folder, ignore_errors=True)
    return folder if folder.exists() else None


def _keep_former(config: Config, now: datetime) -> Path | None:
    """A backup of what is about to be replaced; None when there is nothing."""
    former = config.data_dir / f"before-restore-{now:%Y%m%dT%H%M%S}.backup"
    try:
        if _note(config, now) is None:
            return None
        former.parent.mkdir(parents=True, exist_ok=True)
        make(config, former, now)
    except (SmsgateError, PeeweeException) as error:
        raise SmsgateError(
            f"What is in the database now cannot be kept first, so nothing was restored: {error} "
            "Move it away, or make an empty one, then restore again."
        ) from error
    return former
