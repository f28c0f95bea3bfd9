"""A day's texts, screens and messages, counted from their rows by index."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import Expression, fn

from smsgate.config import Config
from smsgate.gateways import GATEWAYS
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Priority, State
from smsgate.models import Flag, InboundMessage, OutboundMessage, Shown, UssdSession
from smsgate.services import meters
from smsgate.services.outbox.report import ARRIVED
from smsgate.services.statistics.days import Span
from smsgate.services.statistics.names import Name

Counts = Counter[tuple[str, str]]
"""Values by name and label."""

_TEXTS = tuple(flag for flag in Flag if flag is not Flag.REFUSED)


def came(day: Span) -> Counts:
    """What came in, and from how many numbers."""
    text = InboundMessage
    query: Any = text.select(text.intent, fn.COUNT(text.id)).where(_texts(day))
    sums = Counts(
        {(Name.IN, intent): count for intent, count in query.group_by(text.intent).tuples()}
    )
    sums[Name.SEEKERS, ""] = seekers(day)
    dialled: Any = UssdSession.select(fn.COUNT(UssdSession.id), fn.SUM(UssdSession.details))
    sessions, details = dialled.where(_sessions(day)).tuples().get()
    sums[Name.USSD, ""], sums[Name.USSD_DETAILS, ""] = sessions, int(details or 0)
    seen = Shown.select(fn.COUNT(Shown.contact.distinct())).where(day.by(Shown.id, Shown.at))
    sums[Name.SHOWN, ""] = seen.scalar()
    return sums


def first_came() -> datetime | None:
    """When the first text came, by the index of flags."""
    text = InboundMessage
    firsts: Any = (
        text.select(text.received_at)
        .where(text.flag == flag)
        .order_by(text.received_at)
        .limit(1)
        .scalar()
        for flag in _TEXTS
    )
    return min((at for at in firsts if at), default=None)


def seekers(days: Span) -> int:
    """Numbers that wrote or dialled in that time, each once."""
    wrote = InboundMessage.select(InboundMessage.contact).where(
        _texts(days) & InboundMessage.contact.is_null(False)
    )
    dialled = UssdSession.select(UssdSession.contact).where(_sessions(days))
    return int(wrote.union(dialled).count())


def went(day: Span, config: Config) -> Counts:
    """What was due, by its state now, and what it took."""
    sums = Counts()
    for priority, state, gateway, cost, count, segments in _due(day):
        kind = Priority(priority).name.lower()
        sums[Name.OUT, f"{kind}.{state}"] += count
        if state in ARRIVED:
            sums[Name.SEGMENTS, kind] += segments
        estimate = segments * config.cost(gateway) if state in ARRIVED else 0
        sums[Name.RUPIAH, kind] += rupiah(gateway, cost, count, estimate)
    return sums


def rupiah(gateway: str, cost: str, count: int, estimate: int) -> int:
    """What so many messages cost: as the network told of each, else the estimate; trials cost nothing."""
    told = meters.RUPIAH_TOLD.fullmatch(cost)
    if told:
        return round(count * float(told[1]))
    return 0 if gateway == Simulator.name else estimate


def _due(day: Span) -> Iterator[tuple[Any, ...]]:
    """By the index of the claim: each of its lines is read for that day alone."""
    message = OutboundMessage
    line = message.state.in_(list(State)) & message.gateway.in_(list(GATEWAYS))
    line &= message.priority.in_([int(priority) for priority in Priority])
    key = (message.priority, message.state, message.gateway, message.cost)
    query: Any = message.select(*key, fn.COUNT(message.id), fn.SUM(message.segments))
    yield from query.where(line & day.holds(message.not_before)).group_by(*key).tuples()


def _texts(days: Span) -> Expression:
    return InboundMessage.flag.in_(_TEXTS) & days.holds(InboundMessage.received_at)


def _sessions(days: Span) -> Expression:
    return days.by(UssdSession.id, UssdSession.created_at)
