"""Somebody applied: seen, invited, hired, on the pages; the number only after a yes."""

from smsgate.models import Application, Interview, OutboundMessage
from smsgate.services.applications import invitations
from tests.conftest import NOON
from tests.web.employer.conftest import House
from tests.web.employer.test_walls import INVITATION

NUMBER = "081273000001"


def _at(house: House) -> str:
    return f"/employer/applicants/{house.application.id}"


def _state(house: House) -> str:
    return str(Application.get_by_id(house.application.id).state)


def test_it_lists_who_applied_and_opening_one_marks_it_seen(house: House) -> None:
    page = house.client.get(f"/employer/vacancies/{house.vacancy.code}/applicants").text
    assert "Siti" in page
    assert _state(house) == "sent"
    page = house.client.get(_at(house)).text
    assert "Beruge Ilir" in page
    assert NUMBER not in page
    assert _state(house) == "seen"


def test_an_invitation_leaves_once_and_a_yes_shows_the_number(house: House, bell) -> None:
    for _ in range(2):
        assert house.client.send(f"{_at(house)}/invite", INVITATION).status_code == 303
    assert OutboundMessage.select().count() == 1
    assert bell.rung > 0
    assert NUMBER not in house.client.get(_at(house)).text
    invitations.accept_interview(Interview.get().id, NOON)
    assert NUMBER in house.client.get(_at(house)).text


def test_an_invitation_refused_names_the_field_and_keeps_the_words(house: House) -> None:
    for wrong, field in (
        ({"day": "2026-11-01"}, "day"),
        ({"day": "besok"}, "day"),
        ({"hour": "pagi"}, "hour"),
        ({"mode": "online", "link": "meet"}, "link"),
        ({"place": ""}, "place"),
        ({"mode": "telepati"}, "mode"),
    ):
        answer = house.client.send(
            f"{_at(house)}/invite", {**INVITATION, "note": "Bawa SIM", **wrong}
        )
        assert answer.status_code == 422
        assert f'id="{field}-fault"' in answer.text
        assert 'value="Bawa SIM"' in answer.text
    assert OutboundMessage.select().count() == 0


def test_a_decision_can_be_taken_back_at_once(house: House) -> None:
    house.client.send(f"{_at(house)}/hire")
    assert _state(house) == "hired"
    assert f"{_at(house)}/undo" in house.client.get(_at(house)).text
    house.client.send(f"{_at(house)}/undo")
    assert _state(house) == "seen"
    house.client.send(f"{_at(house)}/turn-down", {"reason": "jelek"})
    assert _state(house) == "seen"
    house.client.send(f"{_at(house)}/turn-down", {"reason": "experience"})
    assert _state(house) == "refused"
