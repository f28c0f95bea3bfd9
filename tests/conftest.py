"""What every test may use: settings, a migrated database with the region and the demo vacancies."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from peewee import Database

from smsgate.config import WIB, Config
from smsgate.migrations import migrate
from smsgate.models import Contact
from smsgate.models.connection import connected, let_go
from smsgate.runtime import Runtime, open_runtime
from smsgate.services import seed
from tests.databases import fresh_database
from tests.standin import StandIn

pytest_plugins = ["tests.plugins.servers", "tests.plugins.fuzzing", "tests.plugins.quick"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden dialogues are rewritten on request, and then read by a person."""
    parser.addoption("--update-dialogues", action="store_true")


NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WIB)
"""The moment at which the demo vacancies of the template database were loaded."""


def _fill(url: str) -> None:
    with connected(url) as database:
        migrate(database)
        seed.load_regions()
        seed.load_demo(NOON.date(), WIB, ("16.11",))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with regions and demo vacancies, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "smsgate.db"
    _fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> Iterator[str]:
    """The name of the same as a PostgreSQL database."""
    with fresh_database(postgresql_server) as url:
        _fill(url)
        yield url.rpartition("/")[2]


@pytest.fixture
def sqlite_copy(template: Path, tmp_path: Path) -> str:
    """The URL of an SQLite database of the test's own."""
    shutil.copy(template, tmp_path / "smsgate.db")
    return f"sqlite:///{tmp_path}/smsgate.db"


@pytest.fixture
def postgresql_copy(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    """The URL of a PostgreSQL database of the test's own."""
    with fresh_database(postgresql_server, postgresql_template) as url:
        yield url


@pytest.fixture
def database_url(sqlite_copy: str) -> str:
    """Where the test's data lie; the tests of stores and services say: on both databases."""
    return sqlite_copy


@pytest.fixture
def config(tmp_path: Path, database_url: str) -> Config:
    """The defaults, in a folder of the test's own."""
    return Config(
        database_url=database_url,
        queue_url=f"sqlite:///{tmp_path}/queue.db",
        data_dir=tmp_path,
        secret_key="a-secret-key-for-tests-only-32-chars",
    )


@pytest.fixture
def db(config: Config) -> Iterator[Database]:
    """The test's database, connected: region 16.11, demo employers and vacancies, nobody subscribed."""
    with connected(config.database_url) as database:
        yield database


@pytest.fixture
def runtime(config: Config) -> Iterator[Runtime]:
    """A process on the test's database, connected; its bell is silent."""
    opened = open_runtime(config)
    with opened.database.connection_context():
        yield opened
    let_go(opened.database)


@pytest.fixture
def contact(db: Database) -> Contact:
    """A mother in Pendopo with a feature phone."""
    return Contact.create(phone="+6281273000001")


@pytest.fixture
def network() -> Iterator[StandIn]:
    """Answers on loopback as Africa's Talking does, unless told otherwise."""
    with StandIn() as standin:
        yield standin
