import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgate.wording.gsm7 import ALPHABET
from smsgate.wording.segments import septets
from smsgate.wording.shortening import first_words, short_name, shorten


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Sopir truk", 10, "Sopir truk"),
        ("Sopir truk pasir", 13, "Sopir truk.."),
        ("Sopir, kenek", 9, "Sopir.."),
        ("Pramuniaga", 7, "Pramu.."),
    ],
)
def test_it_cuts_between_words(text, limit, short):
    assert shorten(text, limit) == short


def test_it_does_not_end_with_a_word_that_says_nothing():
    assert first_words("Kebun milik Pak Harun", 16) == "Kebun milik"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("CV Maju Bersama", "CV Maju"),
        ("PKS Sawit Lawang", "PKS Sawit"),
        ("Minimarket Sinar Jaya", "Sinar Jaya"),
        ("Kebun Pak Harun", "Pak Harun"),
        ("Pesantren Al Barokah", "Al Barokah"),
        ("Toko Berkah", "Toko Berkah"),
        ("Perkebunanrakyatbersama", "Perkebunanrak"),
    ],
)
def test_a_name_is_known_by_a_part_of_it(name, short):
    assert short_name(name, 13) == short


@given(st.text(sorted(ALPHABET), max_size=80), st.integers(4, 60))
def test_nothing_is_longer_than_allowed(text, limit):
    for short in (shorten(text, limit), first_words(text, limit), short_name(text, limit)):
        assert septets(short) <= limit
