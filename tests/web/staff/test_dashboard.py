"""The dashboard: for every role that may see, light enough to stay open all day."""

import re
from dataclasses import replace

import pytest

from smsgate.models import DailyFigure, Heartbeat, Staff, UnmetWord, utcnow
from tests.plans import listening, read_whole
from tests.web.staff.conftest import SignIn


@pytest.fixture
def today(config, app):
    return utcnow().astimezone(config.timezone).date()


@pytest.mark.parametrize("role", ["admin", "officer", "verifier", "viewer"])
def test_it_is_there_for_everybody_of_the_office(sign_in: SignIn, role: str) -> None:
    answer = sign_in(role).get("/staff/")
    assert answer.status_code == 200
    assert len(answer.data) < 100_000
    assert 'class="map"' in answer.text
    assert "style=" not in answer.text


def test_an_employer_has_no_business_here(sign_in: SignIn) -> None:
    assert sign_in("employer").get("/staff/").status_code == 403


def test_it_shows_todays_numbers_and_what_was_not_found(sign_in: SignIn, today) -> None:
    DailyFigure.create(day=today, name="in", label="search", value=1234)
    UnmetWord.create(day=today, place="16.11.02", word="welder", count=3)
    page = sign_in("viewer").get("/staff/").text
    assert "1.234" in page
    assert "welder" in page


def test_the_glance_alone_can_be_asked_for_and_tells_of_a_silent_worker(sign_in: SignIn) -> None:
    client = sign_in("officer")
    piece = client.get("/staff/glance", headers={"HX-Request": "true"}).text
    assert "<html" not in piece
    assert "alert-danger" in piece
    Heartbeat.beat("worker", utcnow())
    assert "alert-danger" not in client.get("/staff/glance").text


def test_the_map_shades_what_is_asked_for_and_bears_any_address(sign_in: SignIn) -> None:
    client = sign_in("officer")
    for address in ("?map=vacancies", "?map=nonsense", "?map=%00"):
        assert client.get(f"/staff/{address}").status_code == 200


def test_a_region_without_outlines_gets_the_table_alone(sign_in: SignIn, app) -> None:
    runtime = app.extensions["smsgate"]
    runtime.config = replace(runtime.config, region=("16.04",))
    page = sign_in("officer").get("/staff/").text
    assert 'class="map"' not in page
    assert 'class="table table-sm"' in page


def test_an_officer_of_one_district_sees_only_that_in_the_table(sign_in: SignIn) -> None:
    page = sign_in("officer", districts=("16.11.02",)).get("/staff/").text
    table = re.findall(r'<th scope="row">([^<]+)</th>', page)
    assert "Pendopo" in table
    assert "Saling" not in table


def test_it_speaks_english_too(sign_in: SignIn) -> None:
    client = sign_in("admin")
    Staff.update(language="en").execute()
    assert "Looked for and not found" in client.get("/staff/").text


def test_it_walks_through_nothing_that_grows_with_the_messages(sign_in: SignIn, db) -> None:
    client = sign_in("officer")
    with listening(db) as statements:
        client.get("/staff/")
        client.get("/staff/reports")
        client.get("/staff/reports/unknown")
    large = {"inbound_message", "outbound_message", "contact", "subscription", "vacancy"}
    assert not read_whole(db, statements) & large
