"""Filling the segments paid for with whole lines: as many as fit, said as fully as there is room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from smsgate.wording.segments import capacity, count, septets

Forms = tuple[str, ...]
"""One line said in several ways, from the fullest to the shortest."""

COMFORTABLE = 2
"""The form up to which a line still tells all that matters; shorter ones are for the first few only."""

ENOUGH = 3
"""So many lines make a text worth its price; and a further segment must carry as many more."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A text, how many of the lines it holds, and its segments."""

    text: str
    shown: int
    segments: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be packed. `head`, `foot` and `allowed` (which may say no) get the number of lines shown."""

    head: Callable[[int], Forms]
    lines: Sequence[Forms]
    foot: Callable[[int], Forms]
    allowed: Callable[[int], bool] = lambda shown: True

    def blocks(self, shown: int) -> list[Forms]:
        """Head, lines and foot, with that many lines shown."""
        return [self.head(shown), *self.lines[:shown], self.foot(shown)]


def pack(draft: Draft, *, max_segments: int = 2, thrifty: bool = False) -> Packed:
    """The text with the most lines for its price; head and foot are always whole, no line is ever cut.

    A further segment is taken only when it carries ENOUGH more lines (not when `thrifty`), or when fewer than
    that fit without it.
    At least one line is shown, also where head and foot leave it too little room.
    """
    segments, shown = 1, most(draft, capacity(1))
    for further in range(2, max_segments + 1):
        more = most(draft, capacity(further))
        worth_it = more - shown >= ENOUGH and not thrifty
        if worth_it or shown < min(ENOUGH, more):
            segments, shown = further, more
    shown = shown or min(1, len(draft.lines))
    text = "\n".join(fit(draft.blocks(shown), capacity(segments)))
    return Packed(text, shown, count(text).segments)


def most(draft: Draft, room: int) -> int:
    """How many lines to show in that many septets: in comfort, or tightly for the first few or the last."""
    best = tight = comfortable = 0
    for shown, forms in enumerate(draft.lines, start=1):
        tight += septets(forms[-1]) + 1
        comfortable += septets(forms[min(COMFORTABLE, len(forms) - 1)]) + 1
        frame = septets(draft.head(shown)[-1]) + 1 + septets(draft.foot(shown)[-1])
        if frame + tight > room:
            break
        last_one = shown == len(draft.lines) == best + 1
        if (frame + comfortable <= room or shown <= ENOUGH or last_one) and draft.allowed(shown):
            best = shown
    return best


def fit(blocks: Sequence[Forms], room: int) -> list[str]:
    """One form of each block, a septet between them, within `room` where that can be, else the shortest.

    All give way once before any gives way twice, the longest first; what was given up in vain is taken back.
    """
    level = [0] * len(blocks)
    width = [septets(forms[0]) for forms in blocks]
    spare = room - sum(width) - len(blocks) + 1
    for at in _yielding(blocks, level, width):
        if spare >= 0:
            break
        level[at] += 1
        spare += width[at]
        width[at] = septets(blocks[at][level[at]])
        spare -= width[at]
    return _restored(blocks, level, width, spare)


def steps(said: dict[int, str]) -> Forms:
    """Forms by the level at which each begins, so that the parts of a text give way in a chosen order."""
    return tuple(
        said[max(start for start in said if start <= level)] for level in range(max(said) + 1)
    )


def _yielding(blocks: Sequence[Forms], level: list[int], width: list[int]) -> Iterator[int]:
    while open_to := [at for at, forms in enumerate(blocks) if level[at] + 1 < len(forms)]:
        yield min(open_to, key=lambda at: (level[at], -width[at]))


def _restored(blocks: Sequence[Forms], level: list[int], width: list[int], spare: int) -> list[str]:
    told = []
    for forms, at, taken in zip(blocks, level, width, strict=True):
        fuller = (form for form in forms[:at] if septets(form) - taken <= spare)
        chosen = next(fuller, forms[at])
        spare -= septets(chosen) - taken
        told.append(chosen)
    return told
