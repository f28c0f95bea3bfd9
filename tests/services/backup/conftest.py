"""What the tests of backups share: a database with something in every corner, and an empty place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, OutboundMessage
from smsgate.models.connection import connected, let_go
from smsgate.runtime import open_runtime
from smsgate.services import backup, stops
from smsgate.services.inbound import receive
from tests.conftest import NOON
from tests.dialogue import inbound

PHONE = "+6281273000001"
LATER = NOON + timedelta(hours=1)

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def full(config: Config) -> Config:
    """Where a person signed up, another one said STOP, and one was erased; nobody is connected."""
    desk = open_runtime(config)
    with desk.database.connection_context():
        for minute, words in enumerate(("DAFTAR SALING", "LOKER PENDOPO", "TANYA syarat SIM?")):
            receive(inbound(PHONE, words, NOON), desk, NOON + timedelta(minutes=minute))
        Contact.create(phone="+6281273000002", stopped_at=NOON)
        stops.keep("+6281273000003", config, NOON)
        OutboundMessage.update(state=State.DELIVERED).execute()
    let_go(desk.database)
    return config


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup is to be."""
    return tmp_path / "smsgate.backup"


@pytest.fixture
def elsewhere(config: Config, tmp_path: Path, request: pytest.FixtureRequest) -> Config:
    """Another machine with nothing on it."""
    new = tmp_path / "new"
    if config.database_url.startswith("sqlite"):
        return replace(config, database_url=f"sqlite:///{new}/smsgate.db", data_dir=new)
    return replace(config, database_url=request.getfixturevalue("postgresql_url"), data_dir=new)


def rows(config: Config) -> Rows:
    """Everything in a database, table by table."""
    with connected(config.database_url) as database:
        return {
            table: sorted(database.execute_sql(f'SELECT * FROM "{table}"').fetchall(), key=repr)  # noqa: S608
            for table in database.get_tables()
        }


def message(state: State, **columns: Any) -> OutboundMessage:
    """A text to the person, in a state; the database is connected."""
    contact = Contact.get(Contact.phone == PHONE)
    given = {"gateway": "simulator", "text": "Loker", "created_at": NOON, "not_before": NOON}
    return OutboundMessage.create(contact=contact, state=state, **{**given, **columns})


@pytest.fixture
def returned(full: Config, file: Path, elsewhere: Config) -> Iterator[Config]:
    """Another machine on which the backup is back, connected."""
    backup.make(full, file, NOON)
    backup.put_back(elsewhere, file, LATER)
    with connected(elsewhere.database_url):
        yield elsewhere
