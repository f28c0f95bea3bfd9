"""Whatever stands in the address of a page, or is posted to one: an answer that tells no insides."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from smsgate.config import Config
from tests.fuzz.calls import FEWER, WORDS, json_calls, raw
from tests.fuzz.conftest import Serve

VALUES = st.sampled_from((*WORDS, "16.11.02", "sopir", "en", "9" * 30, "-1", "1e9")) | st.text(
    max_size=100
)


@pytest.fixture
def client(config: Config, serve: Serve) -> FlaskClient:
    return serve(config)


def check(answer: Any) -> None:
    assert answer.status_code < 500
    assert b"Traceback" not in answer.data


@given(asked=st.dictionaries(st.sampled_from(("q", "place", "kind", "page", "lang", "x")), VALUES))
@FEWER
def test_it_shows_the_board_whatever_is_asked(client: FlaskClient, asked: dict[str, str]) -> None:
    query = {name: raw(value) for name, value in asked.items()}
    check(client.get("/", query_string=query))


@given(path=st.text(min_size=1, max_size=60))
@FEWER
def test_it_finds_a_vacancy_or_none(client: FlaskClient, path: str) -> None:
    told = raw(f"/v/{path}").decode("latin-1")
    check(client.get("/", environ_overrides={"PATH_INFO": told}))


@given(phone=VALUES, after=VALUES)
@FEWER
def test_it_shows_the_texts_of_trial_numbers_alone(
    client: FlaskClient, phone: str, after: str
) -> None:
    query = {
        "phone": raw(phone),
        "after": raw(after),
    }
    check(client.get("/simulator/thread", query_string=query))


@given(body=json_calls(("phone",)))
@FEWER
def test_it_plays_a_morning_for_trial_numbers_alone(client: FlaskClient, body: bytes) -> None:
    check(client.post("/simulator/digest", data=body, content_type="application/json"))


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"phone":' * 50_000, b"\xff\xfe", b"1" * 5000])
def test_it_takes_nasty_json(client: FlaskClient, body: bytes) -> None:
    check(client.post("/simulator/digest", data=body, content_type="application/json"))
