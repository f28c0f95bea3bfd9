"""Reports: a month or any days, as a page and as files, and settling what is unknown."""

import re

import pytest

from smsgate.messages import State
from smsgate.models import (
    AuditEntry,
    Contact,
    DailyFigure,
    OutboundMessage,
    Person,
    Subscription,
    utcnow,
)
from smsgate.web.staff.tables import TABLES
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn


@pytest.fixture
def unknown(app) -> OutboundMessage:
    contact = Contact.create(phone="+6281200000001")
    return OutboundMessage.create(contact=contact, gateway="simulator", state=State.UNKNOWN)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?month=2026-10",
        "?month=9999-99",
        "?month=0001-01",
        "?from=2026-11-01&until=2026-11-20",
        "?from=2026-11-20&until=2026-11-01",
        "?from=1900-01-01&until=2026-11-01",
        "?from=x&until=%00",
    ],
)
def test_it_shows_every_table_whatever_the_address_says(sign_in: SignIn, address: str) -> None:
    answer = sign_in("viewer").get(f"/staff/reports{address}")
    assert answer.status_code == 200
    assert all(f'id="{name}"' in answer.text for name in TABLES)
    assert len(answer.data) < 100_000


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_file_too_and_the_log_knows(sign_in: SignIn, name: str) -> None:
    DailyFigure.create(day="2026-11-02", name="in", label="search", value=3)
    answer = sign_in("officer").get(f"/staff/reports/{name}.csv?from=2026-11-01&until=2026-11-20")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].endswith(f'{name}-2026-11-01-2026-11-20.csv"')
    entry = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
    assert (entry.action, entry.subject_id) == ("report.export", name)


def test_a_file_needs_the_right_to_export_and_a_table(sign_in: SignIn) -> None:
    assert sign_in("viewer").get("/staff/reports/summary.csv").status_code == 403
    assert sign_in("officer").get("/staff/reports/nonsense.csv").status_code == 404


def test_an_unknown_message_is_settled_by_who_may_answer(
    sign_in: SignIn, unknown: OutboundMessage
) -> None:
    client = sign_in("officer")
    page = client.get("/staff/reports/unknown").text
    assert "+6281200000001" not in page
    url = f"/staff/reports/unknown/{unknown.id}"
    assert url in page
    for _ in range(2):
        assert client.send(url, {"state": "sent"}).status_code == 303
    assert OutboundMessage.get_by_id(unknown.id).state == State.SENT
    assert AuditEntry.select().where(AuditEntry.action == "outbox.resolve").count() == 1


def test_a_viewer_sees_what_is_unknown_and_settles_nothing(
    sign_in: SignIn, unknown: OutboundMessage
) -> None:
    client = sign_in("viewer")
    url = f"/staff/reports/unknown/{unknown.id}"
    assert url not in client.get("/staff/reports/unknown").text
    assert client.send(url, {"state": "sent"}).status_code == 403
    assert sign_in("officer").send(url, {"state": "burnt"}).status_code == 400


def test_a_report_names_the_days_it_compares(sign_in: SignIn) -> None:
    today = utcnow().date()
    page = sign_in("viewer").get(f"/staff/reports?from={today}&until={today}").text
    assert "summary" in page


def test_what_is_unknown_elsewhere_is_none_of_a_limited_officers_business(
    sign_in: SignIn, unknown: OutboundMessage
) -> None:
    person = Person.create(contact=unknown.contact)
    Subscription.create(person=person, place="16.11.02", consent_at=NOON)
    url = f"/staff/reports/unknown/{unknown.id}"
    elsewhere, there = (sign_in("officer", districts=[code]) for code in ("16.11.09", "16.11.02"))
    assert url not in elsewhere.get("/staff/reports/unknown").text
    elsewhere.send(url, {"state": "sent"})
    assert OutboundMessage.get_by_id(unknown.id).state == State.UNKNOWN
    assert url in there.get("/staff/reports/unknown").text
    there.send(url, {"state": "sent"})
    assert OutboundMessage.get_by_id(unknown.id).state == State.SENT


def test_it_names_the_districts_nobody_follows_and_puts_them_first(sign_in: SignIn) -> None:
    today = utcnow().date()
    codes = [f"16.11.{number:02}" for number in range(1, 11)]
    for code in codes[:8]:
        DailyFigure.create(day=today, name="subscribers", label=code, value=int(code[-2:]))
    DailyFigure.create(day=today, name="heard", label="", value=7)
    client = sign_in("officer")
    page = client.get("/staff/reports").text
    assert re.search(r"Belum ada pelanggan di: Pendopo Barat, Saling\.", page)
    rows = client.get("/staff/reports/reach.csv").text.splitlines()[1:]
    assert [row.split(",")[0].strip('"') for row in rows[:3]] == [
        "Pendopo Barat", "Saling", "Muara Pinang",
    ]  # fmt: skip
    limited = sign_in("officer", districts=["16.11.02"])
    assert len(limited.get("/staff/reports/reach.csv").text.splitlines()) == 2
