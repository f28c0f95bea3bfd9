"""What a handler hands back: changes wanted, and what to say once they are made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from smsgate.effects import Effect, Outcome, Result
from smsgate.views import Listing, Question, Unmet

Came = TypeVar("Came", bound=Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The words, and what must be remembered with them.

    `texts` are whole SMS (none: silence). `shown` are the vacancies really in them. `listing` and `question`
    replace what LANJUT and 1, 2, 3 will mean. `closes` names the kinds of questions that are answered by now.
    `unmet`: what was looked for in vain.
    """

    texts: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    listing: Listing | None = None
    question: Question | None = None
    closes: tuple[str, ...] = ()
    unmet: Unmet | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """`say` gets the result of each effect, in order, and words the answer from them."""

    effects: tuple[Effect, ...]
    say: Callable[[tuple[Result, ...]], Speech]


def saying(*texts: str, effects: tuple[Effect, ...] = (), **remembered: object) -> Reply:
    """A reply whose words do not hang on what comes of its effects, if it has any."""
    speech = Speech(texts=texts, **remembered)  # type: ignore[arg-type]
    return Reply(effects, lambda _: speech)


def result_of(results: tuple[Result, ...], kind: type[Came]) -> Came:
    """The result of that kind, where one of the effects always gives it."""
    return next(result for result in results if isinstance(result, kind))


SILENCE = saying()
