"""The pages of frequent questions and suggestions, wired to their services."""

import re

import pytest
from flask.testing import FlaskClient

from smsgate.models import FrequentAnswer, Staff, Suggestion
from tests.web.staff.conftest import SignIn, Visitor
from tests.web.staff.test_inbox import texts

FORM = {
    "title_id": "Parkir",
    "title_en": "Parking",
    "words": "parkir motor",
    "text_id": "Parkir gratis di halaman kantor.",
    "text_en": "Parking is free.",
}


@pytest.fixture
def yuni(sign_in: SignIn) -> Visitor:
    client = sign_in("officer")
    Staff.update(language="en").where(Staff.id == client.staff.id).execute()
    return client


def test_it_shows_each_answer_with_how_often_it_was_sent(
    client: FlaskClient, yuni: Visitor
) -> None:
    texts(client, "TANYA kartu kuning", "1")
    page = yuni.get("/staff/content/answers").text
    assert page.count('<tr><th scope="row">') == FrequentAnswer.select().count() == 8
    assert re.search(r'class="text-end"[^>]*>1</td><td class="text-end"[^>]*>0</td>', page)


def test_the_preview_says_in_ones_own_language_what_must_not_be_asked_for(sign_in: SignIn) -> None:
    typed = {"text_id": "Kirim foto KTP Anda."}
    said = sign_in("officer").send("/staff/content/answers/count", typed).text
    assert "minta foto KTP" in said
    assert "asks for a photo" not in said


def test_trying_a_question_shows_what_the_phone_would(yuni: Visitor) -> None:
    found = yuni.get("/staff/content/answers?q=TANYA+syarat+krtu+kuning").text
    assert "AK1 (kartu kuning) gratis" in found
    assert "TANYA PETUGAS</pre>" in found
    assert "it becomes a case" in yuni.get("/staff/content/answers?q=boleh+bawa+anak").text


def test_an_answer_is_written_changed_taken_out_and_sent_again(
    client: FlaskClient, yuni: Visitor
) -> None:
    assert yuni.send("/staff/content/answers/new", FORM).status_code == 303
    row = FrequentAnswer.get(FrequentAnswer.title == "Parkir")
    assert 'value="Parking"' in yuni.get(f"/staff/content/answers/{row.id}").text
    changed = {**FORM, "text_id": "Parkir di belakang kantor."}
    yuni.send(f"/staff/content/answers/{row.id}", changed)
    assert "belakang" in yuni.get("/staff/content/answers?q=parkir+motor").text
    yuni.send(f"/staff/content/answers/{row.id}/retire")
    assert not FrequentAnswer.get_by_id(row.id).active
    yuni.send(f"/staff/content/answers/{row.id}/offer")
    assert FrequentAnswer.get_by_id(row.id).active


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title_id", "", "This field is required"),
        ("title_id", "Upah minimum", "one with this title already"),
        ("words", ",", "at least one way of asking"),
        ("text_id", "x" * 290, "longer than 2 SMS"),
    ],
)
def test_a_refused_form_keeps_what_was_typed(
    yuni: Visitor, field: str, value: str, says: str
) -> None:
    answer = yuni.send("/staff/content/answers/new", {**FORM, field: value})
    assert answer.status_code == 422
    assert says in answer.text
    assert "Parking is free." in answer.text


def test_the_preview_counts_the_line_under_the_text(yuni: Visitor) -> None:
    short = yuni.send("/staff/content/answers/count", {"text_id": "Parkir gratis."}).text
    assert "1 SMS" in short
    assert "TANYA PETUGAS" in short
    assert (
        "longer than 2 SMS"
        in yuni.send("/staff/content/answers/count", {"text_id": "x" * 290}).text
    )


def test_suggestions_are_read_with_numbers_masked_and_by_district(
    client: FlaskClient, yuni: Visitor, sign_in: SignIn
) -> None:
    assert "No suggestion yet" in yuni.get("/staff/reports/feedback").text
    texts(client, "DAFTAR SALING", "1")
    contact = texts(client, "SARAN telepon saya 081200001234 <b>sore</b>", "2")
    page = yuni.get("/staff/reports/feedback").text
    assert "081200001234" not in page
    assert "&lt;b&gt;sore" in page
    assert "Saling" in page
    assert f"/staff/inbox/{contact}" in page
    elsewhere = yuni.get("/staff/reports/feedback?district=16.11.02").text
    assert "sore" not in elsewhere
    assert "No suggestion from there" in elsewhere
    far = sign_in("officer", districts=("16.11.02",))
    assert "sore" not in far.get("/staff/reports/feedback").text
    Suggestion.update(text=None, contact=None).execute()
    assert "no longer kept" in yuni.get("/staff/reports/feedback").text


def test_the_reports_tell_marks_and_answers(client: FlaskClient, yuni: Visitor) -> None:
    texts(client, "NILAI 4", "1")
    texts(client, "TANYA kartu kuning", "2")
    page = yuni.get("/staff/reports").text
    assert "How satisfied people are" in page
    table = yuni.get("/staff/reports/satisfaction.csv").text.splitlines()
    assert ",1,4.0,0,0,0,0,1,0,0" in table[1]
    answers = yuni.get("/staff/reports/answers.csv").text
    assert "Kartu AK-1 (kartu kuning),1,0" in answers
    assert "How satisfied people are" in yuni.get("/staff/").text


def test_the_inbox_shows_a_case_and_finds_it(client: FlaskClient, yuni: Visitor) -> None:
    contact = texts(client, "TANYA boleh bawa anak?", "1")
    assert "Case 1" in yuni.get("/staff/inbox").text
    thread = yuni.get(f"/staff/inbox/{contact}").text
    assert "<b>Case 1</b> Question" in thread
    assert "Kasus 1:" in thread
    assert f"/staff/inbox/{contact}" in yuni.get("/staff/inbox?q=kasus+1").text
    assert "Nothing found" in yuni.get("/staff/inbox?q=kasus+99").text
