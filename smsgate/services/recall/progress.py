"""How far a recall is: who is in the outbox, and what became of the warnings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.messages import State
from smsgate.models import OutboundMessage, Recall, RecallWarning

ON_THE_WAY = (State.QUEUED, State.CLAIMED, State.SENDING)
ARRIVED = (State.SENT, State.DELIVERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """People by what became of their warning. `left` are not in the outbox yet; `unsure` may have got it.

    `finished`: nobody is left and nothing is on its way.
    """

    reason: str
    by: str
    started_at: datetime
    not_before: datetime
    left: int
    waiting: int
    sent: int
    failed: int
    unsure: int

    @property
    def people(self) -> int:
        """Everybody there is to warn."""
        return self.left + self.waiting + self.sent + self.failed + self.unsure

    @property
    def finished(self) -> bool:
        """Nothing will change any more by itself."""
        return not self.left and not self.waiting

    @property
    def percent(self) -> int:
        """Of everybody, those it is settled for."""
        settled = self.people - self.left - self.waiting
        return 100 * settled // self.people if self.people else 100


def progress(code: int) -> Progress | None:
    """How far the recall of a vacancy is; None when there was none."""
    recall: Recall | None = Recall.get_or_none(Recall.vacancy == code)
    if recall is None:
        return None
    states = _states(recall)
    warned = sum(states.values())
    waiting = sum(states.get(state, 0) for state in ON_THE_WAY)
    sent = sum(states.get(state, 0) for state in ARRIVED)
    unsure = states.get(State.UNKNOWN, 0)
    return Progress(
        reason=recall.reason,
        by=recall.staff.called,
        started_at=recall.started_at,
        not_before=recall.not_before,
        left=0 if recall.finished_at else max(1, recall.people - warned),
        waiting=waiting,
        sent=sent,
        failed=warned - waiting - sent - unsure,
        unsure=unsure,
    )


def _states(recall: Recall) -> dict[str, int]:
    query: Any = (
        RecallWarning.select(OutboundMessage.state, fn.COUNT(RecallWarning.id))
        .join(OutboundMessage)
        .where(RecallWarning.recall == recall)
        .group_by(OutboundMessage.state)
        .tuples()
    )
    return dict(query)
