"""The worker's own process, on the test's database, with tasks that run when they are called."""

from collections.abc import Iterator

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.tasks import process
from smsgate.tasks.queue import huey


@pytest.fixture
def worker(config: Config, db: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tasks find the settings in the environment, and run at once."""
    monkeypatch.setenv("SMSGATE_DATA_DIR", str(config.data_dir))
    monkeypatch.setenv("SMSGATE_DATABASE_URL", config.database_url)
    monkeypatch.setattr(process, "_opened", {})
    huey.immediate = True
    yield
    huey.immediate = False
    process.stopping.clear()
