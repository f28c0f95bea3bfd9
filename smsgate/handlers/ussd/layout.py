"""A screen as it stands on the phone: numbered, paged, and never longer than a phone shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from smsgate.effects import Result
from smsgate.handlers.ussd.screens import MOST, Ask, Choice, End, Menu
from smsgate.i18n import Translate
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.packing import Forms
from smsgate.wording.segments import septets
from smsgate.wording.shortening import first_words, shorten
from smsgate.wording.ussd import LIMIT, menu

ITEM = 3
"""Septets an item takes besides its words: its digit, a blank and a line break."""

HEADING = 50
"""Septets up to which the text above a list is a mere heading."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what is read, the choices behind 1, 2, 3 …, its number, and whether 9 leads on."""

    text: str
    choices: tuple[Choice, ...] = ()
    number: int = 0
    next_page: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a screen. `depth`: steps from the first screen; `notice`: a line to put in front."""

    translate: Translate
    depth: int
    notice: str = ""

    def foot(self, page: int, *, next_page: bool) -> str:
        """The keys for moving about that make sense here."""
        _ = self.translate
        parts = [_("9 More")] if next_page else []
        if self.depth or page:
            parts.append(_("0 Back"))
        if self.depth > 1 or (self.depth and page):
            parts.append(_("00 Start"))
        return " ".join(parts)

    @property
    def reserve(self) -> str:
        """The notice a page must have room for, so that a wrong key never moves its lines."""
        return self.notice or unknown_key(self.translate)


def unknown_key(_: Translate) -> str:
    """The line in front of a menu when the key pressed means nothing there."""
    # Translators: at most 20 characters
    return _("Choose a number:")


def lay_out(screen: Menu, page: int, frame: Frame) -> Page:
    """That page of a menu; the last one when there are not so many."""
    return _told(screen, page, frame) if screen.more else _listed(screen, page, frame)


def question(screen: Ask, frame: Frame) -> str:
    """A question as it is read."""
    return whole(
        "\n".join(filter(None, (frame.notice, screen.text, frame.foot(0, next_page=False))))
    )


def farewell(screen: End, results: tuple[Result, ...]) -> str:
    """A last screen as it is read; `results` of its own changes."""
    return whole(screen.text if isinstance(screen.text, str) else screen.text(results))


def whole(text: str) -> str:
    """The last guard: what a phone can show, whatever was put in."""
    return shorten(to_gsm7(text), LIMIT)


def _listed(screen: Menu, page: int, frame: Frame) -> Page:
    """Choices over as many pages as they take, the text above each."""
    start = number = 0
    while True:
        rest = screen.choices[start:]
        count, last = _room_for(screen, rest, number, frame)
        if number == page or last:
            break
        start, number = start + count, number + 1
    shown = rest[:count]
    foot = frame.foot(number, next_page=not last)
    head = _head(screen, shown, foot, frame.notice)
    return Page(whole(_with_notice(head, shown, foot, frame.notice)), shown, number, not last)


def _room_for(screen: Menu, rest: Sequence[Choice], number: int, frame: Frame) -> tuple[int, bool]:
    """How many of the rest stand on this page, and whether these are the last."""
    if _most(screen, rest, frame.foot(number, next_page=False), frame) == len(rest):
        return len(rest), True
    return _most(screen, rest, frame.foot(number, next_page=True), frame), False


def _most(screen: Menu, rest: Sequence[Choice], foot: str, frame: Frame) -> int:
    """How many items the page can hold when each is said as shortly as can be; at least one."""
    head = _head(screen, rest[:MOST], foot)
    room = LIMIT - max(septets(head), septets(frame.reserve)) - septets(foot) - bool(foot)
    count = 0
    for label in _labels(rest[:MOST]):
        room -= septets(label[-1]) + ITEM
        if room < 0:
            break
        count += 1
    return max(count, min(1, len(rest)))


def _head(screen: Menu, shown: Sequence[Choice], foot: str, notice: str = "") -> str:
    """The text above the choices; one that can say less makes room for the notice."""
    if isinstance(screen.text, str):
        return to_gsm7(screen.text)
    taken = septets(notice) + 1 if notice else 0
    return to_gsm7(screen.text(_left(shown, foot) - taken))


def _told(screen: Menu, page: int, frame: Frame) -> Page:
    """A text over as many pages as it takes, all choices under each."""
    left = _left(screen.choices, frame.foot(1, next_page=True)) - septets(frame.reserve) - 1
    parts = _parts(to_gsm7(screen.more), left)
    number = min(page, len(parts))
    foot = frame.foot(number, next_page=number < len(parts))
    head = parts[number - 1] if number else _head(screen, screen.choices, foot, frame.notice)
    text = _with_notice(head, screen.choices, foot, frame.notice)
    return Page(whole(text), screen.choices, number, number < len(parts))


def _with_notice(head: str, shown: Sequence[Choice], foot: str, notice: str) -> str:
    """The notice in front of the page. Where both have no room a heading gives way to it, a text does not."""
    labels = _labels(shown)
    both = "\n".join(filter(None, (notice, head)))
    page = menu(both, labels, foot, most=MOST)
    if notice and (page.shown < len(labels) or septets(page.text) > LIMIT):
        above = notice if septets(head) <= HEADING else head
        page = menu(above, labels, foot, most=MOST)
    return page.text


def _left(shown: Sequence[Choice], foot: str) -> int:
    """Septets left for a text above these choices."""
    below = septets(menu("", _labels(shown), foot, most=MOST).text)
    return LIMIT - below - bool(below)


def _labels(choices: Sequence[Choice]) -> list[Forms]:
    return [tuple(to_gsm7(form) for form in choice.label) for choice in choices]


def _parts(text: str, room: int) -> list[str]:
    """The text cut between words into pieces of at most `room` septets."""
    parts = []
    while text:
        part = first_words(text, room) or text[: max(1, room // 2)]
        parts.append(part)
        text = text[len(part) :].lstrip()
    return parts
