"""The slang table as it is used for reading."""

import pytest

from smsgate.understanding.slang import standard


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("gak", "tidak"),
        ("dide", "tidak"),
        ("lokak", "loker"),
        ("lowongan kerja", "loker"),
        ("gawe", "kerja"),
        ("makasih", "makasih"),
        ("terima kasih", "makasih"),
        ("dftr", "daftar"),
        ("pendopo", "pendopo"),
    ],
)
def test_it_gives_the_standard_word(typed: str, word: str) -> None:
    assert standard(typed) == word


@pytest.mark.parametrize("word", ["tolong", "bantu", "batal", "cv", "satpam", "plg"])
def test_it_leaves_words_that_the_table_explains_but_nobody_means_so(word: str) -> None:
    assert standard(word) == word
