"""Waking the sender, and the sweep that finds what no bell rang for."""

from threading import Event, Lock

import structlog
from huey import crontab

from smsgate.models import Heartbeat, utcnow
from smsgate.runtime import Runtime
from smsgate.services import digest, erasure, outbox
from smsgate.tasks import process
from smsgate.tasks.queue import huey

HEARTBEAT = "worker"

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
            with runtime().database.connection_context():
                drain(runtime())
        finally:
            _drain_lock.release()


@huey.periodic_task(crontab())
def sweep_outbox() -> None:
    """Every minute: a sign of life, what was left behind, who is to be forgotten, then all that is due."""
    with runtime().database.connection_context():
        Heartbeat.beat(HEARTBEAT, utcnow())
        outbox.sweep(utcnow())
        erasure.purge(utcnow())
    deliver_waiting.call_local()


@huey.on_startup()
def look_after_the_night() -> None:
    """A worker that starts does not wait for the minute to find what the last one left."""
    sweep_outbox.call_local()


def drain(desk: Runtime) -> None:
    """Until nothing more may leave, the networks take nothing, or the worker is asked to stop.

    At a set rate it waits for it, without a lock or a transaction held.
    """
    gateways, config = desk.gateways, desk.config
    while not process.stopping.is_set():
        pause = outbox.next_in(gateways, config, utcnow())
        if pause is None or process.stopping.wait(pause):
            return
        sent = outbox.deliver(gateways, config, utcnow(), reword=digest.reword, go_on=_go_on)
        if not sent:
            return


def _go_on() -> bool:
    return not process.stopping.is_set()
