"""The one file of a backup: a zip with a note of what it is, the copy of the database, and papers."""

import json
import os
import shutil
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load

from smsgate.errors import InputError
from smsgate.services.employers.documents import STORED

NOTE, COPY, PAPERS = "backup.json", "database", "documents/"
QUICK = 1
"""The level of compression: half the size at the speed of a disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a backup is. `database`: sqlite or postgresql.

    `functions`: what triggers call and a dump of tables leaves out, as SQL. `papers`: how many files of
    employers are in it; null where there was no folder of them.
    """

    smsgate: str
    database: str
    made_at: datetime
    migrations: list[str]
    tables: list[str]
    functions: list[str] = field(default_factory=list)
    papers: int | None = None


class _NoteSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    smsgate = fields.String(required=True)
    database = fields.String(required=True)
    made_at = fields.AwareDateTime(required=True)
    migrations = fields.List(fields.String(), required=True)
    tables = fields.List(fields.String(), required=True)
    functions = fields.List(fields.String(), load_default=list)
    papers = fields.Integer(load_default=None, allow_none=True)

    @post_load
    def _note(self, data: dict[str, Any], **_: Any) -> Note:
        return Note(**data)


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A folder for parts inside of `folder`, gone afterwards, readable by nobody else. Raises OSError."""
    try:
        made = TemporaryDirectory(prefix=".smsgate-", dir=folder)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
    with made as parts:
        yield Path(parts)


def write(file: Path, note: Note, copy: Path, papers: Sequence[Path] | None = None) -> Note:
    """Put all into `file`, whole or not at all, readable by the owner alone; the note as it stands there.

    Raises OSError.
    """
    with workplace(file.parent) as parts:
        made = parts / file.name
        with made.open("xb") as target:
            with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=QUICK) as archive:
                archive.write(copy, COPY)
                if papers is not None:
                    note = replace(note, papers=sum(_add(archive, paper) for paper in papers))
                archive.writestr(
                    NOTE, json.dumps(asdict(note), default=datetime.isoformat, indent=2)
                )
            flush(target.fileno())
        made.chmod(0o600)
        made.replace(file)
    flush_folder(file.parent)
    return note


def _add(archive: ZipFile, paper: Path) -> bool:
    """As it is: scans and pictures do not shrink. False for one that was removed meanwhile."""
    try:
        source = paper.open("rb")
    except FileNotFoundError:
        return False
    with source, archive.open(ZipInfo(f"{PAPERS}{paper.name}"), "w") as out:
        shutil.copyfileobj(source, out)
    return True


def read(file: Path) -> Note:
    """What a file says of itself. Raises InputError when it is no backup, or damaged."""
    with _opened(file) as archive:
        note: Note = _NoteSchema().loads(archive.read(NOTE))
        return note


def extract(file: Path, target: Path) -> None:
    """Write the copy of the database to `target`. Raises InputError when it is damaged."""
    with _opened(file) as archive, archive.open(COPY) as source, target.open("xb") as out:
        shutil.copyfileobj(source, out)
        flush(out.fileno())


def extract_papers(file: Path, folder: Path) -> int:
    """Write the papers into `folder`, for its owner alone; how many. Raises InputError for a damaged one."""
    with _opened(file) as archive:
        names = [name for name in archive.namelist() if name.startswith(PAPERS)]
        for name in names:
            if not STORED.fullmatch(name.removeprefix(PAPERS)):
                raise BadZipFile(name)
            target = folder / name.removeprefix(PAPERS)
            with archive.open(name) as source, target.open("xb") as out:
                target.chmod(0o600)
                shutil.copyfileobj(source, out)
                flush(out.fileno())
    return len(names)


def is_backup(file: Path) -> bool:
    """Whether a file is one that may be replaced by a newer backup."""
    try:
        read(file)
    except InputError:
        return False
    return True


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as archive:
            yield archive
    except (
        BadZipFile,
        KeyError,
        ValueError,
        EOFError,
        ValidationError,
        NotImplementedError,
        zlib.error,
    ) as error:
        raise InputError(f"{file} is no backup of smsgate, or it is damaged.") from error


def flush(handle: int) -> None:
    """To the disk, whatever happens to the machine next."""
    os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """That a file has its name now, also."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)
