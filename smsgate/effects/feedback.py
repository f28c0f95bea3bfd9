"""What somebody thinks of us."""

from dataclasses import dataclass

from smsgate.effects.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Effect):
    """A mark from 1 to 5; the last one of a month counts."""

    stars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest(Effect):
    """Something to do better, or that was good, in their own words."""

    text: str
