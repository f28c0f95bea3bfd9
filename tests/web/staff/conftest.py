"""Somebody signed in to the office, and forms posted as the pages post them."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from argon2 import PasswordHasher, profiles
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from smsgate.models import Role, Staff
from smsgate.services.accounts import invitations, passwords, sessions
from tests.conftest import NOON

PASSWORD = "kopi robusta pagi"

BOUNDARY = "b-o-u-n-d-a-r-y"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"

SignIn = Callable[..., "Visitor"]


class Visitor(FlaskClient):
    """A browser in which somebody is signed in; `staff` is the account."""

    staff: Staff

    def send(self, url: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """POST a form with the token that the pages carry. A file is `(BytesIO(content), name)`."""
        fields = {"csrf_token": self.token(), **(data or {})}
        if any(isinstance(value, tuple) for value in fields.values()):
            return self.post(url, data=_body(fields), content_type=MULTIPART)
        return self.post(url, data=fields, **options)

    def token(self) -> str:
        """The token of a page, good for every form of this browser."""
        page = self.get("/staff/account" if hasattr(self, "staff") else "/staff/login").text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        return found[1]


def _body(fields: dict[str, Any]) -> bytes:
    """A form with files, put together by hand: the test client leaves a large one lying open."""
    parts = []
    for name, value in fields.items():
        content, file = (value[0].read(), value[1]) if isinstance(value, tuple) else (value, None)
        head = f'form-data; name="{name}"' + (f'; filename="{file}"' if file is not None else "")
        data = content if isinstance(content, bytes) else str(content).encode()
        parts.append(f"--{BOUNDARY}\r\nContent-Disposition: {head}\r\n\r\n".encode() + data)
    return b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As dear as it should be, a hash takes longer than the rest of a test."""
    cheap = PasswordHasher.from_parameters(profiles.CHEAPEST)
    monkeypatch.setattr(passwords, "HASHER", cheap)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A browser nobody is signed in with."""
    app.test_client_class = Visitor
    client = app.test_client()
    assert isinstance(client, Visitor)
    return client


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """`sign_in("officer", districts=("16.11.02",))`: a new account and its browser."""
    app.test_client_class = Visitor
    count = 0

    def enter(role: str = "officer", districts: Sequence[str] = (), **options: Any) -> Visitor:
        nonlocal count
        count += 1
        email = f"{role}{count}@dinas.example"
        staff, token = invitations.invite(email, Role(role), None, NOON, **options)
        invitations.accept(token, PASSWORD, NOON)
        Staff.update(districts=list(districts)).where(Staff.id == staff.id).execute()
        client = app.test_client()
        assert isinstance(client, Visitor)
        client.staff = Staff.get_by_id(staff.id)
        with client.session_transaction() as cookie:
            cookie["_user_id"] = sessions.begin(client.staff, "test", NOON)
        return client

    return enter
