"""Screens as values: what a person sees, and where each key leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from smsgate.effects import Effect, Result
from smsgate.handlers.context import Context
from smsgate.views import Unmet
from smsgate.wording.packing import Forms

HOME = "home"
"""The first screen; 00 leads here from anywhere."""

RESUME = "resume"
"""Offered instead of the first screen after a session was lost."""

KEPT = "kept"
"""Where "go on" leads on the RESUME screen: to the screen the lost session stood at."""

MOST = 8
"""Choices on a page: 9, 0 and 00 are for moving about."""

Answers = Mapping[str, str]
"""What is known by now, by name: choices made and words typed."""

Fitting = Callable[[int], str]
"""A text that says as much as fits in so many septets."""

Worded = Callable[[tuple[Result, ...]], str]
"""A text made from what came of the changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of a menu: its wording from the fullest to the shortest, and what follows from it.

    `given` is what is known once it was chosen; `vacancy` the code of the vacancy the line tells of.
    """

    label: Forms
    to: str
    given: Answers = field(default_factory=dict)
    vacancy: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A text and choices; the engine numbers and pages them.

    `more` is told on the pages that follow, under the same choices. `keep` is remembered for as long as this
    screen stands on the way, so that a list stays as it was shown. `vacancies`: those the text tells of, in
    full. `unmet`: what was looked for in vain. `draft` saves the person's own answers given on the way here,
    all of them each time, so that a session that breaks off loses nothing.
    """

    text: str | Fitting
    choices: tuple[Choice, ...] = ()
    more: str = ""
    keep: Answers = field(default_factory=dict)
    vacancies: tuple[int, ...] = ()
    unmet: Unmet | None = None
    draft: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question answered by typing. `check` gives a sentence when the answer will not do, else nothing.

    `keep` and `draft` as in `Menu`.
    """

    text: str
    name: str
    to: str
    check: Callable[[str], str | None]
    keep: Answers = field(default_factory=dict)
    draft: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The last screen. Only here changes are asked for (but a draft, see `Ask`): hanging up changes nothing.

    `text` may need what came of the changes: a number, or that there was nothing left to change.
    """

    text: str | Worded
    effects: tuple[Effect, ...] = ()


Screen = Menu | Ask | End


@dataclass(frozen=True, slots=True)
class Visit:
    """What a screen is drawn from: the moment, all answers so far, what it kept itself, the page to show."""

    context: Context
    answers: Answers = field(default_factory=dict)
    kept: Answers = field(default_factory=dict)
    page: int = 0

    @property
    def enough(self) -> int:
        """So many choices fill all pages up to this one, and tell that there is another."""
        return MOST * (self.page + 1) + 1


Draw = Callable[[Visit], Screen]
Screens = Mapping[str, Draw]
