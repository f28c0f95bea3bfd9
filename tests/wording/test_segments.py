import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from smsgate.wording.gsm7 import BASIC, EXTENSION
from smsgate.wording.segments import Count, capacity, count, septets


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", Count("gsm7", 0, 1, 160)),
        ("a" * 160, Count("gsm7", 160, 1, 0)),
        ("a" * 161, Count("gsm7", 161, 2, 145)),
        ("a" * 306, Count("gsm7", 306, 2, 0)),
        ("a" * 307, Count("gsm7", 307, 3, 152)),
        ("€" * 80, Count("gsm7", 160, 1, 0)),
        ("€" * 81, Count("gsm7", 162, 2, 143)),
        ("a" * 152 + "€" + "a" * 151, Count("gsm7", 305, 2, 0)),
        ("a" * 152 + "€" + "a" * 152, Count("gsm7", 306, 3, 152)),
        ("`" * 70, Count("ucs2", 70, 1, 0)),
        ("`" * 71, Count("ucs2", 71, 2, 63)),
        ("😀" * 35, Count("ucs2", 70, 1, 0)),
        ("😀" * 36, Count("ucs2", 72, 2, 61)),
        ("`" + "😀" * 66, Count("ucs2", 133, 2, 1)),
        ("😀" * 67, Count("ucs2", 134, 3, 65)),
    ],
)
def test_it_counts_exactly(text, counted):
    assert count(text) == counted


_WRITTEN = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), min_size=1, max_size=700)
_SEAMS = st.builds(
    lambda before, sign, after: "a" * before + sign * 3 + "b" * after,
    st.integers(60, 160),
    st.sampled_from(["€", "[", "😀", "`", "x", "é"]),
    st.integers(0, 330),
)
_ANY = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"), min_size=1, max_size=300
)


@given(_WRITTEN | _SEAMS | _ANY)
def test_it_agrees_with_another_counter(text):
    parts = smsutil.split(text)
    counted = count(text)
    assert counted.segments == len(parts.parts)
    assert counted.encoding == ("gsm7" if parts.encoding == "gsm0338" else "ucs2")


@given(_WRITTEN, st.integers(1, 4))
def test_what_the_capacity_allows_surely_fits(text, segments):
    while septets(text) > capacity(segments):
        text = text[:-1]
    assert count(text).segments <= segments
