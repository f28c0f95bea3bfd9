import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from smsgate.models import Contact, InboundMessage
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

on_a_small_screen = pytest.mark.parametrize(("screen", "language"), [("small", "id")])
at_a_desk = pytest.mark.parametrize(("screen", "language"), [("desktop", "id")])


@pytest.fixture
def look(request: pytest.FixtureRequest, visit: Visit):
    """Keep a picture where SMSGATE_SHOTS names a folder: some things only an eye can test."""
    folder = os.environ.get("SMSGATE_SHOTS")

    def _look(name: str) -> None:
        if folder:
            case = re.sub(r"\W+", "-", request.node.callspec.id)
            visit.page.screenshot(path=Path(folder) / f"{name}-{case}.png")

    return _look


def _chip(visit: Visit, text: str) -> Locator:
    return visit.page.locator("#tries button", has=visit.page.get_by_text(text, exact=True))


def _answers(visit: Visit) -> Locator:
    return visit.page.locator("#thread .to_phone")


def _key(visit: Visit, digit: str) -> None:
    visit.page.locator(f'[data-digit="{digit}"]').click()


def _press(visit: Visit, key: str) -> None:
    visit.page.locator(f'[data-press="{key}"]').click()


def _type(visit: Visit, text: str) -> None:
    """Write and send a text, as with the computer's keyboard."""
    visit.page.fill("#text", text)
    visit.page.press("#text", "Enter")


def test_it_gets_a_job_lead_by_pressing_two_things(visit: Visit, look) -> None:
    visit.go("/simulator")
    look("start")
    _chip(visit, "LOKER PENDOPO").click()
    answer = _answers(visit).last
    expect(answer).to_contain_text("Pendopo")
    expect(answer).to_contain_text(re.compile(r"\d\d:\d\d · [12] SMS · Rp(350|700)"))
    expect(answer).to_have_class(re.compile("delivered"))
    look("list")
    visit.page.locator("#quick button").first.click()
    expect(_answers(visit)).to_have_count(2)
    expect(_answers(visit).last).to_contain_text("LAMAR")
    look("detail")
    assert visit.fits()


@on_a_small_screen
def test_it_sends_what_is_typed_on_the_keys(visit: Visit) -> None:
    visit.go("/simulator")
    _press(visit, "left")
    visit.page.locator("#text").wait_for()
    for digit in "5556665533777":
        _key(visit, digit)
    expect(visit.page.locator("#text")).to_have_value("loker")
    expect(visit.page.locator("#counter")).to_have_text("5/160 · 1 SMS")
    visit.page.locator('[data-digit="2"]').click(delay=700)
    expect(visit.page.locator("#text")).to_have_value("loker2")
    _press(visit, "right")
    _press(visit, "left")
    expect(_answers(visit)).to_have_count(1)


def test_it_dials_and_walks_the_menu(visit: Visit, look) -> None:
    visit.go("/simulator")
    for digit in "*111#":
        _key(visit, digit)
    expect(visit.page.locator("#dialled")).to_have_text("*111#")
    look("dialled")
    _press(visit, "call")
    screen = visit.page.locator("#ussd-text")
    expect(screen).to_contain_text("BUKAN PINJOL")
    expect(visit.page.locator("#ussd-length")).to_have_text(re.compile(r"\d+/160"))
    look("menu")
    first = screen.inner_text()
    _key(visit, "1")
    _press(visit, "left")
    expect(screen).not_to_have_text(first)
    look("districts")
    _key(visit, "0")
    _press(visit, "left")
    expect(screen).to_have_text(first, use_inner_text=True)
    _press(visit, "right")
    expect(visit.page.locator("#clock")).to_be_visible()


@at_a_desk
def test_it_keeps_to_its_own_code(visit: Visit) -> None:
    visit.go("/simulator")
    for digit in "*888#":
        _key(visit, digit)
    _press(visit, "call")
    expect(visit.page.locator("#ussd-text")).to_contain_text("*111#")
    _press(visit, "left")
    expect(visit.page.locator("#clock")).to_be_visible()


def test_it_brings_the_next_morning(visit: Visit, look) -> None:
    visit.go("/simulator")
    visit.page.locator('[data-person="kades"]').click()
    visit.page.click("#morning")
    said = visit.page.locator("#said")
    expect(said).to_contain_text("DAFTAR")
    _chip(visit, "DAFTAR SALING").click()
    expect(_answers(visit).first).to_contain_text("Saling")
    before = _answers(visit).count()
    visit.page.click("#morning")
    expect(_answers(visit).nth(before)).to_contain_text("Saling")
    look("morning")
    _type(visit, "STOP")
    expect(_answers(visit)).to_have_count(before + 2)
    visit.page.click("#morning")
    expect(said).to_contain_text("DAFTAR")


