"""The inbox as an officer uses it: a question appears, is answered, goes out, and the talk goes on."""

from datetime import timedelta

import pytest
import requests
from playwright.sync_api import expect

from smsgate.models import CannedReply, Contact, Conversation, Role, utcnow
from smsgate.services.inbox import answering
from tests.browser.conftest import Visit
from tests.browser.office import Desk, sit_down

pytestmark = pytest.mark.browser
SMALL = pytest.mark.parametrize(("screen", "language"), [("small", "id")])
LARGE = pytest.mark.parametrize(("screen", "language"), [("desktop", "en")])
PHONE = "+6284000000077"


def texts(visit: Visit, words: str, key: str) -> None:
    """Somebody writes."""
    body = {"from": PHONE, "text": words, "id": key}
    requests.post(f"{visit.address}/hooks/simulator/sms", json=body, timeout=10).raise_for_status()


def looks_well(desk: Desk) -> None:
    """For everybody, on this screen."""
    assert desk.faults() == []
    assert desk.visit.fits()


@pytest.fixture
def desk(visit: Visit) -> Desk:
    return sit_down(visit, Role.OFFICER, "yuni")


@SMALL
def test_a_question_is_answered_and_the_talk_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "SECOND_THOUGHTS", timedelta(seconds=1))
    visit, page = desk.visit, desk.page
    CannedReply.create(title="AK1", texts={"id": "Bawa ijazah – gratis."})
    desk.go("/staff/inbox")
    looks_well(desk)
    texts(visit, "TANYA syarat SIM", "1")
    page.locator(".conversations a").click(timeout=20_000)
    expect(page.locator(".line.from-asked .text")).to_have_text("TANYA syarat SIM")
    looks_well(desk)
    page.fill("#text", "Halo . ")
    page.evaluate("document.getElementById('text').setSelectionRange(5, 5)")
    page.locator("[data-insert]").click()
    expect(page.locator("#text")).to_have_value("Halo Bawa ijazah – gratis.. ")
    expect(page.locator("#count .preview")).to_have_text("Halo Bawa ijazah - gratis..")
    looks_well(desk)
    page.locator(".answer .btn-primary").click()
    expect(page.locator(".told")).to_be_visible()
    sent = page.locator(".line.officer .state")
    expect(sent).to_have_class("state state-delivered", timeout=30_000)
    texts(visit, "jam brp pak qwrt", "2")
    expect(page.locator(".line.from-asked")).to_have_count(2)
    expect(page.locator("#news")).to_contain_text("jam brp pak qwrt")
    looks_well(desk)


@LARGE
def test_news_hold_an_answer_back_and_late_ones_are_named(desk: Desk) -> None:
    visit, page = desk.visit, desk.page
    visit.expected = "409"
    texts(visit, "TANYA syarat SIM", "1")
    long_ago = utcnow() - timedelta(days=5)
    Conversation.update(waiting_since=long_ago).execute()
    contact = Contact.get(Contact.phone == PHONE).id
    desk.go("/staff/inbox?show=overdue")
    expect(page.locator(".conversations li.late strong")).to_be_visible()
    looks_well(desk)
    desk.go(f"/staff/inbox/{contact}")
    texts(visit, "eh sudah dapat qwrt", "2")
    page.fill("#text", "Kirim foto KTP ya.")
    page.locator(".answer .btn-primary").click()
    expect(page.locator(".answer blockquote")).to_contain_text("eh sudah dapat qwrt")
    expect(page.locator("#text")).to_have_value("Kirim foto KTP ya.")
    looks_well(desk)
    page.locator("[name=note-text]").fill("Sudah ditelepon.")
    page.locator("form[action*='/note'] button").click()
    expect(page.locator(".line.from-noted")).to_contain_text("Sudah ditelepon.")
    page.locator("form[action*='/close'] button").click()
    page.locator(".told button").click()
    expect(page.locator(".thread-head .state-asked")).to_be_visible()


@SMALL
def test_ready_answers_and_what_was_not_understood(desk: Desk) -> None:
    page = desk.page
    texts(desk.visit, "asdf qwrt", "1")
    desk.go("/staff/inbox?show=unclear")
    looks_well(desk)
    page.locator(".odd input").check()
    page.locator(".inbox-list form .btn-outline-primary").click()
    expect(page.locator(".odd")).to_have_count(0)
    desk.go("/staff/content/new")
    page.fill("#title", "AK1")
    page.fill("#text_id", "Bawa ijazah.")
    expect(page.locator("#count-text_id")).to_contain_text("12")
    looks_well(desk)
    page.locator("main form.narrow .btn-primary").click()
    expect(page.locator("tbody")).to_contain_text("Bawa ijazah.")
    looks_well(desk)
