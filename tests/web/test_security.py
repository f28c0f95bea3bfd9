"""What every answer carries, whatever was asked and however it went."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask, session
from flask.testing import FlaskClient
from peewee import OperationalError
from werkzeug.test import TestResponse

from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models import Vacancy
from smsgate.services import board
from smsgate.web import throttle
from tests.conftest import NOON

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.5"}


def assert_guarded(answer: TestResponse) -> None:
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_it_guards_every_address_there_is(app: Flask, client: FlaskClient) -> None:
    """With values that are there, and with values that are not."""
    code = Vacancy.select().where(Vacancy.open_on(NOON.date())).first().code
    adapter = app.url_map.bind("localhost")
    asked = 0
    for rule in app.url_map.iter_rules():
        for value in (code, 99999):
            given = dict.fromkeys(rule.arguments, value)
            given |= {"filename": "site.css"} if "filename" in given else {}
            path = adapter.build(rule.endpoint, given)
            for method in (rule.methods or set()) - {"OPTIONS"}:
                with client.open(path, method=method) as answer:
                    assert_guarded(answer)
                asked += 1
    assert asked > 20


def _too_large(client: FlaskClient) -> TestResponse:
    body = {"data": b"x" * 2_000_000, "content_type": "application/json"}
    return client.post("/simulator/digest", **body)


def _too_many(client: FlaskClient) -> TestResponse:
    client.get("/", environ_overrides=ELSEWHERE)
    return client.get("/", environ_overrides=ELSEWHERE)


ERRORS: dict[int, Callable[[FlaskClient], TestResponse]] = {
    403: lambda client: client.post("/simulator/digest", headers={"Sec-Fetch-Site": "cross-site"}),
    404: lambda client: client.get("/nowhere"),
    405: lambda client: client.post("/"),
    413: _too_large,
    429: _too_many,
    500: lambda client: client.get("/"),
    503: lambda client: client.get("/"),
}
FAULTS = {500: RuntimeError("ours"), 503: OperationalError("gone")}


@pytest.mark.parametrize("code", ERRORS)
def test_it_guards_every_error_and_lets_no_cache_keep_it(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def broken(*_: object) -> None:
        raise FAULTS[code]

    if code in FAULTS:
        monkeypatch.setattr(board, "counts", broken)
    if code == 429:
        monkeypatch.setattr(throttle, "READS_A_MINUTE", 1)
    answer = ERRORS[code](client)
    assert answer.status_code == code
    assert_guarded(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_demands_tls_only_from_those_who_came_by_it(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "Strict-Transport-Security" in client.get("/", base_url="https://localhost").headers


def test_it_demands_tls_from_those_who_came_to_the_proxy_by_it(client: FlaskClient) -> None:
    told = {"X-Forwarded-For": "203.0.113.5", "X-Forwarded-Proto": "https"}
    assert "Strict-Transport-Security" in client.get("/", headers=told).headers


@pytest.mark.parametrize("address", ["/", "/simulator", "/nowhere", "/health/live"])
def test_it_sets_no_cookie_on_who_only_reads(client: FlaskClient, address: str) -> None:
    assert "Set-Cookie" not in client.get(address).headers


@pytest.mark.parametrize(("gateway", "secure"), [("simulator", False), ("africastalking", True)])
def test_it_keeps_its_cookie_from_scripts_other_sites_and_open_networks(
    config: Config, db: object, gateway: str, secure: bool
) -> None:
    app = create_app(replace(config, gateway=gateway, at_username="sandbox"), lambda: None)

    @app.get("/log-in")
    def _log_in() -> str:
        session["who"] = "me"
        return ""

    flags = app.test_client().get("/log-in").headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)
    assert ("Secure" in flags) is secure
