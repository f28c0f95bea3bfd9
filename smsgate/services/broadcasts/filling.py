"""Filling the outbox by INSERT … SELECT, chunk by chunk: a killed worker goes on where it was."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import structlog
from peewee import Case, Expression, Value, fn

from smsgate.config import Config
from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.messages import Priority, State
from smsgate.models import (
    Broadcast,
    BroadcastMessage,
    BroadcastState,
    BroadcastText,
    Contact,
    OutboundMessage,
    database,
)
from smsgate.services.broadcasts.audience import Filter, audience
from smsgate.services.broadcasts.steps import texts_of
from smsgate.services.outbox.ids import listed

CHUNK = 5_000
"""Contact ids a transaction covers: it holds SQLite's write lock, for which answers wait."""

log = structlog.get_logger()


def begin_due(now: datetime) -> None:
    """Start what is approved and whose time has come; what nobody could start in time is over."""
    due = (Broadcast.state == BroadcastState.APPROVED) & (Broadcast.begins_at <= now)
    late = Broadcast.gives_up_at <= now
    Broadcast.update(state=BroadcastState.DONE, filled_at=now, ended_at=now).where(
        due & late
    ).execute()
    Broadcast.update(state=BroadcastState.FILLING).where(due & ~late).execute()


def fill(broadcast: Broadcast, config: Config, ring: Callable[[], None], now: datetime) -> None:
    """Put everybody's message into the outbox, until somebody pauses or stops it; rings after each chunk.

    Whoever else is at the same broadcast takes turns with us, chunk by chunk.
    """
    wanted, last = Filter.from_json(broadcast.audience), _last_contact()
    day = now.astimezone(config.timezone).date()
    done = broadcast.filled_to
    while done < last:
        if _fill_chunk(broadcast, done, wanted, day, config):
            ring()
        now_at = Broadcast.get_by_id(broadcast.id)
        if now_at.state != BroadcastState.FILLING:
            return
        done = now_at.filled_to
    filled = Broadcast.update(state=BroadcastState.SENDING, filled_at=now).where(
        (Broadcast.id == broadcast.id) & (Broadcast.state == BroadcastState.FILLING)
    )
    if filled.execute():
        people = Broadcast.get_by_id(broadcast.id).people
        log.info("broadcast.filled", broadcast=broadcast.id, people=people)


def _fill_chunk(broadcast: Broadcast, done: int, wanted: Filter, day: date, config: Config) -> int:
    """How many messages were made; 0 also where the chunk was not ours, or it was paused or stopped."""
    until = done + CHUNK
    people = (Contact.id > done) & (Contact.id <= until) & audience(wanted, day, config)
    with database.atomic():
        if not _claim(broadcast, done, until):
            return 0
        ids = _insert(broadcast, people)
        _link(broadcast, ids)
        Broadcast.update(people=Broadcast.people + len(ids)).where(
            Broadcast.id == broadcast.id
        ).execute()
    return len(ids)


def _claim(broadcast: Broadcast, done: int, until: int) -> bool:
    """Whether this chunk is ours: of two workers one moves the mark, the other sees it moved."""
    moved = Broadcast.update(filled_to=until).where(
        (Broadcast.id == broadcast.id)
        & (Broadcast.state == BroadcastState.FILLING)
        & (Broadcast.filled_to == done)
    )
    return bool(moved.execute())


def _insert(broadcast: Broadcast, people: Expression) -> list[int]:
    """The numbers of the new rows, those with the same text one after the other: so they leave together."""
    text = BroadcastText
    columns: dict[Any, Any] = {
        OutboundMessage.contact: Contact.id,
        OutboundMessage.gateway: Contact.gateway,
        OutboundMessage.priority: Value(int(Priority.BROADCAST)),
        OutboundMessage.text: text.text,
        OutboundMessage.segments: text.segments,
        OutboundMessage.state: Value(State.QUEUED.value),
        OutboundMessage.created_at: Broadcast.begins_at,
        OutboundMessage.not_before: Broadcast.begins_at,
        OutboundMessage.give_up_at: Broadcast.gives_up_at,
        OutboundMessage.attempts: Value(0),
        OutboundMessage.reason: Value(""),
        OutboundMessage.cost: Value(""),
    }
    told = BroadcastMessage.select(BroadcastMessage.outbound).where(
        (BroadcastMessage.contact == Contact.id) & (BroadcastMessage.broadcast == broadcast)
    )
    query = (
        Contact.select(*columns.values())
        .join(text, on=(text.language == _language(broadcast)))
        .join(Broadcast, on=(text.broadcast == Broadcast.id))
        .where((Broadcast.id == broadcast.id) & people & ~fn.EXISTS(told))
        .order_by(text.id, Contact.id)
    )
    made = OutboundMessage.insert_from(query, list(columns)).returning(OutboundMessage.id)
    return [row_id for (row_id,) in made.tuples().execute()]


def _language(broadcast: Broadcast) -> Case:
    """The contact's own where there is a text in it, else the default."""
    written = list(texts_of(broadcast))
    return Case(None, [(Contact.language.in_(written), Contact.language)], DEFAULT_LANGUAGE)


def _link(broadcast: Broadcast, ids: list[int]) -> None:
    rows = OutboundMessage.select(
        OutboundMessage.id, Value(broadcast.id), OutboundMessage.contact
    ).where(OutboundMessage.id.in_(listed(ids)))
    BroadcastMessage.insert_from(
        rows, [BroadcastMessage.outbound, BroadcastMessage.broadcast, BroadcastMessage.contact]
    ).execute()


def _last_contact() -> int:
    return int(Contact.select(fn.MAX(Contact.id)).scalar() or 0)
