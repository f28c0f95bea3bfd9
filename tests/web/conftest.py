"""The application on the test's database at noon of the demo's day, and a client for it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import Database

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models.connection import let_go
from tests.conftest import NOON


@dataclass
class Bell:
    """Counts how often the sender was woken."""

    rung: int = 0

    def __call__(self) -> None:
        self.rung += 1


@pytest.fixture(autouse=True)
def _at_noon(time_machine) -> None:
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def app(config: Config, db: Database, bell: Bell) -> Iterator[Flask]:
    made = create_app(config, bell)
    yield made
    let_go(made.extensions["smsgate"].database)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
