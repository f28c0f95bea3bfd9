"""How much one address may ask, and how kindly it is told that this was too much."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from peewee import Database

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models import InboundMessage
from smsgate.web import throttle

SECRET = "a-secret-in-the-address-of-the-hooks-1234"
HERE, THERE = "203.0.113.5", "203.0.113.6"
FEW = 3

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "READS_A_MINUTE", FEW)
    monkeypatch.setattr(throttle, "WRITES_A_MINUTE", FEW)


@pytest.fixture
def ask(client: FlaskClient) -> Ask:
    """A request from an address that is not this machine's."""

    def asked(path: str, peer: str = HERE, method: str = "GET", **more: Any) -> Any:
        return client.open(path, method=method, environ_overrides={"REMOTE_ADDR": peer}, **more)

    return asked


@pytest.fixture
def worn_out(ask: Ask) -> Ask:
    """The same, after the address has had all it may read and write in this minute."""
    for _ in range(FEW):
        assert ask("/").status_code == 200
        assert ask("/hooks/simulator/sms", method="POST", data=b"{}").status_code == 200
    return ask


@pytest.mark.parametrize(
    ("language", "title"),
    [("id", "Pelan sedikit"), ("en", "A little slower, please")],
)
def test_it_asks_for_a_pause_on_a_page_in_the_language_of_the_reader(
    worn_out: Ask, language: str, title: str
) -> None:
    answer = worn_out(f"/?lang={language}")
    assert answer.status_code == 429
    assert f'<html lang="{language}">' in answer.text
    assert title in answer.text
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("language", "word"), [("id", "Tunggu"), ("en", "Please wait")])
def test_it_asks_for_a_pause_in_a_sentence_where_a_phone_shows_it(
    worn_out: Ask, language: str, word: str
) -> None:
    answer = worn_out(f"/hooks/simulator/ussd?lang={language}", method="POST", data=b"{}")
    assert (answer.status_code, answer.mimetype) == (429, "text/plain")
    assert word in answer.text
    assert "Retry-After" in answer.headers


def test_it_answers_json_to_who_asks_for_json(worn_out: Ask) -> None:
    answer = worn_out("/simulator/thread?lang=en", headers={"Accept": "application/json"})
    assert answer.status_code == 429
    assert answer.json["error"].startswith("Too many requests")


def test_it_counts_each_address_by_itself(worn_out: Ask) -> None:
    assert worn_out("/").status_code == 429
    assert worn_out("/", peer=THERE).status_code == 200
    assert worn_out("/", peer=f"::ffff:{HERE}").status_code == 429


def test_it_counts_reading_and_writing_apart(ask: Ask) -> None:
    for _ in range(FEW):
        ask("/hooks/simulator/sms", method="POST", data=b"{}")
    assert ask("/hooks/simulator/sms", method="POST", data=b"{}").status_code == 429
    assert ask("/").status_code == 200


def test_it_counts_all_pages_of_an_address_together(ask: Ask) -> None:
    for page, status in (("/", 200), ("/simulator", 200), ("/nowhere", 404)):
        assert ask(page).status_code == status
    assert ask("/simulator/thread?phone=%2B6284011110001").status_code == 429


def test_it_begins_anew_after_the_time_it_named(worn_out: Ask, time_machine: Any) -> None:
    wait = int(worn_out("/").headers["Retry-After"])
    time_machine.shift(wait + 1)
    assert worn_out("/").status_code == 200


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_it_leaves_health_and_metrics_usable(worn_out: Ask, path: str) -> None:
    assert worn_out(path).status_code != 429


def test_it_does_not_count_this_machine(ask: Ask) -> None:
    for _ in range(2 * FEW):
        assert ask("/", peer="127.0.0.1").status_code == 200


def test_it_counts_the_callers_behind_the_proxy_on_this_machine(ask: Ask) -> None:
    for _ in range(FEW):
        ask("/", peer="127.0.0.1", headers={"X-Forwarded-For": HERE})
    told = {"X-Forwarded-For": HERE}
    assert ask("/", peer="127.0.0.1", headers=told).status_code == 429
    assert ask("/", peer="127.0.0.1", headers={"X-Forwarded-For": THERE}).status_code == 200


def test_it_never_counts_a_network_at_its_hooks(config: Config, db: Database) -> None:
    real = replace(config, gateway="africastalking", hook_secret=SECRET, at_username="sandbox")
    client = create_app(real, lambda: None).test_client()
    for number in range(2 * FEW):
        answer = client.post(
            f"/hooks/africastalking/{SECRET}/sms",
            data={"from": "+6281200000001", "text": f"LOKER {number}"},
            environ_overrides={"REMOTE_ADDR": HERE},
        )
        assert answer.status_code == 200
    assert InboundMessage.select().count() == 2 * FEW


@pytest.fixture
def redis_clients(config: Config, db: Database, redis_url: str) -> tuple[FlaskClient, FlaskClient]:
    """Two web processes on one Redis."""
    shared = replace(config, queue_url=redis_url)
    one, other = (create_app(shared, lambda: None).test_client() for _ in range(2))
    return one, other


@pytest.mark.redis
def test_it_counts_over_all_processes_in_redis(
    redis_clients: tuple[FlaskClient, FlaskClient],
) -> None:
    one, other = redis_clients
    there = {"REMOTE_ADDR": HERE}
    for _ in range(FEW):
        assert one.get("/", environ_overrides=there).status_code == 200
    answer = other.get("/", environ_overrides=there)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60


def test_it_counts_by_itself_while_redis_is_away(config: Config, db: Database) -> None:
    away = replace(config, queue_url="redis://127.0.0.1:1/0")
    client = create_app(away, lambda: None).test_client()
    answers = [
        client.get("/", environ_overrides={"REMOTE_ADDR": HERE}).status_code for _ in range(FEW + 1)
    ]
    assert answers == [200] * FEW + [429]
