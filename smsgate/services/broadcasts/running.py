"""Pausing, resuming and stopping a broadcast on its way: at any moment, without loss and without repeat.

The state of the broadcast's row decides; the sender asks it before every claim (`services.outbox.held`). What
waits is moved after it, here, in chunks, by whoever comes by: a killed worker leaves nothing undone.
"""

from collections.abc import Callable
from datetime import datetime

from peewee import Expression, fn

from smsgate.config import Config
from smsgate.gateways import GATEWAYS
from smsgate.messages import Priority, State
from smsgate.models import (
    Broadcast,
    BroadcastMessage,
    BroadcastState,
    OutboundMessage,
    Staff,
    database,
)
from smsgate.services import audit
from smsgate.services.broadcasts import filling
from smsgate.services.broadcasts.steps import ON_ITS_WAY, RUNNING, ours
from smsgate.services.outbox import held
from smsgate.services.outbox.ids import in_chunks, listed

OPEN = (State.QUEUED, State.CLAIMED, State.SENDING)


def pause(broadcast_id: int, officer: Staff, now: datetime) -> None:
    """Nothing more is taken from now on; what a call has in hand still leaves. Twice is once.

    Raises Refused when it is not on its way.
    """
    with database.atomic():
        row = ours(broadcast_id, officer, *RUNNING, BroadcastState.PAUSED)
        _move(row, BroadcastState.PAUSED, officer, "broadcast.pause", now)


def resume(broadcast_id: int, officer: Staff, now: datetime) -> None:
    """Go on where it was paused; wake the worker afterwards. Twice is once. Raises Refused."""
    with database.atomic():
        row = ours(broadcast_id, officer, BroadcastState.PAUSED, *RUNNING)
        if row.state == BroadcastState.PAUSED:
            on = BroadcastState.FILLING if row.filled_at is None else BroadcastState.SENDING
            _move(row, on, officer, "broadcast.resume", now)


def stop(broadcast_id: int, officer: Staff, now: datetime) -> None:
    """For good: who has not got it will not. Wake the worker afterwards. Twice is once. Raises Refused."""
    with database.atomic():
        row = ours(broadcast_id, officer, *ON_ITS_WAY, BroadcastState.STOPPED)
        _move(row, BroadcastState.STOPPED, officer, "broadcast.stop", now)


def take_up(config: Config, ring: Callable[[], None], now: datetime) -> None:
    """All that is due: begin, fill, set right what waits, and close what is over. Harmless at any time."""
    filling.begin_due(now)
    for row in Broadcast.select().where(Broadcast.state == BroadcastState.FILLING):
        filling.fill(row, config, ring, now)
    if set_right(now):
        ring()
    close_done(now)


def is_due(now: datetime) -> bool:
    """Whether `take_up` may have something to do."""
    approved = (Broadcast.state == BroadcastState.APPROVED) & (Broadcast.begins_at <= now)
    moving = Broadcast.state.in_((*RUNNING, BroadcastState.PAUSED))
    stopped = (Broadcast.state == BroadcastState.STOPPED) & Broadcast.ended_at.is_null()
    return Broadcast.select().where(approved | moving | stopped).exists()


def set_right(now: datetime) -> bool:
    """Move what waits after the state of its broadcast; whether anything may leave again."""
    due = OutboundMessage.not_before < held.HELD
    aside = OutboundMessage.not_before == held.HELD
    _each(_waiting(BroadcastState.PAUSED) & due, held.put_aside)
    _each(_waiting(BroadcastState.STOPPED), lambda ids: held.stop(ids, now))
    return _each(_waiting(*RUNNING) & aside, lambda ids: held.put_back(ids, now))


def close_done(now: datetime) -> None:
    """Nothing of it waits any more: it is done; what was stopped has ended."""
    live = Broadcast.filled_at.is_null(False) & Broadcast.state.in_(
        (BroadcastState.SENDING, BroadcastState.PAUSED)
    )
    stopped = (Broadcast.state == BroadcastState.STOPPED) & Broadcast.ended_at.is_null()
    for row in Broadcast.select().where(live | stopped):
        if not _any_open(row):
            over = row.state if row.state == BroadcastState.STOPPED else BroadcastState.DONE
            Broadcast.update(state=over, ended_at=now).where(
                (Broadcast.id == row.id) & (Broadcast.state == row.state)
            ).execute()


def hold_back(now: datetime) -> int:
    """After a backup was put back: stop what may have gone on since; returns how many. (What already was in
    the outbox is looked after there.) Who must not miss it gets a copy, made and approved by people."""
    begun = (Broadcast.state == BroadcastState.APPROVED) & (Broadcast.begins_at <= now)
    unsure = Broadcast.state.in_((BroadcastState.FILLING, BroadcastState.PAUSED))
    rows = list(Broadcast.select().where(begun | unsure))
    for row in rows:
        with database.atomic():
            _move(row, BroadcastState.STOPPED, None, "broadcast.hold_back", now)
    return len(rows)


def _move(
    row: Broadcast, state: BroadcastState, officer: Staff | None, action: str, now: datetime
) -> None:
    if row.state == state:
        return
    before = {"state": row.state}
    Broadcast.update(state=state).where(Broadcast.id == row.id).execute()
    audit.record(
        officer, action, "broadcast", row.id, now=now, before=before, after={"state": state}
    )


def _waiting(*states: BroadcastState) -> Expression:
    """Queued messages of the broadcasts in these states: found by the index of the claim, they are few."""
    mine = (
        BroadcastMessage.select(BroadcastMessage.outbound)
        .join(Broadcast)
        .where((BroadcastMessage.outbound == OutboundMessage.id) & Broadcast.state.in_(states))
    )
    return (
        (OutboundMessage.state == State.QUEUED)
        & OutboundMessage.gateway.in_(list(GATEWAYS))
        & (OutboundMessage.priority == Priority.BROADCAST)
        & fn.EXISTS(mine)
    )


def _each(where: Expression, move: Callable[[Expression], int]) -> bool:
    """Chunk by chunk, each in a transaction of its own that looks once more; whether there was any."""
    any_moved = False
    for ids in in_chunks(where):
        with database.atomic():
            any_moved |= bool(move(OutboundMessage.id.in_(listed(ids)) & where))
    return any_moved


def _any_open(row: Broadcast) -> bool:
    """From the end, where the last to leave are: while it is under way the first look finds one."""
    query = (
        BroadcastMessage.select(BroadcastMessage.outbound)
        .join(OutboundMessage)
        .where((BroadcastMessage.broadcast == row) & OutboundMessage.state.in_(OPEN))
        .order_by(BroadcastMessage.outbound.desc())
    )
    return query.limit(1).scalar() is not None
