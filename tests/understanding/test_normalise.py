"""Tokens from texts as they come: signs, spaces, capitals, letters that only look alike."""

import pytest

from smsgate.understanding.normalise import (
    READ_LIMIT,
    Kind,
    is_shortened,
    skeleton,
    squeeze,
    tokenise,
)


def _texts(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("LOKER#TEBING*TINGGI", ["loker", "tebing", "tinggi"]),
        ("loker-sopir_saling/pendopo", ["loker", "sopir", "saling", "pendopo"]),
        ("loker\npendopo", ["loker", "pendopo"]),
        ("LAMAR1023", ["lamar", "1023"]),
        ("JEDA14", ["jeda", "14"]),
        ("info 1O23", ["info", "1023"]),
        ("info 1.023", ["info", "1023"]),
        ("INFO 1 0 2 3", ["info", "1023"]),
        ("L O K E R pendopo", ["loker", "pendopo"]),
        ("l0ker p3ndopo", ["loker", "pendopo"]),
        ("lokeeeerr", ["lokerr"]),
        ("ＬＯＫＥＲ　pendopó", ["loker", "pendopo"]),
        ("lоkеr", ["loker"]),
        ("lo\u200bker\x00", ["loker"]),
        ("1️⃣", ["1"]),
        ("٢", ["2"]),
        ("assalamu'alaikum", ["assalamualaikum"]),
        ("ak1 d3 s1ekonomi", ["ak1", "d3", "s1", "ekonomi"]),
        ("no2", ["no", "2"]),
        ("😂😂", []),
        ("", []),
    ],
)
def test_it_finds_the_tokens(text: str, tokens: list[str]) -> None:
    assert _texts(text) == tokens


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("0812-0000-7788", Kind.PHONE),
        ("+62 812 0000 6789", Kind.PHONE),
        ("Rp350.000", Kind.MONEY),
        ("2,5 juta", Kind.MONEY),
        ("300rebu", Kind.MONEY),
        ("$1500", Kind.MONEY),
        ("*123*7#", Kind.SHORT_CODE),
        ("https://a.example/b", Kind.LINK),
        ("bit.ly/kerja", Kind.LINK),
        ("17.00", Kind.TIME),
        ("1023", Kind.NUMBER),
    ],
)
def test_it_tells_what_a_token_is_made_of(text: str, kind: Kind) -> None:
    assert [token.kind for token in tokenise(text)] == [kind]


@pytest.mark.parametrize("text", ["LOKER  Tebing-Tinggi!", "ＬＯＫＥＲ é Pendopo"])
def test_it_knows_where_each_token_stood(text: str) -> None:
    spans = [text[token.start : token.end] for token in tokenise(text)]
    assert spans == [part.strip("-! ") for part in text.replace("-", " ").split()]


def test_it_reads_no_more_than_its_limit() -> None:
    assert tokenise("a" * 5000)[0].end == READ_LIMIT


def test_it_marks_where_a_sentence_breaks() -> None:
    assert [token.breaks for token in tokenise("satu dua, tiga. empat-lima")] == [
        False,
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("word", "single"), [("tinggi", "tingi"), ("lokkerr", "loker")])
def test_it_squeezes_doubled_letters(word: str, single: str) -> None:
    assert squeeze(word) == single


@pytest.mark.parametrize(
    ("short", "full"),
    [("tbg", "tebing"), ("pndpo", "pendopo"), ("lwgn", "lowongan"), ("dftr", "daftar")],
)
def test_it_knows_a_shortened_word_by_its_consonants(short: str, full: str) -> None:
    assert skeleton(short) == skeleton(full)
    assert is_shortened(short)
    assert not is_shortened(full)
