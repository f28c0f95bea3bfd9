"""An officer of one district, at every address that names something of another."""

from collections.abc import Iterator

import pytest
from flask import Flask
from peewee import Database
from werkzeug.routing import Rule

from smsgate.models import (
    AuditEntry,
    Broadcast,
    Contact,
    Conversation,
    EmployerDocument,
    EmployerState,
    OutboundMessage,
    Vacancy,
    VacancyState,
)
from smsgate.services import subscribers
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON
from tests.services.office import employer, officer, vacancy
from tests.web.staff.conftest import SignIn

PENDOPO, SALING = "16.11.02", "16.11.09"

SEEN_BY_ALL = ("staff.broadcasts.show", "staff.broadcasts.edit", "staff.broadcast_runs.progress")
"""The office's own texts, which name nobody."""


@pytest.fixture
def of_saling(db: Database) -> dict[str, object]:
    """What an address can name, all of it in Saling."""
    boss = officer("Boss")
    firm = employer("CV Saling", region=SALING, state=EmployerState.VERIFIED)
    job = vacancy(employer=firm, region=SALING)
    job.publish(boss)
    reader = Contact.create(phone="+6281200009876", last_inbound_at=NOON)
    agreed = ConsentRecord(how="sms", source="sms", words="DAFTAR", at=NOON)
    subscribers.subscribe(reader, SALING, None, agreed)
    Conversation.create(contact=reader, area=SALING, topic="ask", waiting_since=NOON)
    sent = Broadcast.create(
        title="Las", once="a", created_by=boss, audience={"places": [SALING]}, approved_at=NOON
    )
    columns = {"name": "nib.pdf", "kind": "pdf", "size": 1, "stored": "x" * 32, "digest": "d"}
    paper = EmployerDocument.create(employer=firm, staff=boss, at=NOON, **columns)
    message = OutboundMessage.create(contact=reader, gateway="simulator", text="Halo")
    return {
        "code": job.code,
        "employer_id": firm.id,
        "contact_id": reader.id,
        "broadcast_id": sent.id,
        "document_id": paper.id,
        "message_id": message.id,
        "subscription_id": 1,
        "staff_id": boss.id,
    }


def _addresses(app: Flask, named: dict[str, object]) -> Iterator[tuple[str, str, Rule]]:
    owners = {"code", "employer_id", "contact_id", "broadcast_id"}
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("staff.") and owners & rule.arguments:
            values = {name: named[name] for name in rule.arguments}
            if rule.endpoint != "staff.broadcasts.text":  # whose code is a language
                for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                    with app.test_request_context():
                        yield method, app.url_map.bind("x").build(rule.endpoint, values), rule


def _standing() -> tuple[object, ...]:
    counts = [model.select().count() for model in (AuditEntry, OutboundMessage, EmployerDocument)]
    job = Vacancy.get(Vacancy.title == "Kasir minimarket")
    talk = Conversation.get()
    return (*counts, job.state, job.expires_on, Broadcast.get().state, talk.state, talk.assignee_id)


@pytest.mark.parametrize("published", [True, False])
def test_what_lies_in_another_district_is_not_there(
    app: Flask, sign_in: SignIn, of_saling: dict[str, object], published: bool
) -> None:
    if not published:
        Vacancy.update(state=VacancyState.WAITING).where(
            Vacancy.code == of_saling["code"]
        ).execute()
    client = sign_in("officer", districts=[PENDOPO])
    token, before = client.token(), _standing()
    for method, address, rule in _addresses(app, of_saling):
        if method == "GET":
            answer = client.get(address)
        else:
            answer = client.post(address, data={"csrf_token": token, "reason": "Penipuan"})
        if rule.endpoint in SEEN_BY_ALL:
            assert answer.status_code == 200, address
        elif "broadcast" in rule.endpoint:
            assert answer.status_code in (303, 422), (method, address, answer.status)
        else:
            assert answer.status_code == 404, (method, address, answer.status)
    assert _standing() == before


def test_lists_and_tables_hold_only_what_is_in_reach(
    sign_in: SignIn, of_saling: dict[str, object]
) -> None:
    client = sign_in("officer", districts=[PENDOPO])
    for address in (
        "/staff/vacancies",
        "/staff/vacancies/export.csv",
        "/staff/employers",
        "/staff/verification",
        "/staff/subscribers",
        "/staff/subscribers/table.csv",
        "/staff/inbox?show=all",
        "/staff/inbox?q=9876",
        f"/staff/vacancies?district={SALING}",
        f"/staff/subscribers?district={SALING}",
        f"/staff/employers?district={SALING}",
    ):
        page = client.get(address).text
        assert "CV Saling" not in page, address
        assert "9876" not in page.replace("q=9876", "").replace('value="9876"', ""), address
        assert str(of_saling["code"]) not in page, address
