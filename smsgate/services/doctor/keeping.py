"""What is kept: dropped in time, recognised, and copied."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from smsgate.config import Config
from smsgate.models import Heartbeat, RetentionRun
from smsgate.models.heartbeat import BACKUP, LONGEST_SILENCE, WORKER
from smsgate.services import stops
from smsgate.services.doctor.check import Check

LATE = timedelta(days=3)
"""So long a night's work may be missing: a machine is off over a weekend."""

OLD = timedelta(days=8)
"""A backup older than that saves nobody much."""


def examine(config: Config, now: datetime) -> Iterator[Check]:
    """Retention, the marks of those who said STOP, backups."""
    yield _retention(now)
    yield _stops(config)
    yield _backup(config, now)


def _retention(now: datetime) -> Check:
    """The last night's run; a fault only where a worker is there to do it."""
    last = RetentionRun.last()
    if last is None or last.finished_at is None:
        return Check(
            "retention", True, "No night has dropped anything yet; the worker does it at 2:00."
        )
    worker = Heartbeat.last(WORKER)
    works = worker is not None and now - worker <= LONGEST_SILENCE
    if works and now - last.finished_at > LATE:
        return Check(
            "retention",
            False,
            f"Old texts were last dropped on {last.local_date}. The worker's log tells why not since.",
        )
    dropped = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in last.dropped.items())
    return Check("retention", True, f"On {last.local_date} were dropped: {dropped or 'nothing'}.")


def _stops(config: Config) -> Check:
    """Every STOP that outlived a person's data can be recognised."""
    lost = stops.unreadable(config)
    if lost:
        return Check(
            "stops",
            False,
            f"{lost} STOPs were kept under another secret key, so no import of people is taken. "
            "Put that key into SMSGATE_FORMER_SECRET_KEYS.",
        )
    return Check("stops", True, "Every STOP that was kept is recognised.")


def _backup(config: Config, now: datetime) -> Check:
    """Where backups are made, they go on being made. (Whoever has another way makes none here.)"""
    last = Heartbeat.last(BACKUP)
    if last is None:
        return Check("backup", True, "None was made yet: smsgate backup FILE.")
    day = last.astimezone(config.timezone).date()
    if now - last > OLD and not config.simulated:
        return Check("backup", False, f"The last one is of {day}. Make one: smsgate backup FILE.")
    return Check("backup", True, f"The last one is of {day}.")
