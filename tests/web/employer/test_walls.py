"""Nobody looks into another firm's house, by whatever door."""

from collections.abc import Iterator

from flask import Flask
from peewee import Model

from smsgate.models import (
    Application,
    AuditEntry,
    Interview,
    OutboundMessage,
    Vacancy,
    VacancyDraft,
)
from tests.web.employer.conftest import House

TABLES: tuple[type[Model], ...] = (
    Application,
    AuditEntry,
    Interview,
    OutboundMessage,
    Vacancy,
    VacancyDraft,
)
INVITATION = {"mode": "onsite", "day": "2026-11-30", "hour": "09:00", "place": "Pasar"}
FORMS = {"until": "2026-12-20", "reason": "others", "title": "Diganti", **INVITATION}


def _addresses(app: Flask, house: House) -> Iterator[tuple[str, str]]:
    """Every address that names something of a house."""
    own = {
        "code": house.vacancy.code,
        "application_id": house.application.id,
        "draft_id": house.draft.id,
        "number": 1,
    }
    urls = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("employer.") and rule.arguments:
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield (
                    method,
                    urls.build(rule.endpoint, {name: own[name] for name in rule.arguments}),
                )


def _rows() -> list[object]:
    return [
        row for model in TABLES for row in model.select().order_by(model._meta.primary_key).dicts()
    ]


def test_no_address_of_another_firm_opens(app: Flask, house: House, neighbour: House) -> None:
    before = _rows()
    addresses = list(_addresses(app, neighbour))
    assert len(addresses) > 15
    for method, address in addresses:
        client = house.client
        answer = client.get(address) if method == "GET" else client.send(address, FORMS)
        assert answer.status_code == 404, (method, address)
        assert neighbour.vacancy.title not in answer.text
    assert _rows() == before


def test_every_address_of_its_own_opens(app: Flask, house: House) -> None:
    for method, address in _addresses(app, house):
        if method == "GET":
            answer = house.client.get(address)
            assert answer.status_code in (200, 303), address
            assert len(answer.data) < 100_000


def test_the_first_page_shows_its_own_only(house: House, neighbour: House) -> None:
    page = house.client.get("/employer/").text
    assert f"/employer/vacancies/{house.vacancy.code}" in page
    assert f"/employer/vacancies/{neighbour.vacancy.code}" not in page


def test_nobody_is_too_large_a_number(house: House) -> None:
    for address in ("vacancies/99999999999", "applicants/99999999999", "posting/99999999999/1"):
        assert house.client.get(f"/employer/{address}").status_code == 404
    assert house.client.get("/employer/?page=x").status_code == 200
    assert house.client.get(f"/employer/posting/{house.draft.id}/4").status_code == 404
