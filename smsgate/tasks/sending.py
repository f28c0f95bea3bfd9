"""Waking the sender, and the sweep that finds what no bell rang for."""

from threading import Event, Lock

import structlog
from huey import crontab

from smsgate.models import Heartbeat, utcnow
from smsgate.models.connection import lent
from smsgate.models.heartbeat import WORKER
from smsgate.runtime import Runtime
from smsgate.services import digest, erasure, outbox
from smsgate.tasks import process
from smsgate.tasks.queue import huey

FIRST_REST_SECONDS, LONGEST_REST_SECONDS = 1, 16
"""After a network took nothing; beyond that the sweep's minute goes on trying."""

log = structlog.get_logger()

_drain_lock = Lock()
_wanted = Event()


def runtime() -> Runtime:
    """What the tasks of this process share."""
    return process.current(ring)


def ring() -> None:
    """Wake the sender. Never raises: what nobody rang for, the sweep finds within a minute."""
    try:
        deliver_waiting()
    except Exception:
        log.exception("bell.silent")


@huey.task()
def deliver_waiting() -> None:
    """Send what is due. One thread at a time drains; a bell that rings meanwhile makes it look again."""
    _wanted.set()
    while _wanted.is_set() and _drain_lock.acquire(blocking=False):
        try:
            _wanted.clear()
            with lent(runtime().database):
                drain(runtime())
        finally:
            _drain_lock.release()


@huey.periodic_task(crontab())
def sweep_outbox() -> None:
    """Every minute: a sign of life, what was left behind, what moves to another network, who is to be
    forgotten, then all that is due."""
    with lent(runtime().database):
        Heartbeat.beat(WORKER, utcnow())
        outbox.sweep(utcnow())
        outbox.move(runtime().config, utcnow())
        erasure.purge(utcnow())
    deliver_waiting.call_local()


@huey.on_startup()
def try_stopped_gateways() -> None:
    """A worker that starts may have been given the key that works."""
    with lent(runtime().database):
        outbox.hurry(utcnow())


def drain(desk: Runtime) -> None:
    """Until nothing more may leave, the networks took nothing for a while, or the worker is asked to stop.

    It waits for the rate that is set, and after a refusal, without a lock or a transaction held.
    """
    rest = 0.0
    while rest <= LONGEST_REST_SECONDS and not process.stopping.is_set():
        pause = outbox.next_in(desk.gateways, desk.config, utcnow())
        if pause is None or process.stopping.wait(max(pause, rest)):
            return
        rest = 0.0 if _deliver(desk) else max(FIRST_REST_SECONDS, 2 * rest)


def _deliver(desk: Runtime) -> int:
    return outbox.deliver(
        desk.gateways,
        desk.config,
        utcnow(),
        reword=digest.reword,
        go_on=_go_on,
        patience=desk.patience,
    )


def _go_on() -> bool:
    return not process.stopping.is_set()
