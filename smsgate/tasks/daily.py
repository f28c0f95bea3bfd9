"""The daily digest: looked at every minute, so that no restart can miss its hour."""

from threading import Lock

import structlog
from huey import crontab

from smsgate.config import Config
from smsgate.models import utcnow
from smsgate.services import digest
from smsgate.services.desk import Ring
from smsgate.tasks.queue import huey
from smsgate.tasks.sending import runtime

log = structlog.get_logger()

_at_work = Lock()


@huey.periodic_task(crontab())
def send_digest() -> None:
    """Today's digest, when it is due and not done. (A large one outlasts the minute.)"""
    if not _at_work.acquire(blocking=False):
        return
    try:
        desk = runtime()
        with desk.database.connection_context():
            _send(desk.config, desk.ring)
    finally:
        _at_work.release()


def _send(config: Config, ring: Ring) -> None:
    now = utcnow()
    day = digest.due(config, now)
    if day is None:
        return
    plan = digest.run(day, config, ring, now)
    log.info(
        "digest.planned",
        day=str(day),
        people=plan.people,
        texts=plan.texts,
        segments=plan.segments,
        rupiah=plan.rupiah,
    )
