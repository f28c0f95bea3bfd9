"""Which ready answer a question calls for: with typing errors, in any order, and only when it is clear."""

import pytest

from smsgate.understanding.matching import clear_match

WAYS = {
    1: ("ak1", "kartu kuning"),
    2: ("jam kantor", "kantor buka"),
    3: ("upah minimum",),
    4: ("gaji belum dibayar", "upah"),
}


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("syarat bikin kartu kuning apa aja pak", 1),
        ("AK-1", 1),
        ("krtu kuninng", 1),
        ("kuning kartunya", 1),
        ("kapan kantornya buka?", 2),
        ("upah minimum berapa", 3),
        ("gaji saya belum juga di bayar", 4),
        ("gaji saya blm dibayar bos", 4),
        ("kartu merah", None),
        ("kartu kuning dan jam kantor", None),
        ("anak saya sakit apakah boleh izin", None),
        ("", None),
        ("?!", None),
    ],
)
def test_it_finds_the_one_that_is_clear(question: str, key: int | None) -> None:
    assert clear_match(question, WAYS) == key


def test_it_leaves_a_long_story_to_a_person() -> None:
    story = "saya dulu kerja di kebun lalu pindah ke pasar lalu sakit dan sekarang perlu kartu kuning lagi"
    assert clear_match("perlu kartu kuning", WAYS) == 1
    assert clear_match(story, WAYS) is None
