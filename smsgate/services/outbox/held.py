"""Messages of a broadcast that an officer paused or stopped: the last look before they are claimed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from peewee import Expression

from smsgate.messages import Priority
from smsgate.models import Broadcast, BroadcastMessage, BroadcastState, OutboundMessage
from smsgate.services.outbox.cancelling import cancel
from smsgate.services.outbox.ids import listed
from smsgate.services.outbox.rows import Row

HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""`not_before` of what is paused: due on no day that comes."""

STOPPED_BY_OFFICER = "stopped by officer"


def turned_away(rows: Sequence[Row], now: datetime) -> set[int]:
    """The ids among these that must not leave: put aside or cancelled. Call while they are locked."""
    states = _states([row.id for row in rows if row.priority == Priority.BROADCAST])
    if states:
        put_aside(_among(states, BroadcastState.PAUSED))
        stop(_among(states, BroadcastState.STOPPED), now)
    return set(states)


def put_aside(rows: Expression) -> int:
    """They wait until somebody puts them back; how many."""
    return int(OutboundMessage.update(not_before=HELD).where(rows).execute())


def put_back(rows: Expression, now: datetime) -> int:
    """They are due again; how many."""
    return int(OutboundMessage.update(not_before=now).where(rows).execute())


def stop(rows: Expression, now: datetime) -> int:
    """They never leave; how many."""
    return cancel(rows, STOPPED_BY_OFFICER, now)


def _states(ids: Sequence[int]) -> Mapping[int, str]:
    """Of the messages among these whose broadcast is paused or stopped: its state."""
    if not ids:
        return {}
    halted = (BroadcastState.PAUSED, BroadcastState.STOPPED)
    query: Any = (
        BroadcastMessage.select(BroadcastMessage.outbound, Broadcast.state)
        .join(Broadcast)
        .where(BroadcastMessage.outbound.in_(listed(ids)) & Broadcast.state.in_(halted))
    )
    return dict(query.tuples())


def _among(states: Mapping[int, str], state: BroadcastState) -> Expression:
    return OutboundMessage.id.in_(listed(one for one, its in states.items() if its == state))
