"""The pages of the inbox, wired to its services."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from smsgate.models import (
    CannedReply,
    Contact,
    Conversation,
    ConversationNote,
    InboundMessage,
    OfficerMessage,
    OutboundMessage,
    Staff,
    utcnow,
)
from tests.web.conftest import Bell
from tests.web.staff.conftest import SignIn, Visitor

PHONE = "+6284000000077"


def texts(client: FlaskClient, words: str, key: str = "1", phone: str = PHONE) -> int:
    """Somebody writes; the contact's number."""
    client.post("/hooks/simulator/sms", json={"from": phone, "text": words, "id": key})
    return Contact.get(Contact.phone == phone).id


def form(page: str, action: str) -> dict[str, str]:
    """The hidden fields of a form."""
    (inside,) = re.findall(
        rf'<form[^>]*action="[^"]*{action}[^"]*"[^>]*>(.*?)</form>', page, re.DOTALL
    )
    fields = re.findall(r"<input[^>]*>", inside)
    found = {}
    for field in fields:
        name, value = re.search(r'name="([^"]*)"', field), re.search(r'value="([^"]*)"', field)
        if name and 'type="hidden"' in field:
            found[name[1]] = value[1] if value else ""
    return found


def officer(sign_in: SignIn, name: str) -> Visitor:
    client = sign_in("officer")
    Staff.update(name=name, language="en").where(Staff.id == client.staff.id).execute()
    return client


@pytest.fixture
def yuni(sign_in: SignIn) -> Visitor:
    return officer(sign_in, "Yuni")


@pytest.fixture
def asked(client: FlaskClient, yuni: Visitor) -> int:
    return texts(client, "TANYA syarat SIM")


def test_it_teaches_while_nobody_waits(yuni: Visitor) -> None:
    page = yuni.get("/staff/inbox")
    assert page.status_code == 200
    assert 'class="empty"' in page.text


def test_it_shows_a_question_and_opens_it(yuni: Visitor, asked: int) -> None:
    page = yuni.get("/staff/inbox").text
    assert "TANYA syarat SIM" in page
    assert f"/staff/inbox/{asked}" in page
    assert PHONE not in page
    assert "0840xxxx0077" in page
    thread = yuni.get(f"/staff/inbox/{asked}").text
    assert thread.count("TANYA syarat SIM") == 2
    assert "unread" not in yuni.get("/staff/inbox").text


def test_an_answer_is_queued_and_can_be_taken_back(yuni: Visitor, asked: int, bell: Bell) -> None:
    hidden = form(yuni.get(f"/staff/inbox/{asked}").text, f"{asked}/answer")
    rung = bell.rung
    done = yuni.send(f"/staff/inbox/{asked}/answer", {**hidden, "text": "Bawa ijazah, gratis."})
    assert done.status_code == 303
    assert bell.rung == rung + 1
    message = OfficerMessage.get().message
    page = yuni.get(done.location).text
    assert f"answer/{message.id}/take-back" in page
    back = yuni.send(f"/staff/inbox/{asked}/answer/{message.id}/take-back")
    assert "Bawa ijazah, gratis.</textarea>" in yuni.get(back.location).text
    assert OutboundMessage.get_by_id(message.id).state == "cancelled"


def test_two_clicks_are_one_answer(yuni: Visitor, asked: int) -> None:
    hidden = form(yuni.get(f"/staff/inbox/{asked}").text, f"{asked}/answer")
    for _ in range(2):
        sent = yuni.send(f"/staff/inbox/{asked}/answer", {**hidden, "text": "Bawa ijazah."})
        assert sent.status_code == 303
    assert OfficerMessage.select().count() == 1


def test_an_answer_is_held_back_by_news_and_its_words_are_kept(
    yuni: Visitor, asked: int, client: FlaskClient
) -> None:
    hidden = form(yuni.get(f"/staff/inbox/{asked}").text, f"{asked}/answer")
    texts(client, "eh sudah dapat qwrt", "2")
    held = yuni.send(f"/staff/inbox/{asked}/answer", {**hidden, "text": "Bawa ijazah."})
    assert held.status_code == 409
    assert "Bawa ijazah.</textarea>" in held.text
    assert "<blockquote>" in held.text
    again = form(held.text, f"{asked}/answer")
    sent = yuni.send(f"/staff/inbox/{asked}/answer", {**again, "text": "Bawa ijazah."})
    assert sent.status_code == 303


