"""The pages of village agents: the roll, entering, correcting, ending, sheets to print."""

import pytest

from smsgate.models import Agent, AuditEntry, OutboundMessage, Vacancy, VacancyState
from tests.web.staff.conftest import SignIn, Visitor

HERE = "/staff/agents"
WHOLE, MASKED = "081200001234", "0812xxxx1234"
VILLAGE = "16.11.02.1018"
NEW = {
    "name": "Herman",
    "office": "kades",
    "village": VILLAGE,
    "phone": "0812-0000-1234",
    "language": "id",
    "consent": "ask",
}


@pytest.fixture
def officer(sign_in: SignIn) -> Visitor:
    """Somebody who has just entered Pak Herman."""
    client = sign_in()
    assert client.send(f"{HERE}/new", NEW).status_code == 303
    return client


def deeds() -> list[str]:
    return [row.action for row in AuditEntry.select().order_by(AuditEntry.id)]


def test_an_official_is_entered_welcomed_and_listed_masked(officer: Visitor) -> None:
    agent = Agent.get()
    assert (agent.state, agent.area) == ("asked", "16.11.02")
    (welcome,) = OutboundMessage.select()
    assert welcome.segments == 1
    page = officer.get(HERE).text
    assert "Beruge Ilir" in page
    assert MASKED in page
    assert WHOLE not in page
    assert MASKED not in officer.get(f"{HERE}?district=16.11.09").text
    assert deeds()[-1] == "agent.add"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"phone": "0812"}, "phone-fault"),
        ({"village": ""}, "village-fault"),
        ({"consent": "paper"}, "signed_on-fault"),
        ({"phone": "0812-0000-1234"}, "phone-fault"),
    ],
)
def test_it_keeps_what_was_typed_when_it_refuses(
    officer: Visitor, typed: dict[str, str], said: str
) -> None:
    answer = officer.send(f"{HERE}/new", {**NEW, "name": "Pak Baru", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Pak Baru" in answer.text
    assert Agent.select().count() == 1


def test_a_signed_paper_begins_it_at_once(sign_in: SignIn) -> None:
    paper = {"consent": "paper", "reference": "Map 3", "signed_on": "2026-01-05"}
    assert sign_in().send(f"{HERE}/new", {**NEW, **paper}).status_code == 303
    assert Agent.get().state == "active"
    assert "DAFTARKAN" in OutboundMessage.get().text


def test_it_is_corrected_shown_and_ended(officer: Visitor) -> None:
    here = f"{HERE}/{Agent.get().id}"
    changed = {**NEW, "name": "Herman Jaya", "office": "perangkat"}
    assert officer.send(here, changed).status_code == 303
    assert "Herman Jaya" in officer.get(here).text
    assert WHOLE in officer.send(f"{here}/number").text
    assert officer.send(f"{here}/end").status_code == 303
    assert officer.send(f"{here}/end").status_code == 303
    assert Agent.get().state == "ended"
    assert deeds()[-4:] == ["agent.add", "agent.change", "agent.reveal", "agent.retire"]


def test_another_district_is_nobodys_business(officer: Visitor, sign_in: SignIn) -> None:
    local = sign_in(districts=("16.11.09",))
    assert local.get(f"{HERE}/{Agent.get().id}").status_code == 404
    assert local.get(f"{HERE}/posters/16.11.02").status_code == 404
    assert local.send(f"{HERE}/new", {**NEW, "phone": "081200005678"}).status_code == 422
    assert "Herman" not in local.get(HERE).text


def test_the_table_has_whole_numbers_only_for_those_who_may(officer: Visitor) -> None:
    lines = officer.get(f"{HERE}/table.csv").text.splitlines()
    assert "Herman" in lines[1]
    assert deeds()[-1] == "agent.export"


def test_sheets_have_codes_and_our_number(officer: Visitor) -> None:
    page = officer.get(f"{HERE}/{Agent.get().id}/poster").text
    soonest = (
        Vacancy.select()
        .where((Vacancy.area == "16.11.02") & (Vacancy.state == VacancyState.VERIFIED))
        .count()
    )
    assert page.count('class="sheet"') == 1
    assert page.count('class="code"') == (12 if soonest else 0)
    every = officer.get(f"{HERE}/posters/16.11.02").text
    assert every.count('class="sheet"') > 10
    assert officer.get(f"{HERE}/posters/99").status_code == 404


def test_the_guide_for_agents_can_be_read(officer: Visitor) -> None:
    assert "DAFTARKAN" in officer.get("/staff/guide/agent").text
    assert "/staff/guide/agent" in officer.get("/staff/guide").text
