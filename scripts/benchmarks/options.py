"""How much is measured: all chapters share these."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`rounds` of each kind, interleaved, of so many `seconds` where something is asked over and over;
    `people` of the digest; `steps` of growth; `seeds` of the kills; `subscribers` and `messages` of pages.
    """

    rounds: int = 3
    seconds: float = 5
    people: int = 1_000_000
    steps: int = 4
    seeds: int = 5
    subscribers: int = 100_000
    messages: int = 10_000_000
