"""One thing looked at, and what was found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """`sentence` says what is so, or what is wrong and what to do about it."""

    name: str
    ok: bool
    sentence: str
