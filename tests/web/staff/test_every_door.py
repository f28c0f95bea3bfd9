"""Every route behind the login, tried by everybody: nobody gets further than their rights."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from smsgate.models import Role
from smsgate.services.rights import RIGHTS
from smsgate.web.guard import ANY_ACCOUNT, ANYBODY
from tests.web.staff.conftest import SignIn, Visitor

LIMITS = {"code": 1001, "token": "x" * 20}


def _doors(app: Flask) -> Iterator[tuple[str, str, object]]:
    """Method, address and needed right of each view of the office and of the employers."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in ("staff", "employer"):
            right = getattr(app.view_functions[rule.endpoint], "right", None)
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield method, _address(app, rule), right


def _address(app: Flask, rule: Rule) -> str:
    values = {name: LIMITS.get(name, 1) for name in rule.arguments}
    with app.test_request_context():
        return str(app.url_map.bind("localhost").build(rule.endpoint, values))


def _knock(client: FlaskClient, method: str, address: str, token: str) -> TestResponse:
    if method == "GET":
        return client.get(address)
    return client.post(address, data={"csrf_token": token})


def _ends_the_visit(door: tuple[str, str, object]) -> bool:
    """Signing out comes last."""
    return door[1].endswith("/logout")


def _allowed(role: Role, right: object) -> bool:
    return right in (ANYBODY, ANY_ACCOUNT) or right in RIGHTS[role]


def test_every_view_says_which_right_it_needs(app: Flask) -> None:
    assert [address for _, address, right in _doors(app) if right is None] == []


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_as_far_as_its_rights(app: Flask, sign_in: SignIn, role: Role) -> None:
    colleague = sign_in("admin")  # so that nobody is the last one
    assert colleague
    client = sign_in(role)
    token = client.token()
    for method, address, right in sorted(_doors(app), key=_ends_the_visit):
        answer = _knock(client, method, address, token)
        refused = not _allowed(role, right)
        assert (answer.status_code == 403) == refused, (method, address, answer.status)
        assert answer.status_code < 500, (method, address)


def test_a_stranger_is_led_to_the_login(app: Flask, visitor: Visitor) -> None:
    token = visitor.token()
    for method, address, right in _doors(app):
        answer = _knock(visitor, method, address, token)
        if right != ANYBODY:
            assert answer.status_code == 303, (method, address, answer.status)
            assert answer.location.startswith("/staff/login"), (method, address)


def test_a_request_from_another_page_changes_nothing(app: Flask, sign_in: SignIn) -> None:
    client = sign_in("admin")
    for method, address, _ in _doors(app):
        if method == "POST":
            assert client.post(address).status_code == 400, address


def test_nothing_behind_the_login_is_kept_by_caches(sign_in: SignIn) -> None:
    answer = sign_in("admin").get("/staff/team")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_no_number_or_sign_in_an_address_is_more_than_the_database_bears(
    app: Flask, sign_in: SignIn
) -> None:
    client = sign_in("admin")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("staff.") and "GET" in (rule.methods or ()):
            values = dict.fromkeys(rule.arguments, 2**63 - 1)
            with app.test_request_context():
                address = str(app.url_map.bind("localhost").build(rule.endpoint, values))
            for asked in (address, address.replace(str(2**63 - 1), str(10**30))):
                assert client.get(asked).status_code < 500, asked
            odd = "&".join(f"{name}=%00" for name in ("q", "district", "employer", "kind", "actor"))
            assert client.get(f"{address}?{odd}").status_code < 500, address
