from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from flask.testing import FlaskClient
from peewee import Database, OperationalError
from structlog.testing import capture_logs

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models import GatewayStop, Heartbeat, database
from smsgate.models.connection import let_go
from smsgate.services.doctor import patience
from smsgate.web import health
from tests.conftest import NOON
from tests.web.conftest import Bell

HUNG_SECONDS = 0.2


@pytest.fixture(autouse=True)
def _looks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FRESH_SECONDS", -1)


def _out_of_reach(*_args: object, **_kwargs: object) -> None:
    raise OperationalError('server "10.0.0.5" refuses user smsgate')


def test_it_is_alive_without_touching_the_database(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.obj, "execute_sql", _out_of_reach)
    answer = client.get("/health/live")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok"}


def test_it_is_ready_when_texts_can_be_stored_and_the_sender_be_woken(client: FlaskClient) -> None:
    Heartbeat.beat("worker", NOON - timedelta(seconds=90))
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ready",
        "database": True,
        "queue": True,
        "worker": True,
        "sending": True,
        "heartbeat_age_seconds": {"worker": 90, "web": 0},
    }
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("minutes", [6, 600, None])
def test_it_tells_of_a_worker_that_does_not_beat_and_stays_ready(
    client: FlaskClient, minutes: int | None
) -> None:
    if minutes is not None:
        Heartbeat.beat("worker", NOON - timedelta(minutes=minutes))
    Heartbeat.beat("retention", NOON)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json["worker"]) == (200, False)


def test_it_tells_of_a_gateway_that_stopped_and_stays_ready(client: FlaskClient) -> None:
    GatewayStop.create(gateway="africastalking", reason="HTTP 401: bad key", until=NOON)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json["sending"]) == (200, False)
    assert "bad key" not in answer.text


def test_it_is_not_ready_without_a_database(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.obj, "execute_sql", _out_of_reach)
    with capture_logs() as logs:
        answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json == {
        "status": "unavailable",
        "database": False,
        "queue": True,
        "worker": None,
        "sending": None,
        "heartbeat_age_seconds": {},
    }
    (told,) = logs
    assert (told["event"], told["part"]) == ("health.unreachable", "database")
    assert "10.0.0.5" in told["error"]


def test_it_is_not_ready_with_a_database_that_can_only_be_read(
    client: FlaskClient, db: Database
) -> None:
    """What stands in the way of a text must stand in the way of the look."""
    db.execute_sql(
        "CREATE TRIGGER full BEFORE UPDATE ON heartbeat BEGIN SELECT RAISE(FAIL, ''); END"
    )
    assert client.get("/health/ready").status_code == 200
    assert client.get("/health/ready").json["database"] is False


def test_it_is_not_ready_when_the_queue_cannot_be_written(
    config: Config, db: Database, bell: Bell, tmp_path: Path
) -> None:
    app = create_app(replace(config, queue_url=f"sqlite:///{tmp_path}/gone/queue.db"), bell)
    answer = app.test_client().get("/health/ready")
    let_go(app.extensions["smsgate"].database)
    assert (answer.status_code, answer.json["status"]) == (503, "unavailable")
    assert (answer.json["queue"], answer.json["database"]) == (False, True)


def test_it_answers_although_a_part_hangs(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    monkeypatch.setattr(patience, "ANSWER_SECONDS", HUNG_SECONDS)
    monkeypatch.setattr(health.machine, "queue", lambda _config: go_on.wait())
    answer = client.get("/health/ready")
    go_on.set()
    assert (answer.status_code, answer.json["queue"]) == (503, False)


def test_a_scrape_says_that_the_database_is_away_and_nothing_else(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.obj, "execute_sql", _out_of_reach)
    answer = client.get("/metrics")
    assert answer.status_code == 200
    told = [line for line in answer.text.splitlines() if not line.startswith("#")]
    assert told == ['smsgate_part_up{part="database"} 0.0', 'smsgate_part_up{part="queue"} 1.0']
