"""The texts to those who applied: one segment with the longest real names, in both languages."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from smsgate.config import WIB
from smsgate.i18n import translator
from smsgate.views import VacancyView
from smsgate.wording import gsm7
from smsgate.wording.applicants import WHY, Invitation, closed, hired, invited, refused
from smsgate.wording.segments import count

LONGEST = VacancyView(
    code=12345,
    title="Penyelia operasional pabrik kelapa sawit wilayah Tebing Tinggi",
    employer="PT Perkebunan Nusantara Sumber Makmur Sejahtera Abadi",
    place="16.11.07",
    place_name="Tebing Tinggi",
    expires_on=date(2026, 12, 24),
)
SHORT = replace(LONGEST, code=1031, title="Sopir", employer="CV Maju")
AT = datetime(2026, 11, 26, 9, 0, tzinfo=WIB)
PLACE = "Jl. Lintas Sumatra Km 12, Kelumpang Jaya"
LINK = "https://meet.google.com/abc-defg-hij"

LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])
VACANCIES = pytest.mark.parametrize("vacancy", [SHORT, LONGEST], ids=["short", "longest"])


@LANGUAGES
@VACANCIES
@pytest.mark.parametrize(
    "to",
    [
        Invitation(at=AT, place=PLACE),
        Invitation(at=AT, link=LINK),
        Invitation(at=AT, place="Kantor CV Maju", note="Bawa SIM asli", again=True),
    ],
    ids=["onsite", "online", "again"],
)
def test_an_invitation_is_one_segment_and_whole_where_it_matters(vacancy, to, language):
    text = invited(vacancy, to, translator(language))
    assert gsm7.is_gsm7(text)
    assert count(text).segments == 1, text
    number = {"id": "omor Anda", "en": "our number"}[language]
    for part in (to.place, to.link, "26 Nov", "09.00", f"YA {vacancy.code}", number):
        assert part in text


@LANGUAGES
def test_place_and_a_long_link_may_take_two(language):
    link = "https://us05web.zoom.us/j/12345678901?pwd=" + "a" * 60
    text = invited(LONGEST, Invitation(at=AT, place=PLACE, link=link), translator(language))
    assert count(text).segments == 2
    assert link in text


@LANGUAGES
def test_the_note_is_told_where_there_is_room(language):
    text = invited(SHORT, Invitation(at=AT, place="Toko", note="Bawa SIM"), translator(language))
    assert "Bawa SIM" in text
    assert count(text).segments == 1


@LANGUAGES
@VACANCIES
def test_every_decision_is_one_segment(vacancy, language):
    _ = translator(language)
    texts = [hired(vacancy, _), closed(vacancy, _, interview=True)]
    for text in [*texts, *(refused(vacancy, reason, _) for reason in WHY)]:
        assert gsm7.is_gsm7(text)
        assert count(text).segments == 1, text
        assert str(vacancy.code) in text
