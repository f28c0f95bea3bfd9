"""What somebody tells of their search for work."""

from dataclasses import dataclass

from smsgate.effects.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOutcome(Effect):
    """Somebody got work, or did not."""

    got: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TellWay(Effect):
    """How the work was found: through the vacancy of `code`, or else by themselves.

    `sector`: a kind of work, "" where it is not known.
    """

    code: int | None = None
    sector: str = ""
