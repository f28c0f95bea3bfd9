"""The lessons of a morning: looked at every minute, so that no restart can miss their hour."""

from threading import Lock

from huey import crontab

from smsgate.models import utcnow
from smsgate.services.learning import mornings
from smsgate.tasks import process
from smsgate.tasks.queue import huey
from smsgate.tasks.sending import runtime

_at_work = Lock()


@huey.periodic_task(crontab())
def send_lessons() -> None:
    """What today's are and nobody had yet. (Many outlast the minute.)"""
    if not _at_work.acquire(blocking=False):
        return
    try:
        desk = runtime()
        with desk.database.connection_context():
            now = utcnow()
            day = mornings.due(desk.config, now)
            if day and mornings.send(day, desk.config, now, process.go_on):
                desk.ring()
    finally:
        _at_work.release()
