"""The message for a WhatsApp group, and the table for the national report."""

import csv
from io import StringIO

import pytest

from smsgate.models import AuditEntry, Vacancy
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn

URL = "/staff/takealong"


def test_it_shows_what_is_open_as_a_message_to_copy(sign_in: SignIn) -> None:
    page = sign_in("viewer").get(f"{URL}?which=open&district=16.11.02&language=en").text
    assert "*Pendopo*" in page
    assert 'data-copy="message"' in page
    assert 'id="message-said"' in page
    assert "*Tebing Tinggi*" not in page


def test_it_says_when_nothing_is_new_and_shows_the_way_to_the_rest(sign_in: SignIn) -> None:
    page = sign_in().get(f"{URL}?day=2020-01-01").text
    assert "<textarea" not in page
    assert "which=open" in page


@pytest.mark.parametrize(
    "query",
    ["day=gestern", "day=&which=x&district=99&language=xx", "day=9999-12-31", "day=0001-01-01"],
)
def test_what_makes_no_sense_in_the_address_does_no_harm(sign_in: SignIn, query: str) -> None:
    assert sign_in().get(f"{URL}?{query}").status_code == 200


def test_the_report_holds_what_the_filters_leave_and_is_written_down(sign_in: SignIn) -> None:
    client = sign_in()
    answer = client.get("/staff/vacancies/export.csv?state=open&district=16.11.02&kind=&q=")
    rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))
    here = Vacancy.open_on(NOON.date()) & (Vacancy.area == "16.11.02")
    assert len(rows) == Vacancy.select().where(here).count() > 0
    assert {row["Kecamatan"] for row in rows} == {"Pendopo"}
    assert {row["Status"] for row in rows} == {"Dibuka"}
    entry = AuditEntry.get(AuditEntry.action == "vacancy.export")
    assert (entry.subject, entry.after["vacancies"]) == ("vacancy", len(rows))
    assert (entry.after["stand"], entry.after["area"]) == ("open", "16.11.02")


def test_the_report_never_leaves_ones_districts(sign_in: SignIn) -> None:
    client = sign_in(districts=["16.11.09"])
    text = client.get("/staff/vacancies/export.csv?district=16.11.02&+6281200000001=x").text
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert {row["Kecamatan"] for row in rows} == {"Saling"}
    assert sign_in("verifier").get("/staff/vacancies/export.csv").status_code == 403
