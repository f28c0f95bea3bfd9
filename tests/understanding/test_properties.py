"""Whatever comes in is read, the same each time, and soon."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgate.understanding import Intent, Reader, load_default

READER = Reader(load_default())
_WORDS = (
    *(
        "loker",
        "pendopo",
        "STOP",
        "daftar",
        "1023",
        "sopir",
        "tebing",
        "tinggi",
        "ya",
        "0812",
        "di",
    ),
    *("*", "#", "?", ",", "lokersaling"),
)
_PHRASES = st.lists(st.sampled_from(_WORDS) | st.text(max_size=8), max_size=12).map(" ".join)


@given(st.text() | _PHRASES)
@settings(max_examples=300, deadline=None)
def test_it_reads_any_text_and_reads_it_the_same(text: str) -> None:
    first, again = READER.read(text), READER.read(text)
    assert first == again
    assert first.text == text
    assert isinstance(first.intent, Intent)
    assert 0 <= first.confidence <= 1
    assert first.reasons


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5000,
        "loker " * 1000,
        "lokertebingtinggi" * 300,
        "xqzvw" * 1000,
        "pendpo tebng " * 400,
        "\x00" * 5000,
        "😂" * 5000,
        "مرحبا " * 900,
        "1 " * 2500,
        "1" * 5000,
        "(" * 5000,
        "kirim ketik " * 400,
    ],
)
def test_it_takes_no_long_time_over_anything(text: str) -> None:
    start = perf_counter()
    READER.read(text)
    assert perf_counter() - start < 2
