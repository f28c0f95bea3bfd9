import pytest
from flask.testing import FlaskClient

from smsgate.models import Vacancy
from tests.conftest import NOON


@pytest.mark.parametrize(
    "address",
    ["/", "/v/{code}", "/v/99999", "/nowhere", "/simulator", "/simulator/thread", "/health/live"],
)
def test_it_guards_every_answer(client: FlaskClient, address: str) -> None:
    code = Vacancy.select().where(Vacancy.open_on(NOON.date())).first().code
    headers = client.get(address.format(code=code)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_it_demands_tls_only_from_those_who_came_by_it(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "Strict-Transport-Security" in client.get("/", base_url="https://localhost").headers
