"""Every page behind the login: axe finds no fault, nothing scrolls sideways, and none is heavy."""

import re
from collections.abc import Iterator

import pytest
import requests
from werkzeug.routing import Rule

from smsgate.models import (
    Agent,
    Application,
    Broadcast,
    BroadcastText,
    CannedReply,
    Contact,
    Employer,
    EmployerAccount,
    FraudWarning,
    Outcome,
    Person,
    Role,
    Subscription,
    Vacancy,
    VacancyState,
    utcnow,
)
from smsgate.services import applications
from tests.browser.conftest import Visit
from tests.browser.office import Desk, sit_down

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.parametrize(("screen", "language"), [("small", "id"), ("desktop", "en")]),
]

TEXTS = (
    "DAFTAR PENDOPO",
    "LOKER",
    "TANYA boleh bawa anak?",
    "LOKER PILOT",
    "qwrt zxcv",
    "LAPOR 081200009999 minta uang seragam",
    "PROFIL",
    "Siti",
    "1990",
)
PHONE = "+6284000000078"


@pytest.fixture
def life(visit: Visit) -> Visit:
    """Something stands on each page."""
    for words in TEXTS:
        body = {"from": PHONE, "text": words}
        requests.post(f"{visit.address}/hooks/simulator/sms", json=body, timeout=10)
    return visit


def _addresses(visit: Visit, house: str, values: dict[str, object]) -> Iterator[str]:
    """Whatever can be opened there, with something in place of each name."""
    app = visit.service.app
    for rule in app.url_map.iter_rules():
        wanted = rule.endpoint.startswith(f"{house}.") and "GET" in (rule.methods or ())
        if wanted and set(rule.arguments) <= set(values):
            yield _address(visit, rule, values)


def _address(visit: Visit, rule: Rule, values: dict[str, object]) -> str:
    given = {name: values[name] for name in rule.arguments}
    return str(visit.service.app.url_map.bind("localhost").build(rule.endpoint, given))


def _is_looked_at(desk: Desk, address: str, answer: requests.Response) -> bool:
    """All pages on a small screen. On a large one, where there is room, not those of a single row: they
    are built of the same pieces."""
    of_a_row = any(sign.isdigit() for sign in address)
    is_page = "<html" in answer.text and answer.status_code == 200
    return is_page and (desk.visit.screen == "small" or not of_a_row)


def _look_at(desk: Desk, addresses: Iterator[str]) -> list[str]:
    """Each page in turn; what is wrong with any of them."""
    wrong, seen = [], 0
    for address in sorted(set(addresses)):
        answer = requests.get(f"{desk.visit.address}{address}", cookies=desk.cookies(), timeout=20)
        wrong += [f"{address}: {answer.status_code}"] if answer.status_code >= 500 else []
        if _is_looked_at(desk, address, answer):
            desk.go(address)
            seen += 1
            wrong += [f"{address}: {fault}" for fault in desk.faults()]
            wrong += [] if desk.visit.fits() else [f"{address} is too wide"]
    return [*wrong, *([] if seen > 3 else [f"only {seen} pages"])]


def test_the_office(life: Visit) -> None:
    desk = sit_down(life, Role.ADMIN)
    waiting = Vacancy.get(Vacancy.state == VacancyState.WAITING)
    row = Broadcast.create(title="Bursa kerja", created_by=desk.staff, once="x")
    BroadcastText.create(broadcast=row, language="id", text="Bursa", segments=1, likeness="x")
    reply = CannedReply.create(title="AK1", texts={"id": "Bawa ijazah."})
    _apply(waiting)
    FraudWarning.create(kind="phrase", value="biaya seragam", reason="Minta uang", by=desk.staff)
    values: dict[str, object] = {
        "code": waiting.code,
        "contact_id": Contact.by_phone(PHONE).id,
        "person_id": Contact.by_phone(PHONE).id,
        "agent_id": _carried_by(Contact.by_phone(PHONE)).id,
        "district": "16.11.02",
        "employer_id": Employer.select().get().id,
        "broadcast_id": row.id,
        "number": reply.number if hasattr(reply, "number") else reply.id,
        "staff_id": desk.staff.id,
        "role": "officer",
        "series": "cv",
    }
    assert Subscription.select().exists()
    assert _look_at(desk, _addresses(life, "staff", values)) == []


def _carried_by(contact: Contact) -> Agent:
    """The head of a village who agreed."""
    named = {"name": "Herman", "office": "kades", "village": "16.11.02.1018", "area": "16.11.02"}
    return Agent.create(contact=contact, state="active", agreed_at=utcnow(), **named)


def _apply(waiting: Vacancy) -> None:
    """One to be passed on, one where the two sides differ, and one of the vacancy that is opened."""
    told = {"name": "Siti", "village": "Beruge Ilir", "education": "SMA"}
    person = Person.of(Contact.by_phone(PHONE))
    first, second = Vacancy.select().where(Vacancy.state == VacancyState.VERIFIED).limit(2)
    mine = {"person": person, "passed_on": told, "agreed_at": utcnow()}
    Application.create(vacancy=first, **mine)
    Application.create(vacancy=waiting, **mine)
    refused = Application.create(vacancy=second, state="refused", decided_at=utcnow(), **mine)
    said = {"kind": "hired", "way": "us", "said_at": utcnow()}
    Outcome.create(person=person, application=refused, vacancy=second.code, **said)


def test_an_employers_own(life: Visit) -> None:
    desk = sit_down(life, Role.EMPLOYER, "yani")
    open_one = Vacancy.get((Vacancy.state == VacancyState.VERIFIED) & (Vacancy.code > 1001))
    EmployerAccount.create(staff=desk.staff, employer=open_one.employer)
    told = {"name": "Siti", "village": "Beruge Ilir", "education": "SMA"}
    application = applications.apply(Contact.by_phone(PHONE), open_one.code, told, utcnow())
    assert application is not None
    desk.go("/employer/posting")
    desk.page.locator("main form button.btn-primary").first.click()
    desk.page.wait_for_url(re.compile(r"/posting/\d+/1"))
    draft_id = int(re.findall(r"/posting/(\d+)/", desk.page.url)[0])
    values: dict[str, object] = {
        "code": open_one.code,
        "application_id": application.id,
        "draft_id": draft_id,
        "number": 1,
    }
    assert _look_at(desk, _addresses(life, "employer", values)) == []
