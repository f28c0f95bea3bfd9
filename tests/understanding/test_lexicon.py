"""Known words, and the nearest one to a misspelt word."""

import pytest

from smsgate.understanding.lexicon import Use, known
from smsgate.understanding.spelling import error_limit, nearest


@pytest.mark.parametrize(
    ("typed", "word", "use"),
    [
        ("lowongan", "loker", Use.KEYWORD),
        ("lokernya", "loker", Use.KEYWORD),
        ("kerjo", "kerja", Use.KEYWORD),
        ("tanye", "tanya", Use.KEYWORD),
        ("supir", "sopir", Use.JOB),
        ("nurse", "perawat", Use.JOB),
        ("cook", "juru masak", Use.JOB),
        ("stopp", "berhenti", Use.KEYWORD),
        ("cekk", "cek", Use.KEYWORD),
        ("mang", "mang", Use.POLITE),
    ],
)
def test_it_knows_words_and_their_forms(typed: str, word: str, use: Use) -> None:
    entry = known(typed)
    assert entry is not None
    assert (entry.text, entry.use) == (word, use)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("lokre", "loker"),
        ("lowonan", "loker"),
        ("dafter", "daftar"),
        ("berhnet", "berhenti"),
        ("sopr", "sopir"),
        ("penjhit", "penjahit"),
        ("prwt", "perawat"),
        ("btal", "batal"),
        ("idan", "bidan"),
        ("gulu", "guru"),
        ("lanju", "lanjut"),
    ],
)
def test_it_finds_what_a_misspelt_word_should_be(typed: str, word: str) -> None:
    entry = nearest(typed)
    assert entry is not None
    assert entry.text == word
    assert entry.score < 1


@pytest.mark.parametrize("word", ["melawan", "mengatur", "asdfgh", "xq", "kotagading"])
def test_it_does_not_correct_what_is_another_word(word: str) -> None:
    entry = known(word) or nearest(word)
    assert entry is None or entry.use is Use.OTHER


def test_it_wants_short_words_exact() -> None:
    assert [error_limit(length) for length in (3, 4, 7, 12)] == [0, 1, 2, 3]
