import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgate.wording.gsm7 import ALPHABET, is_gsm7, one_line, to_gsm7
from tests.wording.demo import place_names


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("“Ayo”, kata ‘Bu Ani’", "\"Ayo\", kata 'Bu Ani'"),
        ("«kata» „kata‟ ‹k›", '"kata" "kata" \'k\''),
        ("jam 8–16 — tiap hari", "jam 8-16 - tiap hari"),
        ("dan seterusnya…", "dan seterusnya..."),
        ("3\u00a0jt\u2009sebulan", "3 jt sebulan"),
        ("Rp٣٫٥ ۴ ५", "Rp3?5 4 5".replace("?", "")),
        ("½ hari, 10 m²", "1/2 hari, 10 m2"),
        ("Semangat 💪🏽 kawan\u200d!", "Semangat  kawan!"),
        ("ç ş đ ł ı œ ﬁ Ａｂ", "c s d l i oe fi Ab"),
        ("e\u0301 é ñ ü à", "é é ñ ü à"),
        ("a`b´c", "a'b'c"),
        ("• satu → dua ≤ 3 × 4", "- satu -> dua <= 3 x 4"),
        ("[ya] {a|b} ~ ^ \\ €5", "[ya] {a|b} ~ ^ \\ €5"),
        ("\u2028baris\tbaru\x00\x1b", "\nbaris baru"),
        ("№ 5 ™ © ℃", "No 5 TM (c) oC"),
        ("【ya】", "(ya)"),
        ("مرحبا", "?????"),
        ("\ud83d", ""),
    ],
)
def test_it_writes_other_signs_in_the_plain_alphabet(typed, sent):
    assert to_gsm7(typed) == sent


@given(st.text())
def test_everything_becomes_sendable_and_stays_so(text):
    once = to_gsm7(text)
    assert is_gsm7(once)
    assert to_gsm7(once) == once


@given(st.text(alphabet=sorted(ALPHABET)))
def test_what_can_be_sent_is_left_as_written(text):
    assert to_gsm7(text) == text


def test_a_part_of_our_sentence_has_no_breaks():
    assert one_line(" Kasir\r\n toko  \n baru ") == "Kasir toko baru"


def test_all_place_names_can_be_sent():
    assert [name for name in place_names() if not is_gsm7(name)] == []
