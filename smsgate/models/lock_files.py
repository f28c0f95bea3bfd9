"""Files that are only there to be locked; where SQLite's own file is, and what stands beside it."""

import os
from pathlib import Path


def sqlite_path(url: str) -> Path:
    """The file of a `sqlite:///…` address."""
    return Path(url.removeprefix("sqlite:///"))


def open_lock(path: Path) -> int:
    """The handle of a file to lock, made when it is not there.

    To read only: whoever made it, and with whatever rights, everybody can lock it.
    """
    return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
