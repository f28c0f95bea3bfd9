from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from peewee import OperationalError

from smsgate.config import Config
from smsgate.models import Heartbeat, database
from smsgate.tasks.queue import open_queue
from smsgate.web import health
from tests.conftest import NOON


@pytest.fixture(autouse=True)
def _own_queue(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "huey", open_queue(config.queue_url))


def _out_of_reach(*_args, **_kwargs):
    raise OperationalError("gone")


def test_it_is_alive_without_touching_the_database(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.obj, "execute_sql", _out_of_reach)
    answer = client.get("/health/live")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok"}


def test_it_is_ready_when_database_and_queue_answer(client: FlaskClient) -> None:
    Heartbeat.beat("worker", NOON - timedelta(seconds=90))
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ready",
        "database": True,
        "queue": True,
        "heartbeat_age_seconds": {"worker": 90},
    }
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_not_ready_without_a_database(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.obj, "execute_sql", _out_of_reach)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json["database"] is False


def test_it_is_not_ready_without_a_queue(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health.huey, "pending_count", _out_of_reach)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json["queue"] is False
    assert answer.json["database"] is True
