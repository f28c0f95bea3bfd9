"""When a network is down its messages move to the next that may carry them: only what waits, never twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

import structlog
from peewee import Expression

from smsgate.config import Config, Route
from smsgate.messages import State
from smsgate.models import Contact, GatewayStop, OutboundMessage
from smsgate.models.outbound import RETRIED
from smsgate.services import routing
from smsgate.services.outbox.ids import in_chunks, listed
from smsgate.services.outbox.outcome import MAX_ATTEMPTS

DOWN_AFTER = timedelta(minutes=2)
"""A network that has stopped so long is not waited for."""

TRIES = 2
"""Refusals of a message by one network, one after the other, and the next is asked."""

log = structlog.get_logger()


def move(config: Config, now: datetime) -> int:
    """Give what waits for a network that is down, or refused it twice, to the next one; how many moved.

    Only `queued` messages: what may have left (`sending`, `unknown`) is never sent by another.
    """
    if len(config.routes) < 2:
        return 0
    down = {stop.gateway for stop in GatewayStop.select() if stop.since <= now - DOWN_AFTER}
    return sum(
        _move(_waiting(name, now, down), name, route, now)
        for name in config.networks
        for route in _others(name, config, down)
    )


def _others(name: str, config: Config, down: set[str]) -> Iterator[Route]:
    """The networks that work, from the one after this on."""
    at = config.networks.index(name)
    around = (*config.routes[at + 1 :], *config.routes[:at])
    return (route for route in around if route.name not in down)


def _waiting(name: str, now: datetime, down: set[str]) -> Expression:
    """All that waits for a network that is down; for one that works, what it refused twice.

    A message that moved is tried twice as well, before it moves on: its attempts are counted on.
    """
    message = OutboundMessage
    waiting = (message.state == State.QUEUED) & (message.gateway == name)
    if name in down:
        return waiting & (message.not_before <= now)
    return RETRIED & waiting & message.attempts.in_([*range(TRIES, MAX_ATTEMPTS, TRIES + 1)])


def _move(waiting: Expression, name: str, to: Route, now: datetime) -> int:
    moved = 0
    which = waiting & _carried(to)
    for ids in in_chunks(which):
        moved += (
            OutboundMessage.update(
                gateway=to.name, not_before=now, attempts=OutboundMessage.attempts + 1
            )
            .where(OutboundMessage.id.in_(listed(ids)) & which)
            .execute()
        )
    if moved:
        log.warning("outbox.moved", gateway=name, to=to.name, messages=moved)
    return moved


def _carried(route: Route) -> Expression:
    beginnings = routing.beginnings(route)
    if not beginnings:
        return OutboundMessage.id.is_null(False)
    numbers = reduce(or_, (Contact.phone.startswith(beginning) for beginning in beginnings))
    return OutboundMessage.contact.in_(Contact.select(Contact.id).where(numbers))
