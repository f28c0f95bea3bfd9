"""Applying for a vacancy, taking it back, and answering an invitation to an interview."""

from dataclasses import dataclass

from smsgate.effects.base import Effect, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply(Effect):
    """Apply for a vacancy. `passed_on`: pairs of a name of `applications.listing.TOLD` and what is told."""

    code: int
    passed_on: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Outcome):
    """The application's number. No such outcome: nobody can any more."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Effect):
    """Take the application for a vacancy back."""

    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Outcome):
    """`done` is False when there was nothing left to take back."""

    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInvitation(Effect):
    """Come to an interview, or not."""

    interview: int
    comes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAnswered(Outcome):
    """`done` is False when the interview was called off or moved meanwhile."""

    done: bool
