"""Applications for employers without an account: passed on by officers, decided in the employer's stead."""

from datetime import UTC, datetime

import pytest

from smsgate.models import (
    Application,
    AuditEntry,
    Contact,
    OutboundMessage,
    Outcome,
    Person,
    Recall,
)
from smsgate.services import applications
from smsgate.services.statistics import alarms
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn

URL = "/staff/applications"
CODE = 1046
TOLD = {"name": "Siti Aminah", "village": "Beruge Ilir", "education": "SMA"}


@pytest.fixture
def application(app, contact: Contact) -> Application:
    found = applications.apply(contact, CODE, TOLD, NOON)
    assert found is not None
    return found


def test_it_teaches_when_there_is_nothing(sign_in: SignIn) -> None:
    page = sign_in().get(URL).text
    assert "Tidak ada yang perlu disampaikan" in page


def test_what_came_is_listed_with_what_was_agreed_and_no_number(application, sign_in) -> None:
    client = sign_in()
    for address in (URL, f"{URL}/vacancy/{CODE}"):
        page = client.get(address).text
        assert "Siti Aminah" in page
        assert "Beruge Ilir, SMA" in page
        assert application.person.contact.phone[-8:] not in page
    assert f"{URL}/vacancy/{CODE}" in client.get(f"/staff/vacancies/{CODE}").text
    assert "mohon disampaikan" in client.get(f"/staff/vacancies/{CODE}").text
    assert "lamaran perlu disampaikan" in client.get("/staff/glance").text


def test_once_passed_on_it_counts_as_seen_and_the_alarm_is_over(application, sign_in, config):
    client = sign_in()
    answer = client.send(f"{URL}/{application.id}/passed-on", {"back": "vacancy"})
    assert (answer.status_code, answer.location) == (303, f"{URL}/vacancy/{CODE}")
    client.send(f"{URL}/{application.id}/passed-on")
    assert Application.get().state == "seen"
    assert AuditEntry.select().where(AuditEntry.action == "application.see").count() == 1
    kinds = [alarm.kind for alarm in alarms.alarms(client.staff, config, NOON)]
    assert alarms.Kind.RELAY not in kinds


def test_a_decision_is_told_the_person_and_can_be_taken_back(application, sign_in) -> None:
    client = sign_in()
    assert client.send(f"{URL}/{application.id}/hire").status_code == 303
    assert Application.get().state == "hired"
    assert "diterima" in OutboundMessage.get().text
    client.send(f"{URL}/{application.id}/undo")
    assert Application.get().state == "seen"
    client.send(f"{URL}/{application.id}/turn-down", {"reason": "made up"})
    assert Application.get().state == "seen"
    client.send(f"{URL}/{application.id}/turn-down", {"reason": "others"})
    assert Application.get().state == "refused"


def test_nobody_acts_outside_of_their_districts_or_for_an_employer_who_reads(
    application, sign_in
) -> None:
    elsewhere = sign_in(districts=["16.11.09"])
    assert "Siti" not in elsewhere.get(URL).text
    assert elsewhere.get(f"{URL}/vacancy/{CODE}").status_code == 404
    assert elsewhere.send(f"{URL}/{application.id}/hire").status_code == 404
    employer = sign_in("employer", employer=application.vacancy.employer)
    assert employer.staff
    office = sign_in()
    assert "Siti" not in office.get(URL).text
    assert "Siti" in office.get(f"{URL}/vacancy/{CODE}").text
    assert office.send(f"{URL}/{application.id}/hire").status_code == 404


def test_where_the_two_sides_differ_both_are_named(application, sign_in) -> None:
    application.state, application.decided_at = "refused", NOON
    application.save()
    Outcome.create(
        person=Person.get(),
        application=application,
        vacancy=CODE,
        kind="hired",
        way="us",
        said_at=NOON,
    )
    page = sign_in().get(URL).text
    assert f"/staff/inbox/{Person.get().contact_id}" in page
    assert "dapat kerja" in page


def test_who_found_work_stands_in_the_reports(sign_in) -> None:
    page = sign_in().get("/staff/reports").text
    for name in ("placed", "placed_in", "placed_groups"):
        assert f'id="{name}"' in page


def test_nobody_is_passed_on_to_a_fraud(application, sign_in, config) -> None:
    client = sign_in()
    begun = {"started_at": NOON, "not_before": NOON, "texts": {}}
    Recall.create(vacancy=CODE, staff=client.staff, reason="Minta uang", **begun)
    assert "Siti Aminah" not in client.get(URL).text
    assert client.send(f"{URL}/{application.id}/passed-on").status_code == 404
    kinds = [alarm.kind for alarm in alarms.alarms(client.staff, config, NOON)]
    assert alarms.Kind.RELAY not in kinds


def test_the_day_of_an_application_is_the_day_it_was_at_the_office(application, sign_in) -> None:
    at = datetime(2026, 11, 24, 20, 54, tzinfo=UTC)
    Application.update(created_at=at).execute()
    assert "25 Nov 2026" in sign_in().get(URL).text
