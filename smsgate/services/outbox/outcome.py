"""Writing down what a call brought: for each recipient, or for all when it failed as a whole."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from secrets import SystemRandom
from typing import Any

import structlog

from smsgate.errors import Ambiguous, GatewayDown, SendError
from smsgate.messages import FINAL, SendResult, State
from smsgate.models import Contact, OutboundMessage, database
from smsgate.services import meters, subscribers, trace
from smsgate.services.outbox import behind
from smsgate.services.outbox.halts import REASON_LIMIT, halt
from smsgate.services.outbox.ids import each, listed, still_in
from smsgate.services.outbox.patience import Patience
from smsgate.services.outbox.report import ARRIVED, join_early_words
from smsgate.services.outbox.rows import Waiting

MAX_ATTEMPTS = 12
"""About six hours."""


log = structlog.get_logger()
_random = SystemRandom()


def record(
    gateway: str,
    rows: Sequence[Waiting],
    results: Sequence[SendResult],
    now: datetime,
    patience: Patience,
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
                _back_off(gateway, group, reason, now, patience)
            else:
                ids = {row.id: told[row.id].gateway_id for row in group}
                _write(gateway, state, group, now, reason=reason, cost=cost, **_gateway_ids(ids))
        _obey_blocks(rows, told, now)
        join_early_words(gateway, [one.gateway_id for one in results if one.gateway_id], now)
    meters.CALLS.labels(gateway, meters.ANSWERED).inc()
    for (state, reason, _cost), group in alike.items():
        log.info("outbox.handed", gateway=gateway, state=state, reason=reason, **trace.named(group))
    taken = [row for row in rows if told[row.id].state in ARRIVED]
    for row in taken:
        if row.asked_at is not None:
            meters.REPLIES.labels(gateway).observe((now - row.asked_at).total_seconds())
    return len(taken)


def record_failure(
    gateway: str, rows: Sequence[Waiting], error: SendError, now: datetime, patience: Patience
) -> None:
    """Note that a call failed as a whole, and what may be done about it."""
    with database.atomic():
        if isinstance(error, GatewayDown):
            halt(gateway, str(error), now, patience)
            _requeue(rows, reason=str(error), not_before=now)
        elif isinstance(error, Ambiguous):
            _write(gateway, State.UNKNOWN, rows, now, reason=str(error))
        else:
            _back_off(gateway, rows, str(error), now, patience)
    meters.CALLS.labels(gateway, meters.OUTCOMES[type(error)]).inc()
    log.warning("outbox.refused", gateway=gateway, error=str(error), **trace.named(rows))


def _write(
    gateway: str, state: State, rows: Sequence[Waiting], now: datetime, **columns: Any
) -> None:
    settled_at = now if state in FINAL else None
    moved = _update(rows, state=state, lease_until=None, settled_at=settled_at, **columns)
    meters.moved(gateway, state, len(moved))
    digests = [row for row in rows if row.id in moved and row.digest_text is not None]
    if state in ARRIVED:
        meters.spent(gateway, len(moved), rows[0].segments, columns.get("cost", ""))
        # Late: the sweep may have given it up, and set its reader back, while the call was under way.
        behind.catch_up([row.id for row in digests if row.behind or now >= row.lease])
    else:
        behind.fall_behind([row.id for row in digests])


def _back_off(
    gateway: str, rows: Sequence[Waiting], reason: str, now: datetime, patience: Patience
) -> None:
    """Later again, each time twice as late; some time early, so that not all come back at once."""
    for attempts in {row.attempts for row in rows}:
        group = [row for row in rows if row.attempts == attempts]
        if attempts + 1 >= MAX_ATTEMPTS:
            _write(gateway, State.FAILED, group, now, reason=reason)
        else:
            longest = min(patience.first_retry * 2**attempts, patience.longest_retry)
            delay = longest * _random.uniform(0.5, 1)
            _requeue(group, reason=reason, not_before=now + delay, attempts=attempts + 1)


def _requeue(rows: Sequence[Waiting], **columns: Any) -> None:
    _update(rows, state=State.QUEUED, lease_until=None, sent_at=None, **columns)


def _update(rows: Sequence[Waiting], *, reason: str = "", **columns: Any) -> set[int]:
    """Only what the call was about: not what an officer or a report settled meanwhile. Which it was."""
    query = OutboundMessage.update(reason=reason[:REASON_LIMIT], **columns).where(
        OutboundMessage.id.in_(listed(row.id for row in rows))
        & still_in(State.SENDING, State.UNKNOWN)
    )
    return {row_id for (row_id,) in query.returning(OutboundMessage.id).tuples().execute()}


def _gateway_ids(ids: dict[int, str | None]) -> dict[str, Any]:
    given = {row_id: name for row_id, name in ids.items() if name}
    return {"gateway_id": each(given)} if given else {}


def _obey_blocks(rows: Sequence[Waiting], told: dict[int, SendResult], now: datetime) -> None:
    blocked = [row.contact for row in rows if told[row.id].blocked]
    if not blocked:
        return
    for contact in Contact.select().where(Contact.id.in_(blocked)):
        subscribers.stop(contact, "network", now)
