"""Where a person stands in a session: the way walked, as plain JSON."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from smsgate.handlers.ussd.screens import HOME, Answers


@dataclass(frozen=True, slots=True)
class Step:
    """A screen on the way: the answers given to reach it, what it kept for itself, the page it stands at."""

    screen: str
    given: Answers = field(default_factory=dict)
    kept: Answers = field(default_factory=dict)
    page: int = 0


Way = tuple[Step, ...]
Target = tuple[str, Answers]
"""A screen, and the answers that a key gives on the way there."""


@dataclass(frozen=True, slots=True)
class State:
    """A session's memory. `way` ends at the screen shown, so 0 is one step off.

    `keys` are the digits on that screen, kept because the list behind them may change while it is read.
    `next_page`: 9 was offered. `asks`: words are awaited, not a key. `lost`: the way of a broken session.
    """

    way: Way
    keys: dict[str, Target] = field(default_factory=dict)
    next_page: bool = False
    asks: bool = False
    lost: Way = ()

    def to_json(self) -> dict[str, Any]:
        """Lists, dicts, strings and numbers only; `from_json` reads it back."""
        return {
            "way": _written(self.way),
            "keys": {key: [to, dict(given)] for key, (to, given) in self.keys.items()},
            "next_page": self.next_page,
            "asks": self.asks,
            "lost": _written(self.lost),
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "State":
        """The state `to_json` wrote; one that cannot be read (from before an update) begins anew."""
        try:
            return cls(
                way=_read(kept["way"]),
                keys={key: (to, given) for key, (to, given) in kept["keys"].items()},
                next_page=kept["next_page"],
                asks=kept["asks"],
                lost=_read(kept["lost"]),
            )
        except (KeyError, TypeError, ValueError):
            return AT_HOME


def _written(way: Way) -> list[list[Any]]:
    return [[step.screen, dict(step.given), dict(step.kept), step.page] for step in way]


def _read(steps: Sequence[Sequence[Any]]) -> Way:
    return tuple(Step(*step) for step in steps)


AT_HOME = State((Step(HOME),))
