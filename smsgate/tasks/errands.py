"""Long work an officer began: recalls, broadcasts, uploads. Begun by a bell, or found within a minute."""

from threading import Event, Lock

import structlog
from huey import crontab

from smsgate.models import utcnow
from smsgate.models.connection import lent
from smsgate.runtime import Runtime
from smsgate.services import recall, uploads
from smsgate.services.broadcasts import running
from smsgate.services.subscriber_desk import lists
from smsgate.tasks import process
from smsgate.tasks.queue import huey
from smsgate.tasks.sending import runtime

log = structlog.get_logger()

_at_work = Lock()
_wanted = Event()


def ring() -> None:
    """Have it done soon. Never raises: what nobody rang for is found within a minute."""
    try:
        do_errands()
    except Exception:
        log.exception("bell.silent")


@huey.task()
def do_errands() -> None:
    """All there is to do. One thread at a time; a bell that rings meanwhile makes it look again."""
    _wanted.set()
    while _wanted.is_set() and _at_work.acquire(blocking=False):
        try:
            _wanted.clear()
            with lent(runtime().database):
                _do_all(runtime())
        finally:
            _at_work.release()


@huey.periodic_task(crontab())
def look_for_errands() -> None:
    """Every minute. (A large one outlasts it.)"""
    with lent(runtime().database):
        uploads.drop_old(utcnow())
        lists.drop_old(utcnow())
    do_errands.call_local()


def _do_all(desk: Runtime) -> None:
    """The most urgent first, and again between two steps of what takes long."""
    _warn(desk)
    _take_up_broadcasts(desk)
    _read_uploads(desk)


def _warn(desk: Runtime) -> None:
    for one in recall.unfinished():
        done = recall.fill(one, utcnow(), process.go_on)
        log.info("recall.filled", vacancy=one.vacancy, done=done)
        desk.ring()


def _take_up_broadcasts(desk: Runtime) -> None:
    def ring() -> None:
        desk.ring()
        _warn(desk)

    if running.is_due(utcnow()):
        running.take_up(desk.config, ring, utcnow())


def _read_uploads(desk: Runtime) -> None:
    def go_on() -> bool:
        _warn(desk)
        _take_up_broadcasts(desk)
        return process.go_on()

    for upload in uploads.pending(utcnow()):
        done = uploads.work(upload, desk.config, go_on)
        log.info("upload.read", upload=upload.id, rows=upload.rows, done=done)
    for listed in lists.pending(utcnow()):
        done = lists.work(listed, desk.config, go_on)
        log.info("list.read", upload=listed.id, done=done)
        desk.ring()
