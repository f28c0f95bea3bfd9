"""What every test may use: settings, a migrated database with the region and the demo vacancies."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from peewee import Database

os.environ.setdefault("SMSGATE_DATA_DIR", "/nonexistent-smsgate")
os.environ.setdefault("SMSGATE_SECRET_KEY", "a-secret-key-for-tests-only-32-chars")

from smsgate.config import WIB, Config
from smsgate.migrations import migrate
from smsgate.models import Contact, open_database
from smsgate.services import seed

pytest_plugins = ["tests.plugins.servers"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden dialogues are rewritten on request, and then read by a person."""
    parser.addoption("--update-dialogues", action="store_true")


NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WIB)
"""The moment at which the demo vacancies of the template database were loaded."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with regions and demo vacancies, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "smsgate.db"
    database = open_database(f"sqlite:///{path}")
    with database.connection_context():
        migrate(database)
        seed.load_regions()
        seed.load_demo(NOON.date(), WIB, ("16.11",))
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def config(tmp_path: Path, template: Path) -> Config:
    """The embedded default, in a folder of the test's own."""
    shutil.copy(template, tmp_path / "smsgate.db")
    return Config(
        database_url=f"sqlite:///{tmp_path}/smsgate.db",
        queue_url=f"sqlite:///{tmp_path}/queue.db",
        data_dir=tmp_path,
        secret_key="a-secret-key-for-tests-only-32-chars",
    )


@pytest.fixture
def db(config: Config) -> Iterator[Database]:
    """The test's database, connected: region 16.11, demo employers and vacancies, nobody subscribed."""
    database = open_database(config.database_url)
    with database.connection_context():
        yield database


@pytest.fixture
def runtime(config: Config, db: Database):
    """A process on the test's database; its bell is silent."""
    from smsgate.runtime import open_runtime

    return open_runtime(config)


@pytest.fixture
def contact(db: Database) -> Contact:
    """A mother in Pendopo with a feature phone."""
    return Contact.create(phone="+6281273000001")
