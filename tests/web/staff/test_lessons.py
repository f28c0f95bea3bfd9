"""The page of the tips: series by series, changed with a preview, ordered, taken out, restored."""

from smsgate.services.learning import book
from tests.web.staff.conftest import SignIn

CV = "/staff/content/lessons/cv/1"


def test_it_lists_every_series_with_its_word(sign_in: SignIn) -> None:
    page = sign_in("officer").get("/staff/content/lessons").text
    for word in ("TIPS CV", "TIPS MINGGU PERTAMA", "TIPS PINJOL"):
        assert word in page
    assert page.count("<li") >= 39


def test_it_changes_and_restores_a_tip(sign_in: SignIn) -> None:
    client = sign_in("officer")
    sent = client.send(CV, {"text_id": "Hari ini: tulis", "text_en": "Today: write"})
    assert sent.status_code == 303
    assert book.told("cv")[0].text("id") == "Hari ini: tulis"
    assert client.send(f"{CV}/restore").status_code == 303
    assert not book.of("cv")[0].edited


def test_it_keeps_what_was_typed_when_it_is_too_long(sign_in: SignIn) -> None:
    client = sign_in("officer")
    sent = client.send(CV, {"text_id": "Hari ini", "text_en": "today " * 40})
    assert sent.status_code == 422
    assert "today today" in sent.text
    assert 'id="text_en-fault"' in sent.text


def test_it_orders_takes_out_and_tells_again(sign_in: SignIn) -> None:
    client = sign_in("officer")
    client.send(f"{CV}/move", {"up": "0"})
    assert [lesson.number for lesson in book.told("cv")[:2]] == [2, 1]
    client.send(f"{CV}/retire")
    assert 1 not in [lesson.number for lesson in book.told("cv")]
    client.send(f"{CV}/offer")
    assert len(book.told("cv")) == 6


def test_it_shows_the_phone_while_one_types(sign_in: SignIn) -> None:
    client = sign_in("officer")
    shown = client.send(f"{CV}/preview", {"text_en": "Today: write one thing"}).text
    assert "CV 1/6: Today: write one thing" in shown
    assert "Reply LANJUT" in shown
    assert client.send("/staff/content/lessons/xx/1/preview").status_code == 404
