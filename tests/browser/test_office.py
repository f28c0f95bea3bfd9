"""A day of the office, from the door to the phone of whoever asked."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from smsgate.models import Employer, Role, Vacancy, VacancyState, utcnow
from tests.browser.conftest import Visit
from tests.browser.office import PASSWORD, hire, sit_down

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(("screen", "language"), [("small", "en")]),
]

SITI = "+62840111100001"


def _text(visit: Visit, words: str, phone: str = SITI) -> None:
    """The simulator's phone sends a text, by the hook its page calls."""
    answer = visit.page.request.post(
        f"{visit.address}/hooks/simulator/sms", data={"from": phone, "text": words}
    )
    assert answer.ok, answer.text()


def _phone_reads(visit: Visit, *words: str, phone: str = SITI) -> None:
    """What the simulator's phone shows, by and by."""
    thread = f"{visit.address}/simulator/thread?phone={phone.replace('+', '%2B')}"
    for word in words:
        for _ in range(60):
            told = [
                line["text"]
                for line in visit.page.request.get(thread).json()["messages"]
                if line["direction"] == "to_phone"
            ]
            if any(word in text for text in told):
                break
            visit.page.wait_for_timeout(250)
        else:
            pytest.fail(f"{word!r} never came: {told}")


def _waiting() -> Vacancy:
    row = (
        Vacancy.select()
        .join(Employer)
        .where((Vacancy.state == VacancyState.WAITING) & (Employer.state == "verified"))
        .order_by(Vacancy.code)
        .first()
    )
    assert row is not None
    return row


def _press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def test_a_vacancy_is_verified_published_and_reaches_a_phone(visit: Visit) -> None:
    desk, vacancy = sit_down(visit, Role.VERIFIER, "rina"), _waiting()
    desk.go(f"/staff/verification/{vacancy.code}")
    for item in ("employer_known", "contact_called", "no_fee"):
        desk.page.locator(f"#check-{item}").click()
        expect(desk.page.locator(f"#check-{item}")).to_have_attribute("aria-pressed", "true")
    _press(desk.page, "Approve and publish")
    expect(desk.says()).to_contain_text(str(vacancy.code))
    _text(visit, f"INFO {vacancy.code}")
    _phone_reads(visit, f"{vacancy.code} {vacancy.title}"[:20])


def test_a_broadcast_needs_a_second_officer_and_then_arrives(visit: Visit) -> None:
    hire(Role.OFFICER, "rina")
    _text(visit, "DAFTAR PENDOPO")
    _phone_reads(visit, "BERHENTI")
    desk = sit_down(visit, Role.OFFICER, "edi")
    desk.go("/staff/broadcasts/new")
    desk.page.fill("#title", "Bursa kerja")
    desk.page.fill("#text_id", "Bursa kerja Sabtu 28/11 jam 8 di kantor Disnaker Tebing Tinggi.")
    expect(desk.page.locator("#reach")).to_contain_text("1")
    _press(desk.page, "Save the draft")
    _press(desk.page, "Ask for approval")
    expect(desk.page.locator("main")).to_contain_text("Somebody else must approve")
    address = desk.page.url.removeprefix(visit.address)
    second = sit_down(visit, Role.OFFICER, "rina")
    second.go(address)
    _press(second.page, re.compile("^Approve: send to 1"))
    _phone_reads(visit, "Bursa kerja Sabtu")
    second.go(address)
    expect(second.page.locator("#progress")).to_contain_text("1")


def test_a_fraud_is_called_back_from_whoever_was_told(visit: Visit) -> None:
    _text(visit, "INFO 1003")
    _phone_reads(visit, "1003")
    desk = sit_down(visit, Role.OFFICER, "edi")
    desk.go("/staff/vacancies/1003/recall")
    expect(desk.page.locator(".facts").first).to_contain_text("1")
    desk.page.fill("#words", "Meminta uang seragam")
    _press(desk.page, re.compile("^Withdraw it and warn 1"))
    _phone_reads(visit, "LAPOR")
    _text(visit, "BERHENTI")
    assert Vacancy.get_by_id(1003).state == VacancyState.WITHDRAWN


def test_an_employer_registers_posts_and_waits_for_the_check(visit: Visit) -> None:
    page = visit.page
    visit.go("/employer/register")
    for name, value in {
        "name": "Warung Ibu Yani",
        "place": "Pendopo",
        "address": "Pasar Pendopo, samping masjid",
        "contact_name": "Ibu Yani",
        "phone": "081200001234",
        "email": "yani@warung.example",
        "password": PASSWORD,
    }.items():
        page.fill(f"#{name}", value)
    page.check("#agreed")
    _press(page, "Register")
    expect(page.locator("main")).to_contain_text("officer")
    page.goto(f"{visit.address}/employer/posting")
    _press(page, re.compile("Begin|Start|Post"))
    page.fill("#title", "Kasir")
    page.fill("#description", "Melayani pembeli, pagi sampai sore.")
    _press(page, "Keep and go on")
    page.fill("#pay_min", "1,5 jt")
    page.fill("#place", "Pendopo")
    _press(page, "Keep and go on")
    page.fill("#how_to_apply", "Datang ke warung")
    page.fill("#expires_on", (utcnow() + timedelta(days=20)).date().isoformat())
    _press(page, "Keep and go on")
    expect(page.locator(".lcd").first).to_contain_text("Kasir")
    _press(page, re.compile("^Send"))
    expect(page.locator("main")).to_contain_text("Kasir")
    posted = Vacancy.select().order_by(Vacancy.code.desc()).get()
    assert (posted.title, posted.state) == ("Kasir", VacancyState.WAITING)
