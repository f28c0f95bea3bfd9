"""Words of distress about a debt: that they were answered."""

from dataclasses import dataclass

from smsgate.effects.base import Effect, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWorry(Effect):
    """The fixed answer is due to this person, once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorryAnswered(Outcome):
    """`first` is False when the person had the answer today."""

    first: bool
