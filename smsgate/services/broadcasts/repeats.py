"""The same text to the same people within a day: found, so that somebody says why."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import (
    Broadcast,
    BroadcastMessage,
    BroadcastState,
    BroadcastText,
    Contact,
    OutboundMessage,
)
from smsgate.services.broadcasts.audience import Filter, audience

WITHIN = timedelta(days=1)

NOT_TOLD = (State.FAILED, State.EXPIRED, State.CANCELLED)
_LET_GO = (
    BroadcastState.APPROVED,
    BroadcastState.FILLING,
    BroadcastState.SENDING,
    BroadcastState.PAUSED,
    BroadcastState.STOPPED,
    BroadcastState.DONE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Another broadcast with the same text, when it began (or will), and how many would get it again."""

    id: int
    title: str
    at: datetime
    people: int


def repeats(broadcast: Broadcast, begins_at: datetime, config: Config) -> list[Repeat]:
    """The broadcasts that tell the same to some of the same people less than a day from `begins_at`."""
    day = begins_at.astimezone(config.timezone).date()
    meant = audience(Filter.from_json(broadcast.audience), day, config)
    found = [
        Repeat(
            id=other.id,
            title=other.title,
            at=other.begins_at,
            people=Contact.select().where(meant & _also(other, config)).count(),
        )
        for other in _alike(broadcast, begins_at)
    ]
    return [repeat for repeat in found if repeat.people]


def _alike(broadcast: Broadcast, begins_at: datetime) -> Any:
    mine = BroadcastText.select(BroadcastText.likeness).where(BroadcastText.broadcast == broadcast)
    alike = BroadcastText.select(BroadcastText.broadcast).where(BroadcastText.likeness.in_(mine))
    last = fn.COALESCE(Broadcast.ended_at, Broadcast.begins_at)
    near = (last > begins_at - WITHIN) & (Broadcast.begins_at < begins_at + WITHIN)
    return (
        Broadcast.select()
        .where(Broadcast.id.in_(alike) & (Broadcast.id != broadcast.id))
        .where(Broadcast.state.in_(_LET_GO) & Broadcast.approved_at.is_null(False) & near)
        .order_by(Broadcast.id)
    )


def _also(other: Broadcast, config: Config) -> Any:
    """The condition for who got the other one or, where it did not begin yet, will get it."""
    if other.state == BroadcastState.APPROVED:
        day = other.begins_at.astimezone(config.timezone).date()
        return audience(Filter.from_json(other.audience), day, config)
    told = (
        BroadcastMessage.select(BroadcastMessage.outbound)
        .join(OutboundMessage)
        .where(
            (BroadcastMessage.contact == Contact.id)
            & (BroadcastMessage.broadcast == other)
            & OutboundMessage.state.not_in(NOT_TOLD)
        )
    )
    return fn.EXISTS(told)
