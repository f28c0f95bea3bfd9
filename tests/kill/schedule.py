"""Who is killed when: the same for the same seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_PAUSE = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Blow:
    """`at` seconds after the start `victim` is struck; it comes back after `pause` seconds.

    `turn` chooses between several ways or several children.
    """

    at: float
    victim: str
    pause: float
    turn: int


def schedule(seed: str, victims: Sequence[str], blows: int, seconds: float) -> list[Blow]:
    """So many blows within that time, in their order; every victim is struck where there are enough."""
    chosen = random.Random(f"blows {seed}")  # noqa: S311
    struck = [*chosen.sample(victims, len(victims)), *chosen.choices(victims, k=blows)][:blows]
    return sorted(
        Blow(
            at=round(chosen.uniform(0, seconds), 2),
            victim=victim,
            pause=round(chosen.uniform(0, LONGEST_PAUSE), 2),
            turn=chosen.randrange(100),
        )
        for victim in struck
    )
