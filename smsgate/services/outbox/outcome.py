"""Writing down what a call brought: for each recipient, or for all when it failed as a whole."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Any

import structlog
from peewee import Case

from smsgate.errors import Ambiguous, GatewayDown, SendError
from smsgate.messages import FINAL, SendResult, State
from smsgate.models import Contact, GatewayStop, OutboundMessage, database
from smsgate.services import subscribers
from smsgate.services.outbox import behind
from smsgate.services.outbox.claim import Waiting
from smsgate.services.outbox.ids import listed
from smsgate.services.outbox.report import join_early_words

FIRST_DELAY = timedelta(seconds=30)
LONGEST_DELAY = timedelta(hours=1)
MAX_ATTEMPTS = 12
"""With the delays above about six hours."""

STOP_FOR = timedelta(minutes=15)
REASON_LIMIT = 300
ARRIVED = (State.SENT, State.DELIVERED)

log = structlog.get_logger()
_random = SystemRandom()


def record(
    gateway: str, rows: Sequence[Waiting], results: Sequence[SendResult], now: datetime
) -> int:
    """Note the results of a call; returns how many messages it took. One the gateway forgot is unknown."""
    told = {result.outbound_id: result for result in results}
    alike: dict[tuple[State, str, str], list[Waiting]] = defaultdict(list)
    for row in rows:
        result = told.setdefault(row.id, SendResult(outbound_id=row.id, state=State.UNKNOWN))
        alike[result.state, result.reason, result.cost].append(row)
    with database.atomic():
        for (state, reason, cost), group in alike.items():
            if state is State.QUEUED:
                _back_off(group, reason, now)
            else:
                ids = {row.id: told[row.id].gateway_id for row in group}
                _write(state, group, now, reason=reason, cost=cost, **_gateway_ids(ids))
        _obey_blocks(rows, told, now)
        join_early_words(gateway, [one.gateway_id for one in results if one.gateway_id], now)
    return sum(result.state in ARRIVED for result in told.values())


def record_failure(gateway: str, rows: Sequence[Waiting], error: SendError, now: datetime) -> None:
    """Note that a call failed as a whole, and what may be done about it."""
    with database.atomic():
        if isinstance(error, GatewayDown):
            _stop(gateway, str(error), now)
            _requeue(rows, reason=str(error), not_before=now)
        elif isinstance(error, Ambiguous):
            _write(State.UNKNOWN, rows, now, reason=str(error))
        else:
            _back_off(rows, str(error), now)
    log.warning("outbox.refused", gateway=gateway, messages=len(rows), error=str(error))


def _write(state: State, rows: Sequence[Waiting], now: datetime, **columns: Any) -> None:
    settled_at = now if state in FINAL else None
    _update(rows, state=state, lease_until=None, settled_at=settled_at, **columns)
    digests = [row for row in rows if row.digest_text is not None]
    if state in ARRIVED:
        # Late: the sweep may have given it up, and set its reader back, while the call was under way.
        behind.catch_up([row.id for row in digests if row.behind or now >= row.lease])
    else:
        behind.fall_behind([row.id for row in digests])


def _back_off(rows: Sequence[Waiting], reason: str, now: datetime) -> None:
    """Later again, each time twice as late; some time early, so that not all come back at once."""
    for attempts in {row.attempts for row in rows}:
        group = [row for row in rows if row.attempts == attempts]
        if attempts + 1 >= MAX_ATTEMPTS:
            _write(State.FAILED, group, now, reason=reason)
        else:
            delay = min(FIRST_DELAY * 2**attempts, LONGEST_DELAY) * _random.uniform(0.5, 1)
            _requeue(group, reason=reason, not_before=now + delay, attempts=attempts + 1)


def _requeue(rows: Sequence[Waiting], **columns: Any) -> None:
    _update(rows, state=State.QUEUED, lease_until=None, sent_at=None, **columns)


def _update(rows: Sequence[Waiting], *, reason: str = "", **columns: Any) -> None:
    """Only what the call was about: not what an officer or a report settled meanwhile."""
    OutboundMessage.update(reason=reason[:REASON_LIMIT], **columns).where(
        OutboundMessage.id.in_(listed(row.id for row in rows))
        & OutboundMessage.state.in_([State.SENDING, State.UNKNOWN])
    ).execute()


def _gateway_ids(ids: dict[int, str | None]) -> dict[str, Any]:
    given = [(row_id, name) for row_id, name in ids.items() if name]
    return {"gateway_id": Case(OutboundMessage.id, given)} if given else {}


def _obey_blocks(rows: Sequence[Waiting], told: dict[int, SendResult], now: datetime) -> None:
    blocked = [row.contact for row in rows if told[row.id].blocked]
    for contact in Contact.select().where(Contact.id.in_(blocked)):
        subscribers.stop(contact, "network", now)


def _stop(gateway: str, reason: str, now: datetime) -> None:
    log.error("gateway.stopped", gateway=gateway, reason=reason)
    until = now + STOP_FOR
    GatewayStop.insert(
        gateway=gateway, reason=reason[:REASON_LIMIT], since=now, until=until
    ).on_conflict(
        conflict_target=[GatewayStop.gateway],
        update={GatewayStop.reason: reason[:REASON_LIMIT], GatewayStop.until: until},
    ).execute()
