"""What a handler may ask about the applications of the number that writes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedTo:
    """An interview that still stands; `at` is local. `accepted`: the person said yes already."""

    interview: int
    code: int
    at: datetime
    place: str = ""
    link: str = ""
    accepted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedFor:
    """One application. `number` is what the person was told; `state` a word of `models.ApplicationState`."""

    number: int
    code: int
    title: str
    employer: str
    state: str
    on: date
    invited: InvitedTo | None = None


class ApplicationKnowledge(Protocol):
    """Of whoever holds the phone now."""

    def all(self) -> tuple[AppliedFor, ...]:
        """Every application that was not withdrawn, the newest first."""
        ...

    def of(self, code: int) -> AppliedFor | None:
        """The application for one vacancy, unless it was withdrawn."""
        ...

    def invited(self, code: int | None = None) -> tuple[InvitedTo, ...]:
        """The interviews that stand, for one vacancy or all, the newest first."""
        ...

    def read_here(self, code: int) -> bool:
        """Whether the employer of a vacancy has an account, and so reads applications itself."""
        ...
