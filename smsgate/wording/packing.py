"""Filling the segments paid for with whole lines: as many as fit, said as fully as there is room."""

from collections.abc import Callable, Sequence
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
    """What is to be packed. `head` is given the number of lines shown, `foot` the number left over."""

    head: Callable[[int], Forms]
    lines: Sequence[Forms]
    foot: Callable[[int], Forms]
    allowed: Callable[[int], bool] = lambda shown: True

    def blocks(self, shown: int) -> list[Forms]:
        """Head, lines and foot, with that many lines shown; what is empty takes no room."""
        left = len(self.lines) - shown
        return [self.head(shown), *self.lines[:shown], self.foot(left)]


def pack(draft: Draft, *, max_segments: int = 2) -> Packed:
    """The text with the most lines for its price; head and foot are always whole, no line is ever cut.

    A further segment is taken only when it carries ENOUGH more lines, or when fewer than that fit without it.
    """
    segments, shown = 1, most(draft, capacity(1))
    for further in range(2, max_segments + 1):
        more = most(draft, capacity(further))
        if more - shown >= ENOUGH or shown < min(ENOUGH, more):
            segments, shown = further, more
    text = "\n".join(fit(draft.blocks(shown), capacity(segments)))
    return Packed(text, shown, count(text).segments)


def most(draft: Draft, room: int) -> int:
    """How many lines to show in that many septets."""
    best = tight = comfortable = 0
    for shown, forms in enumerate(draft.lines, start=1):
        tight += septets(forms[-1]) + 1
        comfortable += septets(forms[COMFORTABLE:][0] if len(forms) > COMFORTABLE else forms[-1]) + 1
        frame = _frame(draft, shown)
        if frame + tight > room:
            break
        roomy = frame + comfortable <= room or shown <= ENOUGH or shown == len(draft.lines)
        if roomy and draft.allowed(shown):
            best = shown
    return best


def _frame(draft: Draft, shown: int) -> int:
    left = len(draft.lines) - shown
    return septets(draft.head(shown)[-1]) + 1 + septets(draft.foot(left)[-1])


def fit(blocks: Sequence[Forms], room: int, separator: int = 1) -> list[str]:
    """One form of each block, together within `room` septets where that can be, else the shortest of all.

    The longest gives way first, and nothing is shortened twice before the rest is shortened once.
    """
    level = [0] * len(blocks)
    width = [septets(forms[0]) for forms in blocks]
    excess = sum(width) + separator * (len(blocks) - 1) - room
    while excess > 0:
        open_to = [i for i, forms in enumerate(blocks) if level[i] + 1 < len(forms)]
        if not open_to:
            break
        chosen = min(open_to, key=lambda i: (level[i], -width[i]))
        level[chosen] += 1
        shorter = septets(blocks[chosen][level[chosen]])
        excess += shorter - width[chosen]
        width[chosen] = shorter
    return [forms[at] for forms, at in zip(blocks, level, strict=True)]
