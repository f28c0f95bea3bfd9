"""Writers on SQLite stand in line. Left to itself, SQLite has the next one sleep up to a tenth of a second
between looks at the lock: with eight texts at once most of their time goes there (docs/benchmarks.md)."""

import fcntl
import os
from pathlib import Path
from threading import Lock, local
from typing import Any

from peewee import SqliteDatabase

from smsgate.models.lock_files import open_lock


class WritersInLine(SqliteDatabase):
    """An SQLite database whose transactions wait for each other, in this process and in all others.

    The system lets go of the file's lock when a process ends, however it ends. A single statement outside a
    transaction goes on asking SQLite's own lock, which holds in any case.
    """

    def __init__(self, path: str, **options: Any) -> None:
        super().__init__(path, **options)
        self._turn = Lock()
        self._mine = local()
        self._line: int | None = None
        self._line_of = 0

    def begin(self, *args: Any, **kwargs: Any) -> Any:
        """Wait for the turn, then for nobody."""
        self._enter()
        try:
            return super().begin(*args, **kwargs)
        except BaseException:
            self._leave()
            raise

    def commit(self) -> Any:
        """The next one's turn."""
        try:
            return super().commit()
        finally:
            self._leave()

    def rollback(self) -> Any:
        """The next one's turn."""
        try:
            return super().rollback()
        finally:
            self._leave()

    def _enter(self) -> None:
        self._turn.acquire()
        try:
            fcntl.flock(self._opened(), fcntl.LOCK_EX)
        except BaseException:
            self._turn.release()
            raise
        self._mine.held = True

    def _leave(self) -> None:
        if getattr(self._mine, "held", False):
            self._mine.held = False
            fcntl.flock(self._opened(), fcntl.LOCK_UN)
            self._turn.release()

    def _opened(self) -> int:
        """The file of the line; opened anew after a fork, for a lock goes with what was opened."""
        if self._line is None or self._line_of != os.getpid():
            self._line = open_lock(Path(f"{self.database}.line"))
            self._line_of = os.getpid()
        return self._line
