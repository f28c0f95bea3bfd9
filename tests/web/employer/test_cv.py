"""The CV of somebody who applied, taken by the employer they told, and by nobody else."""

from smsgate.models import AuditEntry, Interview
from smsgate.services.applications import invitations, papers
from smsgate.services.applications.listing import applicant
from smsgate.services.applications.rows import Hand
from tests.conftest import NOON
from tests.web.employer.conftest import House
from tests.web.employer.test_walls import INVITATION


def _at(house: House) -> str:
    return f"/employer/applicants/{house.application.id}"


def test_it_is_a_pdf_to_save_and_the_log_tells_of_it(house: House) -> None:
    assert f"{_at(house)}/cv" in house.client.get(_at(house)).text
    answer = house.client.get(f"{_at(house)}/cv")
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert AuditEntry.select().where(AuditEntry.action == "application.cv").count() == 1


def test_another_employer_finds_none(house: House, neighbour: House) -> None:
    assert neighbour.client.get(f"{_at(house)}/cv").status_code == 404
    assert AuditEntry.select().where(AuditEntry.action == "application.cv").count() == 0


def test_the_number_stands_on_it_only_after_a_yes(house: House, monkeypatch) -> None:
    written = []
    monkeypatch.setattr(papers, "as_pdf", lambda cv: written.append(cv) or b"")
    _take(house)
    house.client.send(f"{_at(house)}/invite", INVITATION)
    invitations.accept_interview(Interview.get().id, NOON)
    _take(house)
    assert [cv.number for cv in written] == ["", "081273000001"]
    assert written[0].told == {"name": "Siti", "village": "Beruge Ilir", "education": "SMA"}


def _take(house: House) -> None:
    found = applicant(house.application.id, house.employer)
    config = house.client.application.extensions["smsgate"].config
    hand = Hand(by=house.client.staff, employer=house.employer, config=config, now=NOON)
    assert found is not None
    papers.of_applicant(found, hand)
