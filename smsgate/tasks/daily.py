"""What happens once a day: looked at every minute, so that no restart can miss its hour."""

from contextlib import closing
from threading import Lock
from time import monotonic

import structlog
from huey import crontab

from smsgate.config import Config
from smsgate.models import utcnow
from smsgate.services import digest, retention, trace
from smsgate.services.agents import weekly
from smsgate.services.desk import Ring
from smsgate.services.outcomes import asking
from smsgate.tasks import process
from smsgate.tasks.queue import huey
from smsgate.tasks.sending import runtime

log = structlog.get_logger()

SLICE_SECONDS = 20
"""So long a minute's look drops; then it lets go, well within its lease, and the next minute goes on."""

REST_SECONDS = 0.02
"""After a step that wrote, longer than it took: whoever waits for SQLite's write lock gets it."""

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
        trace=trace.of_digest(day),
        people=plan.people,
        texts=plan.texts,
        segments=plan.segments,
        rupiah=plan.rupiah,
    )


@huey.periodic_task(crontab())
def ask_for_outcomes() -> None:
    """Whether people got work: a few each hour of the day."""
    desk = runtime()
    with desk.database.connection_context():
        now = utcnow()
        if asking.is_due(desk.config, now) and (asked := asking.run(desk.config, now)):
            log.info("outcomes.asked", people=asked)
            desk.ring()


@huey.periodic_task(crontab())
def send_village_lists() -> None:
    """Each Monday, to village agents; who has it is skipped, so a restart misses and doubles nothing."""
    desk = runtime()
    with desk.database.connection_context():
        monday = weekly.due(desk.config, utcnow())
        if monday is not None and sum(weekly.run(monday, desk.config, utcnow())):
            desk.ring()


@huey.periodic_task(crontab())
def drop_what_is_old() -> None:
    """At night, what was kept long enough; a slice a minute, for a first night may have years before it."""
    desk = runtime()
    with desk.database.connection_context():
        _drop(desk.config)


def _drop(config: Config) -> None:
    now = utcnow()
    day = retention.due(config, now)
    if day is None:
        return
    until = monotonic() + SLICE_SECONDS
    with closing(retention.night(day, config, now)) as night:
        for dropped in night:
            if monotonic() > until or process.stopping.wait(REST_SECONDS if dropped else 0):
                break
