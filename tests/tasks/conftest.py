"""The worker's own process, on the test's database, with tasks that run when they are called."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import Database

from smsgate.tasks import process
from smsgate.tasks.queue import huey


@pytest.fixture
def worker(tmp_path: Path, db: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tasks find the settings in the environment, and run at once."""
    monkeypatch.setenv("SMSGATE_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(process, "_opened", {})
    huey.immediate = True
    yield
    huey.immediate = False
    process.stopping.clear()