def test_no_words_are_refused_beside_the_field(yuni: Visitor, asked: int) -> None:
    hidden = form(yuni.get(f"/staff/inbox/{asked}").text, f"{asked}/answer")
    refused = yuni.send(f"/staff/inbox/{asked}/answer", {**hidden, "text": " "})
    assert refused.status_code == 422
    assert 'id="text-fault"' in refused.text


def test_news_come_without_reloading(yuni: Visitor, asked: int, client: FlaskClient) -> None:
    page = yuni.get(f"/staff/inbox/{asked}").text
    news = re.search(r'hx-get="([^"]*/news[^"]*)"', page)[1].replace("&amp;", "&")
    assert yuni.get(news).status_code == 204
    texts(client, "eh sudah dapat qwrt", "2")
    fresh = yuni.get(news)
    assert "eh sudah dapat qwrt" in fresh.text
    assert 'id="news" hx-swap-oob' in fresh.text
    listed = re.search(r'hx-get="([^"]*/list[^"]*)"', page)[1].replace("&amp;", "&")
    assert yuni.get(listed).status_code == 200


def test_the_list_is_quiet_while_nothing_changes(yuni: Visitor, asked: int) -> None:
    listed = re.search(r'hx-get="([^"]*/list[^"]*)"', yuni.get("/staff/inbox").text)[1]
    assert yuni.get(listed.replace("&amp;", "&")).status_code == 204


def test_an_answer_whose_ten_seconds_are_over_is_rung_for(
    yuni: Visitor, asked: int, bell: Bell, time_machine
) -> None:
    hidden = form(yuni.get(f"/staff/inbox/{asked}").text, f"{asked}/answer")
    yuni.send(f"/staff/inbox/{asked}/answer", {**hidden, "text": "Bawa ijazah."})
    rung = bell.rung
    yuni.get(f"/staff/inbox/{asked}/news")
    assert bell.rung == rung
    time_machine.shift(11)
    yuni.get(f"/staff/inbox/{asked}/news")
    assert bell.rung == rung + 1


def test_a_colleague_with_the_thread_open_is_named(
    yuni: Visitor, asked: int, sign_in: SignIn
) -> None:
    budi = officer(sign_in, "Budi")
    yuni.get(f"/staff/inbox/{asked}")
    assert "Yuni" in budi.get(f"/staff/inbox/{asked}/news").text
    assert "Budi" in yuni.get(f"/staff/inbox/{asked}/news").text


def test_it_is_assigned_labelled_moved_noted_closed_and_opened(yuni: Visitor, asked: int) -> None:
    at = f"/staff/inbox/{asked}"
    yuni.send(f"{at}/assign", {"to": yuni.staff.id})
    yuni.send(f"{at}/label", {"label": "1,1"})
    yuni.send(f"{at}/move", {"area": "16.11.02"})
    yuni.send(f"{at}/note", {"note-text": "Sudah ditelepon.", "note-token": "n"})
    page = yuni.get(at).text
    assert "Sudah ditelepon." in page
    assert 'aria-pressed="true"' in page
    row = Conversation.get()
    assert (row.assignee, row.area) == (yuni.staff, "16.11.02")
    assert yuni.send(f"{at}/close").status_code == 303
    assert Conversation.get().state == "closed"
    yuni.send(f"{at}/reopen?undo=1")
    assert (Conversation.get().state, Conversation.get().waiting_since) == ("open", row.opened_at)


def test_a_note_too_long_is_kept_in_the_form(yuni: Visitor, asked: int) -> None:
    words = "catatan " * 400
    refused = yuni.send(f"/staff/inbox/{asked}/note", {"note-text": words, "note-token": "n"})
    assert refused.status_code == 422
    assert words.strip() in refused.text
    assert ConversationNote.select().count() == 0


def test_what_was_not_understood_is_put_aside(yuni: Visitor, client: FlaskClient) -> None:
    contact = texts(client, "asdf qwrt")
    assert "asdf qwrt" not in yuni.get("/staff/inbox").text
    assert "asdf qwrt" in yuni.get("/staff/inbox?show=unclear").text
    yuni.send("/staff/inbox/dismiss", {"contact": [contact, "x", -1]})
    assert InboundMessage.get().flag == "seen"
    assert "asdf qwrt" not in yuni.get("/staff/inbox?show=unclear").text


def test_a_text_is_counted_as_it_will_be_sent(yuni: Visitor) -> None:
    counted = yuni.send("/staff/inbox/count", {"text": "“Kirim foto KTP” 1611041203880001"}).text
    assert "&#34;Kirim foto KTP&#34;" in counted
    assert counted.count('class="fault"') == 2
    assert "Rp350" in counted


