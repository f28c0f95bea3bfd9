"""What a broadcast says: cleaned for the network, counted as it will be billed, and looked at for fraud."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.services import redflags
from smsgate.services.broadcasts.audience import Reach
from smsgate.services.redflags import RedFlag
from smsgate.wording import segments
from smsgate.wording.gsm7 import to_gsm7

MOST_SEGMENTS = 4
"""Longer is no message any more, and costs more than a visit to the office."""

WAYS_OUT = ("BERHENTI", "STOP")
"""One of these words tells the reader how to end it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text as it would leave. `changed`: the network's alphabet lacked something that was typed.

    `left`: characters that still fit in its last segment. `way_out`: it says how to stop.
    """

    text: str
    units: int
    segments: int
    left: int
    changed: bool
    way_out: bool
    flags: tuple[RedFlag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What goes out to how many people; `segments` and `rupiah` of all together."""

    people: int
    segments: int
    rupiah: int


def written(typed: str) -> Written:
    """What becomes of a text as it was typed."""
    lines = "\n".join(line.rstrip() for line in typed.strip().splitlines())
    text = to_gsm7(lines)
    count = segments.count(text)
    return Written(
        text=text,
        units=count.units,
        segments=count.segments,
        left=count.left,
        changed=text != lines,
        way_out=any(word in text.upper() for word in WAYS_OUT),
        flags=tuple(redflags.flags(text)),
    )


def plain(typed: str) -> str:
    """A line as it was typed, without what cannot be seen."""
    return "".join(filter(str.isprintable, typed)).strip()


def cost(reach: Reach, sizes: Mapping[str, int], segment_cost: int) -> Cost:
    """What `reach` costs. `sizes`: segments of the text in each language; without one it is the default's."""
    total = sum(
        people * sizes.get(language, sizes.get(DEFAULT_LANGUAGE, 1))
        for language, people in reach.by_language.items()
    )
    return Cost(people=reach.people, segments=total, rupiah=total * segment_cost)


def likeness(text: str) -> str:
    """A hash that is the same for texts which differ in capitals, blanks and signs only."""
    letters = "".join(filter(str.isalnum, text.casefold()))
    return hashlib.sha256(letters.encode()).hexdigest()
