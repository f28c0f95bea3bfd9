"""How far a broadcast is, what became of its messages, what it cost so far, and when it will be through."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Broadcast, BroadcastMessage, BroadcastState, OutboundMessage
from smsgate.services.broadcasts.hours import finishing
from smsgate.services.broadcasts.steps import RUNNING
from smsgate.services.meters import RUPIAH_TOLD
from smsgate.services.outbox.reasons import plain

BILLED = (State.SENT, State.DELIVERED, State.UNKNOWN)
"""What the network took, or may have taken."""

_SHOWN_AS = {State.CLAIMED: State.QUEUED}
_WITH_A_REASON = (State.FAILED, State.UNKNOWN, State.EXPIRED, State.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """How many ended in a state for one reason, a sentence to be translated."""

    state: State
    reason: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`counts` by state (`queued` includes claimed) sum up to `people` with `erased`, who left since.

    `segments` and `rupiah` so far. `ends_at`: when the rate that is set lets the last one leave; None where
    none is set, or nothing moves. `over`: nothing of it will leave any more.
    """

    people: int
    counts: Mapping[State, int]
    erased: int
    whys: tuple[Why, ...]
    segments: int
    rupiah: int
    ends_at: datetime | None
    over: bool

    @property
    def waiting(self) -> int:
        """Those it has not left for yet."""
        return self.counts[State.QUEUED]

    @property
    def percent(self) -> int:
        """Of the messages made, how many need no more sending; 100 only when all of them."""
        if not self.people:
            return 100 if self.over else 0
        still = self.counts[State.QUEUED] + self.counts[State.SENDING]
        return (self.people - still) * 100 // self.people


def progress(broadcast: Broadcast, config: Config, now: datetime) -> Progress:
    """As of now, in one statement over the broadcast's own messages."""
    counts: Counter[State] = Counter()
    whys: Counter[tuple[State, str]] = Counter()
    segments = waiting = 0
    rupiah = 0.0
    for word, reason, cost, size, people in _grouped(broadcast):
        state = _SHOWN_AS.get(State(word), State(word))
        counts[state] += people
        if state in _WITH_A_REASON:
            whys[state, plain(reason)] += people
        if state in BILLED:
            segments += people * size
            rupiah += people * _price(cost, size, config)
        if state is State.QUEUED:
            waiting += people * size
    return Progress(
        people=broadcast.people,
        counts={state: counts[state] for state in State},
        erased=max(0, broadcast.people - counts.total()),
        whys=tuple(Why(state=key[0], reason=key[1], people=n) for key, n in whys.most_common()),
        segments=segments,
        rupiah=round(rupiah),
        ends_at=_ends_at(broadcast, waiting, config, now),
        over=_over(broadcast, counts),
    )


def _grouped(broadcast: Broadcast) -> Any:
    message = OutboundMessage
    columns = (message.state, message.reason, message.cost, message.segments)
    return (
        BroadcastMessage.select(*columns, fn.COUNT(message.id))
        .join(message)
        .where(BroadcastMessage.broadcast == broadcast)
        .group_by(*columns)
        .tuples()
    )


def _price(cost: str, segments: int, config: Config) -> float:
    """Of one message: as the network told, else by the setting."""
    told = RUPIAH_TOLD.fullmatch(cost)
    return float(told[1]) if told else segments * config.cost()


def _ends_at(broadcast: Broadcast, waiting: int, config: Config, now: datetime) -> datetime | None:
    rate = config.rate_together
    if not rate or not waiting or broadcast.state not in RUNNING:
        return None
    return finishing(now, waiting / rate, config)


def _over(broadcast: Broadcast, counts: Counter[State]) -> bool:
    if broadcast.state in (BroadcastState.DONE, BroadcastState.STOPPED):
        return not counts[State.QUEUED] and not counts[State.SENDING]
    through = broadcast.state == BroadcastState.SENDING and broadcast.filled_at is not None
    return through and not counts[State.QUEUED] and not counts[State.SENDING]