@on_a_small_screen
def test_it_says_why_thanks_get_no_answer(visit: Visit) -> None:
    visit.go("/simulator")
    _press(visit, "left")
    _type(visit, "makasih")
    expect(visit.page.locator("#thread .note")).to_be_visible()
    expect(visit.page.locator("#bill-cost")).to_have_text("Rp0")


@on_a_small_screen
def test_it_keeps_people_apart(visit: Visit) -> None:
    visit.go("/simulator")
    _chip(visit, "LOKER PENDOPO").click()
    expect(_answers(visit)).to_have_count(1)
    visit.page.locator('[data-person="rian"]').click()
    expect(_answers(visit)).to_have_count(0)
    visit.page.locator('[data-person="siti"]').click()
    expect(_answers(visit)).to_have_count(1)


@on_a_small_screen
def test_it_remembers_the_thread_after_a_reload(visit: Visit) -> None:
    visit.go("/simulator")
    visit.page.locator('[data-person="new"]').click()
    number = visit.page.locator("#owner").inner_text()
    assert number.startswith("0840")
    _press(visit, "left")
    _type(visit, "HALO")
    expect(_answers(visit)).to_have_count(1)
    visit.page.reload()
    expect(_answers(visit)).to_have_count(1)
    expect(visit.page.locator("#owner")).to_have_text(number)


@at_a_desk
def test_it_gives_another_new_number_when_asked_again(visit: Visit) -> None:
    visit.go("/simulator")
    card = visit.page.locator('[data-person="new"]')
    card.click()
    first = visit.page.locator("#owner").inner_text()
    card.click()
    expect(visit.page.locator("#owner")).not_to_have_text(first)


@on_a_small_screen
def test_it_forgets_who_asks_to_be_forgotten(visit: Visit) -> None:
    visit.go("/simulator")
    _chip(visit, "LOKER PENDOPO").click()
    expect(_answers(visit)).to_have_count(1)
    _type(visit, "HAPUS DATA")
    expect(_answers(visit)).to_have_count(2)
    _type(visit, "YA")
    expect(_answers(visit)).to_have_count(1)
    assert InboundMessage.select().where(InboundMessage.text == "LOKER PENDOPO").count() == 0


@at_a_desk
def test_it_works_from_the_keyboard_alone(visit: Visit) -> None:
    visit.go("/simulator")
    visit.page.locator("#clock").wait_for()
    visit.page.keyboard.type("*111#")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#ussd-text")).to_contain_text("BUKAN PINJOL")
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.type("halo")
    expect(visit.page.locator("#text")).to_have_value("halo")
    visit.page.keyboard.press("Enter")
    expect(_answers(visit)).to_have_count(1)
    assert Contact.select().count() == 1


@at_a_desk
def test_it_says_so_when_there_is_no_network(visit: Visit) -> None:
    visit.go("/simulator")
    _press(visit, "left")
    visit.expected = "net::ERR_FAILED"
    visit.page.route("**/hooks/simulator/sms", lambda route: route.abort())
    _type(visit, "LOKER")
    expect(visit.page.locator("#thread .note")).to_be_visible()
    expect(visit.page.locator("#text")).to_have_value("LOKER")


@at_a_desk
def test_it_goes_on_saying_so_when_an_empty_thread_comes_late(visit: Visit) -> None:
    held = []
    visit.page.route("**/simulator/thread*", lambda route: held.append(route))
    visit.go("/simulator")
    _press(visit, "left")
    visit.expected = "net::ERR_FAILED"
    visit.page.route("**/hooks/simulator/sms", lambda route: route.abort())
    _type(visit, "LOKER")
    note = visit.page.locator("#thread .note")
    expect(note).to_be_visible()
    visit.page.unroute("**/simulator/thread*")
    with visit.page.expect_request("**/simulator/thread*"):  # only once the late one was drawn
        held[0].continue_()
    expect(note).to_be_visible()


@at_a_desk
def test_it_shows_what_the_service_says_to_who_asks_too_much(visit: Visit) -> None:
    visit.go("/simulator")
    visit.expected = "429"
    busy = {"status": 429, "content_type": "text/plain", "body": "Tunggu satu menit.\n"}
    visit.page.route("**/hooks/simulator/*", lambda route: route.fulfill(**busy))
    _press(visit, "left")
    _type(visit, "LOKER")
    expect(visit.page.locator("#thread .note")).to_have_text("Tunggu satu menit.")
    expect(visit.page.locator("#text")).to_have_value("LOKER")
    _chip(visit, "*111#").click()
    expect(visit.page.locator("#ussd-text")).to_have_text("Tunggu satu menit.")
