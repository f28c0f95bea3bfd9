"""Village agents: agreeing to be one, registering neighbours; and a number that changed hands."""

from dataclasses import dataclass

from smsgate.effects.base import Effect, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeAsAgent(Effect):
    """The official the office entered says SETUJU; `words` as typed."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAsAgent(Outcome):
    """`done` is False when the office has ended it meanwhile."""

    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOthers(Effect):
    """An agent names neighbours by number (E.164), for a place and a kind of work or all."""

    numbers: tuple[str, ...]
    place: str
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersRegistered(Outcome):
    """For each number, in the order given, a word of `models.ReferralResult`; `left` for today.

    Empty when the number that asks is no agent any more.
    """

    results: tuple[tuple[str, str], ...]
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Effect):
    """The number is somebody else's now: all of its former owner is erased, and it starts clean."""
