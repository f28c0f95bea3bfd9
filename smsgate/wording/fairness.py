"""Nobody's news crowds out another's: the order of a digest, and how much of it one employer may fill."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

SHARE = 3
"""No employer fills more than one in so many lines while others wait."""


class Offered(Protocol):
    """As much of a vacancy as fairness looks at."""

    @property
    def employer(self) -> str: ...

    @property
    def published_seq(self) -> int: ...


AnyOffered = TypeVar("AnyOffered", bound=Offered)


def spread(vacancies: Iterable[AnyOffered]) -> tuple[AnyOffered, ...]:
    """Round by round one of each employer's, newest first within the round."""
    rounds: dict[int, list[AnyOffered]] = defaultdict(list)
    told: Counter[str] = Counter()
    for vacancy in sorted(vacancies, key=lambda each: -each.published_seq):
        employer = _same(vacancy.employer)
        rounds[told[employer]].append(vacancy)
        told[employer] += 1
    return tuple(vacancy for turn in sorted(rounds) for vacancy in rounds[turn])


def is_fair(ordered: Sequence[Offered], shown: int) -> bool:
    """Whether a text of the first `shown` leaves nobody waiting for one that has more than its share.

    With fewer than three employers a third each cannot be, nor in a text of one or two lines.
    """
    employers = [_same(vacancy.employer) for vacancy in ordered]
    if shown < SHARE or len(set(employers)) < SHARE:
        return True
    most, lines = Counter(employers[:shown]).most_common(1)[0]
    others_wait = any(employer != most for employer in employers[shown:])
    return not others_wait or lines * SHARE <= shown


def _same(employer: str) -> str:
    return " ".join(employer.casefold().split())
