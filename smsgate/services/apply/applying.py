"""Applying, taking it back, answering an invitation: carried out."""

from smsgate.effects import (
    AnswerInvitation,
    Applied,
    Apply,
    InvitationAnswered,
    Result,
    Withdraw,
    Withdrawn,
)
from smsgate.models import Application, Vacancy
from smsgate.services import applications
from smsgate.services.applications import invitations, own
from smsgate.services.apply.source import Turn


def apply(effect: Apply, turn: Turn) -> Result:
    """As long as it is open, also where its last day ended while the question stood."""
    if effect.code not in Vacancy.views((effect.code,), turn.today):
        return None
    made: Application | None = applications.apply(
        turn.contact, effect.code, dict(effect.passed_on), turn.now
    )
    return None if made is None else Applied(number=made.id)


def withdraw(effect: Withdraw, turn: Turn) -> Result:
    """Only one's own."""
    found = own.of(turn.contact, effect.code)
    return Withdrawn(done=found is not None and applications.withdraw(found.id, turn.now))


def answer(effect: AnswerInvitation, turn: Turn) -> Result:
    """Only an invitation of this number."""
    mine = {interview.id for interview in invitations.awaited(turn.contact)}
    act = invitations.accept_interview if effect.comes else invitations.decline_interview
    done = effect.interview in mine and act(effect.interview, turn.now)
    return InvitationAnswered(done=done)