@pytest.mark.parametrize(
    "query",
    [
        "show=x&page=-1&label=x&district=%00&topic=%00&q=%00",
        "page=99999999999999999999&label=99999999999999999999999",
        "show=unclear&before=x",
        "show=unclear&before=2026-11-24",
        "q=%25_%5C'%22",
        "q=0812",
        "show=overdue&district=16.11.02&topic=ask&label=1",
    ],
)
def test_no_address_breaks_it(yuni: Visitor, asked: int, query: str) -> None:
    assert yuni.get(f"/staff/inbox?{query}").status_code == 200
    assert yuni.get(f"/staff/inbox/{asked}?{query}&draft=x&before=x").status_code == 200


@pytest.mark.parametrize("path", ["999", "99999999999999999999", "0/news"])
def test_who_is_not_there_is_not_found(yuni: Visitor, path: str) -> None:
    assert yuni.get(f"/staff/inbox/{path}").status_code == 404


def test_other_districts_are_not_shown(asked: int, client: FlaskClient, sign_in: SignIn) -> None:
    Conversation.update(area="16.11.02").execute()
    near, far = sign_in(districts=["16.11.02"]), sign_in(districts=["16.11.01"])
    assert "TANYA syarat" in near.get("/staff/inbox").text
    assert "TANYA syarat" not in far.get("/staff/inbox").text
    assert far.get(f"/staff/inbox/{asked}").status_code == 404
    assert far.send(f"/staff/inbox/{asked}/close").status_code == 404


@pytest.mark.parametrize("role", ["viewer", "verifier"])
def test_it_is_for_those_who_answer(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get("/staff/inbox").status_code == 403


def test_ready_answers_are_written_and_offered(yuni: Visitor, asked: int) -> None:
    assert 'class="empty"' in yuni.get("/staff/content").text
    typed = {"title": "Syarat AK1", "text_id": "Ijazah, foto 3x4…", "text_en": "Diploma, photos"}
    assert yuni.send("/staff/content/new", typed).status_code == 303
    row = CannedReply.get()
    assert row.texts == {"id": "Ijazah, foto 3x4...", "en": "Diploma, photos"}
    assert 'value="Ijazah, foto 3x4..."' in yuni.get(f"/staff/inbox/{asked}").text
    again = yuni.send("/staff/content/new", typed)
    assert again.status_code == 422
    assert "Ijazah, foto 3x4" in again.text
    yuni.send(f"/staff/content/{row.id}/retire")
    assert 'value="Ijazah' not in yuni.get(f"/staff/inbox/{asked}").text
    yuni.send(f"/staff/content/{row.id}/offer")
    changed = {**typed, "title": "AK1", "text_en": ""}
    assert yuni.send(f"/staff/content/{row.id}", changed).status_code == 303
    assert CannedReply.get().texts == {"id": "Ijazah, foto 3x4..."}
    assert yuni.get(f"/staff/content/{row.id}").status_code == 200
    assert yuni.send("/staff/content/count", {"text_id": "Halo"}).status_code == 200


def test_labels_are_added_and_taken_out(yuni: Visitor, asked: int) -> None:
    assert yuni.send("/staff/content/labels", {"name": "Disabilitas"}).status_code == 303
    assert yuni.send("/staff/content/labels", {"name": "Disabilitas"}).status_code == 422
    assert "Disabilitas" in yuni.get(f"/staff/inbox/{asked}").text
    yuni.send("/staff/content/labels/6", {"retired": "1"})
    assert "Disabilitas" not in yuni.get(f"/staff/inbox/{asked}").text


def test_a_thread_opens_while_a_text_of_ours_waits_for_its_hour(asked: int, yuni: Visitor) -> None:
    later = utcnow() + timedelta(hours=3)
    OutboundMessage.update(state="queued", not_before=later).execute()
    assert "leaves " in yuni.get(f"/staff/inbox/{asked}").text


def test_a_number_somebody_named_is_whole_in_the_thread_alone(
    client: FlaskClient, yuni: Visitor
) -> None:
    reporter = texts(client, "LAPOR 081200001234 minta uang")
    assert "081200001234" not in yuni.get("/staff/inbox").text
    texts(client, "xkcd 081200001234 zzz", "2", "+6284000000079")
    assert "zzz" in yuni.get("/staff/inbox?show=unclear").text
    assert "081200001234" not in yuni.get("/staff/inbox?show=unclear").text
    thread = yuni.get(f"/staff/inbox/{reporter}").text
    assert thread.count("081200001234") == thread.count("LAPOR 081200001234") > 0
