"""Applications whose connections end with the test, on either database."""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from peewee import Database

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models.connection import let_go

Serve = Callable[[Config], FlaskClient]


@pytest.fixture
def serve(db: Database) -> Iterator[Serve]:
    """A client of an application with these settings."""
    opened: list[Database] = []

    def served(config: Config) -> FlaskClient:
        app = create_app(config, lambda: None)
        opened.append(app.extensions["smsgate"].database)
        return app.test_client()

    yield served
    for database in opened:
        let_go(database)
