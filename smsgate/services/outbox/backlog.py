"""What waits, told at once however much is kept: by the index of the claim, never by a walk through all."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any

from smsgate.gateways import GATEWAYS
from smsgate.messages import Priority, State
from smsgate.models import OutboundMessage
from smsgate.models.outbound import RETRIED

WAITING = (State.QUEUED, State.CLAIMED)
OPEN = {State.QUEUED: WAITING, State.SENDING: (State.SENDING,), State.UNKNOWN: (State.UNKNOWN,)}

MOST = 100_000
"""So far is counted: what a digest has left is told by its own figures, and a scrape must stay cheap."""


def still_open() -> dict[tuple[str, State], int]:
    """Messages nobody has settled yet, by gateway and state (`queued` includes claimed), up to MOST."""
    return {(gateway, shown): _count(gateway, shown) for gateway, shown in product(GATEWAYS, OPEN)}


def unknown_count() -> int:
    """Of these, messages nobody knows the fate of, of all gateways together."""
    return sum(_count(gateway, State.UNKNOWN) for gateway in GATEWAYS)


def _count(gateway: str, shown: State) -> int:
    line = (OutboundMessage.gateway == gateway) & OutboundMessage.state.in_(OPEN[shown])
    return OutboundMessage.select().where(line).limit(MOST).count()


def ages(now: datetime) -> dict[Priority, int]:
    """For how many seconds the oldest message of each kind has waited; 0 when none does.

    What is due has waited since it was; what the network put off, since it was made.
    """
    return {priority: _age(priority, now) for priority in Priority}


def _age(priority: Priority, now: datetime) -> int:
    since = [*_heads(priority, now), *_put_off(priority)]
    return max(0, int((now - min(since)).total_seconds())) if since else 0


def _heads(priority: Priority, now: datetime) -> Iterator[datetime]:
    """When the first of each line began to wait: those behind it wait for less."""
    message = OutboundMessage
    for state, gateway in product(WAITING, GATEWAYS):
        line = (message.state == state) & (message.gateway == gateway)
        line &= (message.priority == priority) & (message.not_before <= now)
        first: Any = (
            message.select(message.created_at, message.not_before)
            .where(line)
            .order_by(message.not_before, message.digest_text, message.id)
            .limit(1)
            .tuples()
        )
        yield from map(max, first)


def _put_off(priority: Priority) -> Iterator[datetime]:
    """When the first was made of those that were tried and wait for another try."""
    message = OutboundMessage
    query = message.select(message.created_at).where(RETRIED & (message.priority == priority))
    yield from query.order_by(message.created_at).limit(1).scalars()
