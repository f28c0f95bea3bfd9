import pytest

from smsgate.i18n import translator
from smsgate.views import OUTSIDE
from smsgate.wording.feet import join_word, last_foot, nearest_foot, news_foot, search_foot
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.segments import septets

JOIN = "DAFTAR PASEMAH AIR KERUH"


@pytest.mark.parametrize(
    ("place", "name", "word"),
    [
        ("16.11.09", "Saling", "DAFTAR SALING"),
        ("16.71", "Kota Palembang", "DAFTAR PALEMBANG"),
        (OUTSIDE, "", "DAFTAR LUAR"),
        (None, "", "DAFTAR"),
        ("16.08", "Kabupaten Ogan Komering Ulu Selatan", "DAFTAR"),
    ],
)
def test_the_word_to_join_names_the_place(place, name, word):
    assert join_word(place, name) == word


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("left", [0, 1, 99])
def test_every_foot_shortens_and_can_be_sent(language, left):
    _ = translator(language)
    feet = (
        search_foot(left, JOIN, _),
        nearest_foot(left, JOIN, _),
        last_foot(JOIN, _),
        news_foot(left, _),
    )
    for forms in feet:
        widths = [septets(form) for form in forms]
        assert widths == sorted(widths, reverse=True)
        assert widths[-1] <= 32
        assert all(is_gsm7(form) for form in forms)


def test_more_is_asked_for_by_one_word():
    _ = translator("id")
    assert all("LANJUT" in form for form in search_foot(4, JOIN, _))
    assert all(form.startswith("+4 lagi: LANJUT") for form in news_foot(4, _))
    assert not any("LANJUT" in form for form in (*search_foot(0, JOIN, _), *news_foot(0, _)))


def test_the_last_page_says_that_it_is():
    assert all(form.startswith("Itu semua.") for form in last_foot(JOIN, translator("id")))
