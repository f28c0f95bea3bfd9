"""What a text costs: how many segments a network bills for it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from smsgate.wording.gsm7 import BASIC, EXTENSION, is_gsm7

ALONE, JOINED = 160, 153
"""Septets in a text of one segment, and in each segment of a longer one (GSM 03.38, 03.40)."""

UCS2_ALONE, UCS2_JOINED = 70, 67


@dataclass(frozen=True, slots=True)
class Count:
    """`units`: septets, or UTF-16 units in UCS-2. `left`: units that still fit in the last segment."""

    encoding: Literal["gsm7", "ucs2"]
    units: int
    segments: int
    left: int


@lru_cache(maxsize=8192)
def septets(text: str) -> int:
    """The length of a GSM-7 text; extension characters count two."""
    return len(text) + sum(map(text.count, EXTENSION))


def capacity(segments: int) -> int:
    """Septets that surely fit in so many segments, wherever the extension characters stand."""
    return ALONE if segments == 1 else JOINED * segments - (segments - 1)


def count(text: str) -> Count:
    """Exactly what a text takes (an empty one: one segment). No character of two units is split by a seam."""
    if BASIC.issuperset(text):
        return _even(len(text))
    if is_gsm7(text):
        return _uneven("gsm7", [2 if char in EXTENSION else 1 for char in text], ALONE, JOINED)
    units = [2 if char > "\uffff" else 1 for char in text]
    return _uneven("ucs2", units, UCS2_ALONE, UCS2_JOINED)


def _even(units: int) -> Count:
    if units <= ALONE:
        return Count("gsm7", units, 1, ALONE - units)
    segments = -(-units // JOINED)
    return Count("gsm7", units, segments, segments * JOINED - units)


def _uneven(encoding: Literal["gsm7", "ucs2"], sizes: list[int], alone: int, joined: int) -> Count:
    units = sum(sizes)
    if units <= alone:
        return Count(encoding, units, 1, alone - units)
    segments, left = 1, joined
    for size in sizes:
        if size > left:
            segments, left = segments + 1, joined
        left -= size
    return Count(encoding, units, segments, left)
