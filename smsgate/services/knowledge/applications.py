"""The applications of the number that writes, from the database."""

from functools import cached_property

from smsgate.config import Config
from smsgate.handlers.knowledge.applications import AppliedFor, InvitedTo
from smsgate.models import Application, Contact, Interview, InterviewState
from smsgate.services.applications import invitations, own


class Applications:
    """Read at the first question, and once."""

    def __init__(self, contact: Contact, config: Config) -> None:
        self._contact = contact
        self._zone = config.timezone

    def all(self) -> tuple[AppliedFor, ...]:
        """Every application that was not withdrawn, the newest first."""
        return self._all

    def of(self, code: int) -> AppliedFor | None:
        """The application for one vacancy, unless it was withdrawn."""
        return next((row for row in self._all if row.code == code), None)

    def invited(self, code: int | None = None) -> tuple[InvitedTo, ...]:
        """The interviews that stand, for one vacancy or all, the newest first."""
        return tuple(one for one in self._invited if code in (None, one.code))

    def read_here(self, code: int) -> bool:
        """Whether the employer of a vacancy has an account."""
        return code in own.readers((code,))

    @cached_property
    def _all(self) -> tuple[AppliedFor, ...]:
        invited = {one.code: one for one in self._invited}
        return tuple(
            self._view(row, invited.get(row.vacancy_id)) for row in own.all_of(self._contact)
        )

    @cached_property
    def _invited(self) -> tuple[InvitedTo, ...]:
        return tuple(self._invitation(row) for row in invitations.awaited(self._contact))

    def _view(self, row: Application, invited: InvitedTo | None) -> AppliedFor:
        return AppliedFor(
            number=row.id,
            code=row.vacancy_id,
            title=row.vacancy.title,
            employer=row.vacancy.employer.name,
            state=str(row.state),
            on=row.created_at.astimezone(self._zone).date(),
            invited=invited,
        )

    def _invitation(self, row: Interview) -> InvitedTo:
        return InvitedTo(
            interview=row.id,
            code=row.application.vacancy_id,
            at=row.at.astimezone(self._zone),
            place=row.place,
            link=row.link,
            accepted=row.state == InterviewState.ACCEPTED,
        )
