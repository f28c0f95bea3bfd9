"""Who a request comes from: what our own proxies say counts, what anybody else says does not."""

from ipaddress import ip_network

import pytest
from flask import Flask

from smsgate.config import THIS_MACHINE
from smsgate.web import callers

FIRM = (*THIS_MACHINE, ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.fixture
def app() -> Flask:
    """Says who calls and how."""
    app = Flask("who")

    @app.get("/")
    def who() -> dict[str, str]:
        from flask import request

        seen = {"address": str(callers.address()), "household": callers.household()}
        return {**seen, "scheme": request.scheme, "host": request.host}

    app.wsgi_app = callers.BehindProxies(app.wsgi_app, FIRM)
    return app


def seen(app: Flask, peer: str, told: str | None = None, **headers: str) -> dict[str, str]:
    """What the application sees of a call that came from `peer`."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if told is not None:
        given["X-Forwarded-For"] = told
    answer = app.test_client().get("/", headers=given, environ_overrides={"REMOTE_ADDR": peer})
    found: dict[str, str] = answer.json
    return found


@pytest.mark.parametrize(
    ("peer", "told", "address"),
    [
        ("203.0.113.5", None, "203.0.113.5"),
        ("203.0.113.5", "198.51.100.7", "203.0.113.5"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("::1", "198.51.100.7", "198.51.100.7"),
        ("::ffff:127.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "2001:db8::7", "2001:db8::7"),
        ("127.0.0.1", "192.0.2.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "192.0.2.1, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        ("10.0.0.2", "198.51.100.7, fd00::2, 10.0.0.3", "198.51.100.7"),
        ("10.0.0.2", "192.0.2.1, 10.0.0.9, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "10.0.0.3", "10.0.0.3"),
        ("127.0.0.1", "10.0.0.4, 10.0.0.3", "10.0.0.4"),
        ("127.0.0.1", "nonsense", "None"),
        ("127.0.0.1", "198.51.100.7, unknown", "None"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "198.51.100.7", "None"),
    ],
)
def test_it_believes_its_own_proxies_and_nobody_else(
    app: Flask, peer: str, told: str | None, address: str
) -> None:
    assert seen(app, peer, told)["address"] == address


@pytest.mark.parametrize(("peer", "scheme"), [("127.0.0.1", "https"), ("203.0.113.5", "http")])
def test_it_hears_of_tls_from_its_own_proxies_alone(app: Flask, peer: str, scheme: str) -> None:
    found = seen(app, peer, "198.51.100.7", X_Forwarded_Proto="https")
    assert found["scheme"] == scheme


def test_it_takes_no_host_from_a_header_anybody_can_send(app: Flask) -> None:
    found = seen(app, "127.0.0.1", "198.51.100.7", X_Forwarded_Host="evil.example")
    assert found["host"] == "localhost"


@pytest.mark.parametrize(
    ("peer", "household"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("", "None"),
    ],
)
def test_it_counts_a_connection_as_one_caller(app: Flask, peer: str, household: str) -> None:
    assert seen(app, peer)["household"] == household
