"""`/staff/warnings`: what people report, decided by an officer."""

import re

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.effects import FileReport, NoteImposture
from smsgate.models import (
    Contact,
    FraudWarning,
    OutboundMessage,
    ReportMention,
    Vacancy,
    database,
    utcnow,
)
from smsgate.services.warnings import filing, impostures
from tests.web.staff.conftest import SignIn

NUMBER = "+6281200009999"


@pytest.fixture
def mention(db: Database, config: Config) -> int:
    """A number that three people report, and a code none of us gave."""
    now = utcnow()
    with database.atomic():
        for each in range(3):
            contact = Contact.create(phone=f"+62840000050{each}")
            story = FileReport(text=f"Minta uang, nomor {NUMBER}", numbers=(NUMBER,))
            filing.file(story, contact, None, config, now)
            imposture = NoteImposture(text="CEK 99999", code=99999)
            impostures.note(imposture, contact, now.astimezone(config.timezone).date())
    return int(ReportMention.get().id)


def test_it_tells_who_should_know_where_to_look(sign_in: SignIn, mention: int) -> None:
    client = sign_in()
    for page in ("/staff/", "/staff/inbox"):
        assert "/staff/warnings" in client.get(page).text
    page = client.get("/staff/warnings").text
    assert "0812xxxx9999" in page
    assert "99999" in page
    assert NUMBER[3:] not in page


def test_a_fraud_is_confirmed_shown_and_lifted(sign_in: SignIn, mention: int) -> None:
    client, url = sign_in(), f"/staff/warnings/reported/{mention}"
    page = client.get(url).text
    assert "Minta uang" in page
    assert NUMBER[3:] not in page
    assert client.send(f"{url}/confirm", {"words": ""}).status_code == 422
    assert client.send(f"{url}/confirm", {"words": "Minta uang seragam."}).status_code == 303
    assert OutboundMessage.select().count() == 3
    assert client.get(url).status_code == 404
    row = FraudWarning.get()
    assert "Minta uang seragam." in client.get("/staff/warnings").text
    assert "081200009999" in client.send(f"/staff/warnings/{row.id}/reveal").text
    assert client.send(f"/staff/warnings/{row.id}/lift").status_code == 303
    assert "Minta uang seragam." not in client.get("/staff/warnings").text
    log = sign_in("admin").get("/staff/audit").text
    assert NUMBER[3:] not in log


def test_what_is_honest_is_put_aside(sign_in: SignIn, mention: int) -> None:
    client, url = sign_in(), f"/staff/warnings/reported/{mention}"
    assert client.send(f"{url}/clear", {"clearing-words": ""}).status_code == 422
    assert client.send(f"{url}/clear", {"clearing-words": "Salah paham."}).status_code == 303
    assert "0812xxxx9999" not in client.get("/staff/warnings").text


def test_a_vacancy_of_ours_leads_to_its_recall(
    sign_in: SignIn, db: Database, config: Config
) -> None:
    code = int(Vacancy.get(Vacancy.area == "16.11.02").code)
    with database.atomic():
        contact = Contact.create(phone="+628400000509")
        filing.file(FileReport(text="x", codes=(code, 99999)), contact, None, config, utcnow())
    ours, other = (f"/staff/warnings/reported/{row.id}" for row in ReportMention.select())
    client = sign_in()
    assert f"/staff/vacancies/{code}/recall" in client.get(ours).text
    assert "/recall" not in client.get(other).text
    assert "/recall" not in sign_in(districts=["16.11.09"]).get(ours).text
    assert client.send(f"{ours}/confirm", {"words": "x"}).status_code == 422


def test_an_officer_adds_to_the_list(sign_in: SignIn, db: Database) -> None:
    client = sign_in()
    typed = {"kind": "number", "named": "12", "words": "Minta uang."}
    refused = client.send("/staff/warnings", typed)
    assert refused.status_code == 422
    assert re.search(r'value="12"', refused.text)
    kept = {**typed, "named": "0812 0000 8888"}
    assert client.send("/staff/warnings", kept).status_code == 303
    assert client.send("/staff/warnings", kept).status_code == 303
    assert FraudWarning.get().value == "+6281200008888"
