import pytest

from smsgate.i18n import translator
from smsgate.views import OUTSIDE
from smsgate.wording.gsm7 import is_gsm7
from smsgate.wording.heads import (
    Near,
    Sought,
    jobs,
    nearest_head,
    news_head,
    search_head,
    today_head,
)
from smsgate.wording.segments import septets
from tests.wording.demo import IN_BOTH_LANGUAGES, TODAY, place_names

ID, EN = translator("id"), translator("en")
SALING = Sought(place="16.11.09", name="Saling")


@pytest.mark.parametrize(
    ("sought", "indonesian", "english"),
    [
        (SALING, "Loker Saling", "Jobs in Saling"),
        (
            Sought(place="16.11.02", name="Pendopo", words=("sopir", "truk")),
            "Loker sopir truk Pendopo",
            "Jobs sopir truk in Pendopo",
        ),
        (Sought(words=("guru",)), "Loker guru", "Jobs guru"),
        (Sought(), "Loker", "Jobs"),
        (Sought(place=OUTSIDE), "Loker luar daerah", "Jobs in other regions"),
    ],
)
def test_it_says_what_was_looked_for(sought, indonesian, english):
    assert (jobs(sought, ID), jobs(sought, EN)) == (indonesian, english)


@pytest.mark.parametrize(
    ("start", "shown", "head"),
    [
        (0, 3, "Loker Saling 3 dr 7:"),
        (3, 3, "Loker Saling 4-6 dr 7:"),
        (6, 1, "Loker Saling 7 dr 7:"),
    ],
)
def test_it_counts_what_was_told(start, shown, head):
    assert search_head(SALING, start, shown, 7, ID) == (head,)


def test_what_is_nearest_is_told_with_its_distance_where_there_is_room():
    near = [Near(name="Tebing Tinggi", km=11.2), Near(name="Talang Padang", km=None)]
    assert nearest_head(SALING, near, ID) == (
        "Loker Saling blm ada. Terdekat Tebing Tinggi 11 km, Talang Padang:",
        "Loker Saling blm ada. Terdekat Tebing Tinggi, Talang Padang:",
        "Loker Saling blm ada. Terdekat Tebing Tinggi:",
    )
    assert nearest_head(SALING, [], ID) == ("Loker Saling blm ada. Di tempat lain:",)


def test_news_has_its_day():
    assert news_head(SALING, TODAY, ID) == "Loker baru Saling 24/11:"
    assert news_head(Sought(words=("sopir",)), TODAY, ID) == "Loker baru sopir 24/11:"
    assert news_head(Sought(), TODAY, EN) == "New jobs 24/11:"
    assert today_head(SALING, 3, 5, ID) == ("Loker Saling hari ini 3 dr 5:",)


@IN_BOTH_LANGUAGES
def test_a_head_stays_short_for_the_longest_names_and_words(translate):
    words = ("pramuniaga", "minimarket", "serba", "ada")
    for name in place_names():
        sought = Sought(place="1", name=name, words=words)
        heads = (
            *search_head(sought, 10, 10, 999, translate),
            nearest_head(sought, [Near(name=name, km=99.0)], translate)[-1],
            news_head(sought, TODAY, translate),
        )
        assert all(is_gsm7(head) and septets(head) <= 110 for head in heads)
