"""Glued words are taken apart, broken ones put together."""

import pytest

from smsgate.understanding import Gazetteer
from smsgate.understanding.gluing import unglue
from smsgate.understanding.normalise import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LOKERSALING", ["loker", "saling"]),
        ("lokersopirpendopo", ["loker", "sopir", "pendopo"]),
        ("DAFTARTEBINGTINGGI", ["daftar", "tebingtinggi"]),
        ("lokerdipendopo", ["loker", "di", "pendopo"]),
        ("LOKERTEBINGTINGI", ["loker", "tebingtingi"]),
        ("lokerkasirtalangpdang", ["loker", "kasir", "talang", "pdang"]),
        ("lokersoprpendopobarat", ["loker", "sopr", "pendopobarat"]),
        ("regpaiker", ["reg", "paiker"]),
        ("salingloker", ["saling", "loker"]),
        ("BAHASAEN", ["bahasa", "en"]),
        ("lowongankerjatebingtinggi", ["lowongan", "kerja", "tebingtinggi"]),
        ("lo ker pendopo", ["loker", "pendopo"]),
        ("terima kasih", ["terima kasih"]),
    ],
)
def test_it_finds_the_words(gazetteer: Gazetteer, text: str, words: list[str]) -> None:
    parts = unglue(tokenise(text), gazetteer.holds, gazetteer.nearness)
    assert [part.text for part in parts] == words


@pytest.mark.parametrize("word", ["lowongaan", "indomaret", "pengangguran", "kungkilan", "asdfghj"])
def test_it_leaves_single_words_whole(gazetteer: Gazetteer, word: str) -> None:
    assert len(unglue(tokenise(word), gazetteer.holds, gazetteer.nearness)) == 1


def test_it_shares_the_span_out(gazetteer: Gazetteer) -> None:
    parts = unglue(tokenise("LOKERSALING"), gazetteer.holds, gazetteer.nearness)
    assert [(part.start, part.end) for part in parts] == [(0, 5), (5, 11)]
