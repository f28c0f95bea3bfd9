"""Employers' papers: files beside the database, copied and put back together with it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import EmployerDocument
from smsgate.services.backup.archive import Note, extract_papers, flush_folder, workplace
from smsgate.services.employers.documents import FOLDER, STORED

COMING = f"{FOLDER}.coming"


def kept(config: Config) -> list[Path] | None:
    """The files there are; None where no employer ever showed any.

    A file is there before its row, and goes after it: all that a copy of the database speaks of is among
    those listed later, but for what was removed meanwhile.
    """
    folder = config.data_dir / FOLDER
    if not folder.is_dir():
        return None
    return sorted(path for path in folder.iterdir() if STORED.fullmatch(path.name))


@contextmanager
def beside(config: Config, file: Path, note: Note) -> Iterator[None]:
    """While the database is exchanged, the papers of a backup lie ready for `take_place`; gone if that fails.

    Nothing lies there for a backup without any. Raises InputError when one is damaged.
    """
    coming = config.data_dir / COMING
    if coming.is_dir():
        shutil.rmtree(coming)  # of a restore that was killed before it came to the database
    if note.papers is not None:
        _extract(config, file, note)
    try:
        yield
    except BaseException:
        shutil.rmtree(coming, ignore_errors=True)
        raise


def take_place(config: Config, now: datetime) -> None:
    """Exchange the folder for the one that came with the database; a second time changes nothing.

    Files that no row speaks of were added while the backup was made: nobody could ever see them.
    """
    coming, folder = config.data_dir / COMING, config.data_dir / FOLDER
    if not coming.is_dir():
        return
    for path in coming.iterdir():
        if not EmployerDocument.select().where(EmployerDocument.stored == path.name).exists():
            path.unlink()
    if folder.exists():
        folder.rename(former(config, now))
    coming.rename(folder)
    flush_folder(config.data_dir)
    with suppress(OSError):
        former(config, now).rmdir()  # when it was empty


def former(config: Config, now: datetime) -> Path:
    """Where `take_place` puts the folder that was there."""
    return config.data_dir / f"before-restore-{now:%Y%m%dT%H%M%S}.{FOLDER}"


def _extract(config: Config, file: Path, note: Note) -> None:
    config.data_dir.mkdir(parents=True, exist_ok=True)
    with workplace(config.data_dir) as parts:
        fresh = parts / COMING
        fresh.mkdir(mode=0o700)
        if extract_papers(file, fresh) != note.papers:
            raise InputError(f"{file} is no backup of smsgate, or it is damaged.")
        _belong(fresh, config.data_dir)
        flush_folder(fresh)
        fresh.rename(config.data_dir / COMING)


def _belong(fresh: Path, folder: Path) -> None:
    """To whom the data folder belongs: an administrator restores for the service's user."""
    owner = folder.stat()
    if os.geteuid() == 0:
        for path in (fresh, *fresh.iterdir()):
            os.chown(path, owner.st_uid, owner.st_gid)
