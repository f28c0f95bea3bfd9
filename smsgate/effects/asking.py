"""Answers to frequent questions: which was given, and to whom that was not enough."""

from dataclasses import dataclass

from smsgate.effects.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAnswer(Effect):
    """This answer was sent; or `followed`: somebody wants a person after it."""

    answer: int
    followed: bool = False
