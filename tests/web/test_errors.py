import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import OperationalError

from smsgate.services import board


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_leads_back_from_a_page_that_is_not_there(client: FlaskClient, language: str) -> None:
    answer = client.get(f"/nowhere?lang={language}")
    assert answer.status_code == 404
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/simulator/nothing", "/health/nothing"])
def test_it_answers_machines_in_a_line(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"
    assert answer.text == "Not Found\n"


def test_it_names_the_methods_that_would_do(client: FlaskClient) -> None:
    answer = client.post("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_it_asks_for_patience_while_the_database_is_away(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _away(*_args):
        raise OperationalError("gone")

    monkeypatch.setattr(board, "counts", _away)
    answer = client.get("/?lang=en")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "One moment, please" in answer.text


def test_it_hides_what_went_wrong_inside(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _broken(*_args):
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr(board, "counts", _broken)
    answer = client.get("/?lang=en")
    assert answer.status_code == 500
    assert "That did not work" in answer.text
    assert "secret" not in answer.text
