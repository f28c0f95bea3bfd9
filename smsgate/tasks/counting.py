"""The office's figures, counted beside everything else: today each minute, and whatever was missed."""

from threading import Lock
from time import monotonic

from huey import crontab

from smsgate.models import utcnow
from smsgate.models.connection import lent
from smsgate.services import statistics
from smsgate.tasks import process
from smsgate.tasks.queue import huey
from smsgate.tasks.sending import runtime

SLICE_SECONDS = 30
"""So long a minute's look goes back through days never counted; the next minute goes on."""

REST_SECONDS = 0.02
"""After a day: whoever waits for SQLite's write lock gets it."""

_at_work = Lock()


@huey.periodic_task(crontab())
def count_days() -> None:
    """Today, and whichever days are due. (A first count of years outlasts many minutes.)"""
    if not _at_work.acquire(blocking=False):
        return
    try:
        desk = runtime()
        until = monotonic() + SLICE_SECONDS
        with lent(desk.database):
            for _day in statistics.count_due(desk.config, utcnow()):
                if monotonic() > until or process.stopping.wait(REST_SECONDS):
                    break
    finally:
        _at_work.release()
