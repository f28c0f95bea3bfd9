"""A recall from the count to the confirmation."""

import re

import pytest
from peewee import Database

from smsgate.messages import Priority
from smsgate.models import Contact, OutboundMessage, Recall, Shown, Staff, Vacancy, VacancyState
from smsgate.services import recall
from tests.conftest import NOON
from tests.web.conftest import Bell
from tests.web.staff.conftest import SignIn


@pytest.fixture
def code(db: Database) -> int:
    """A vacancy of Pendopo that two people were told of."""
    found = Vacancy.get(Vacancy.open_on(NOON.date()) & (Vacancy.area == "16.11.02")).code
    for number, language in enumerate(("id", "en")):
        reader = Contact.create(phone=f"+628120000100{number}", language=language)
        Shown.record(reader, [found], "sms", NOON)
    return int(found)


def test_it_counts_asks_and_then_shows_how_far_it_is(
    sign_in: SignIn, code: int, bell: Bell
) -> None:
    client, url = sign_in(), f"/staff/vacancies/{code}/recall"
    page = client.get(url).text
    assert "FRAUD" in page
    assert "PENIPUAN" in page
    assert re.search(r"<dd>2</dd>", page)
    refused = client.send(url, {"words": " "})
    assert refused.status_code == 422
    assert Recall.select().count() == 0
    assert client.send(url, {"words": "Meminta uang"}).status_code == 303
    assert client.send(url, {"words": "Meminta uang"}).status_code == 303
    assert Vacancy.get_by_id(code).state == VacancyState.WITHDRAWN
    assert bell.rung
    assert 'hx-trigger="every 5s"' in client.get(url).text
    recall.fill(Recall.get(), NOON)
    OutboundMessage.update(state="delivered").execute()
    assert OutboundMessage.select().where(OutboundMessage.priority == Priority.WARNING).count() == 2
    Staff.update(name="Rina Marlina").where(Staff.id == client.staff.id).execute()
    part = client.get(f"{url}/progress").text
    assert "Rina Marlina" in part
    assert client.staff.email not in part
    assert "hx-trigger" not in part
    assert 'value="100"' in part
    assert "penipuan" in client.get(f"/v/{code}").text


def test_it_is_for_those_who_look_after_the_district(sign_in: SignIn, code: int) -> None:
    elsewhere = sign_in(districts=["16.11.09"])
    url = f"/staff/vacancies/{code}/recall"
    assert elsewhere.get(url).status_code == 404
    assert elsewhere.send(url, {"words": "x"}).status_code == 404
    assert sign_in("viewer").get(url).status_code == 403
    assert sign_in(districts=["16.11.02"]).get(url).status_code == 200


def test_what_was_never_published_is_not_there(sign_in: SignIn, code: int) -> None:
    client = sign_in()
    waiting = Vacancy.get(Vacancy.published_seq.is_null()).code
    assert client.get(f"/staff/vacancies/{waiting}/recall").status_code == 404
    assert client.get(f"/staff/vacancies/{code}/recall/progress").status_code == 404


def test_it_speaks_english(sign_in: SignIn, code: int) -> None:
    client = sign_in()
    Staff.update(language="en").execute()
    assert "Withdraw it and warn 2 people" in client.get(f"/staff/vacancies/{code}/recall").text
