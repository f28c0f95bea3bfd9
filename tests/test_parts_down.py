"""A province's parts, really stopped, and really hanging: what `/health/ready` and `doctor` say of it."""

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask.testing import FlaskClient

from scripts import servers
from smsgate.app import create_app
from smsgate.config import Config
from smsgate.migrations import migrate
from smsgate.models import Heartbeat, database, utcnow
from smsgate.models.connection import connected, let_go
from smsgate.services import seed
from smsgate.services.doctor import examine, patience
from smsgate.web import health

pytestmark = [pytest.mark.postgres, pytest.mark.redis]

HUNG_SECONDS = 1


@pytest.fixture(autouse=True)
def _looks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FRESH_SECONDS", -1)


@contextmanager
def serving(config: Config) -> Iterator[FlaskClient]:
    app = create_app(config, lambda: None)
    yield app.test_client()
    let_go(app.extensions["smsgate"].database)


def ready(client: FlaskClient) -> tuple[int, Any]:
    answer = client.get("/health/ready")
    return answer.status_code, answer.json


def faults(config: Config) -> dict[str, str]:
    """What `doctor` finds; else it is a process of its own, here it borrows the models."""
    ours = database.obj
    found = {check.name: check.sentence for check in examine(config, utcnow()) if not check.ok}
    database.initialize(ours)
    return found


@contextmanager
def silence() -> Iterator[int]:
    """The port of a server that takes every call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@contextmanager
def frozen(url: str) -> Iterator[None]:
    """The PostgreSQL of that URL stands still, its connections with it."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
    assert row
    parent = int(Path(f"/proc/{row[0]}/stat").read_text().split()[3])
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    processes = [parent, *map(int, listed)]
    try:
        _signal(processes, signal.SIGSTOP)
        yield
    finally:
        _signal(processes, signal.SIGCONT)


def _signal(processes: list[int], signum: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):  # the connection that asked may be over by now
            os.kill(process, signum)


def _all_answered() -> None:
    """Whoever waited for the frozen is served."""
    for thread in threading.enumerate():
        if thread.name == "question":
            thread.join()


def _fill(url: str) -> None:
    with connected(url) as database:
        migrate(database)
        seed.load_regions()
        Heartbeat.beat("worker", utcnow())


@pytest.mark.usefixtures("postgresql_server")
def test_a_database_that_hangs_then_works_then_stops(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    with servers.postgresql() as url:
        _fill(url)
        province = replace(config, database_url=url)
        with serving(province) as client:
            assert ready(client)[0] == 200
            assert faults(province) == {}
            with monkeypatch.context() as hasty, frozen(url):
                hasty.setattr(patience, "ANSWER_SECONDS", HUNG_SECONDS)
                status, told = ready(client)
                assert (status, told["database"], told["queue"]) == (503, False, True)
                assert client.get("/metrics").status_code == 200
                said = faults(province)["database"]
                assert said == "The database did not answer within 1 seconds: it hangs."
            _all_answered()
            assert ready(client)[0] == 200
            assert faults(province) == {}
    with serving(province) as client:
        status, told = ready(client)
        assert (status, told["database"], told["worker"]) == (503, False, None)
        said = faults(province)["database"]
        assert said.startswith("The database cannot be reached: ")
        assert "Connection refused" in said


@pytest.mark.usefixtures("redis_url")
def test_a_queue_that_stops(config: Config, db: object) -> None:
    with servers.redis_server() as url:
        province = replace(config, queue_url=url)
        with serving(province) as client:
            assert ready(client)[0] == 200
            assert "queue" not in faults(province)
    with serving(province) as client:
        status, told = ready(client)
        assert (status, told["queue"], told["database"]) == (503, False, True)
        assert faults(province)["queue"].startswith("Redis cannot be reached: ")


@pytest.mark.usefixtures("redis_url")
def test_a_queue_that_takes_nothing(config: Config, db: object) -> None:
    with servers.redis_server() as url:
        import redis

        with redis.Redis.from_url(url) as client:
            client.config_set("maxmemory", 1)
        assert faults(replace(config, queue_url=url))["queue"].startswith("Redis takes nothing: ")


def test_servers_that_never_say_a_word(config: Config, db: object) -> None:
    with silence() as port:
        mute = replace(
            config,
            database_url=f"postgresql://smsgate@127.0.0.1:{port}/smsgate",
            queue_url=f"redis://127.0.0.1:{port}/0",
        )
        with serving(mute) as client:
            status, told = ready(client)
            assert (status, told["database"], told["queue"]) == (503, False, False)
        said = faults(mute)
        assert said["database"].startswith("The database cannot be reached: ")
        assert said["queue"].startswith("Redis cannot be reached: ")
