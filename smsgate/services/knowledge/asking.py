"""Questions, as handlers ask of them: from the ready answers, the office's target and the number's cases."""

from datetime import datetime

from smsgate.config import Config
from smsgate.handlers.knowledge.asking import OwnCase, ReadyAnswer
from smsgate.models import Contact, Conversation, ConversationState
from smsgate.services.inbox import cases, frequent, target


class DatabaseAsking:
    """Of one number at one moment."""

    def __init__(self, contact: Contact, config: Config, now: datetime) -> None:
        self._contact = contact
        self._config = config
        self._now = now

    def answers(self) -> tuple[ReadyAnswer, ...]:
        """The ready answers in use, by title."""
        return frequent.ready(self._contact.language)

    def due(self) -> datetime:
        """Local time by which an officer should have answered what is asked now."""
        return target.due(self._now, self._config.timezone)

    def cases(self) -> tuple[OwnCase, ...]:
        """The open cases of the number, the newest first."""
        row = Conversation.of(self._contact)
        answered = row is not None and row.state == ConversationState.WAITING
        return tuple(
            OwnCase(
                number=case.id,
                kind=case.kind,
                opened_on=case.opened_at.astimezone(self._config.timezone).date(),
                answered=answered,
            )
            for case in reversed(cases.of(self._contact.id))
        )
