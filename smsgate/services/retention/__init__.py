"""Each night what was kept long enough is dropped, in small steps that let everything else go first."""

from collections.abc import Generator, Iterator
from datetime import date, datetime, time

import structlog

from smsgate.config import Config
from smsgate.models import Heartbeat, RetentionRun, database
from smsgate.models.heartbeat import RETENTION
from smsgate.services.retention import numbers, times, words
from smsgate.services.retention.kinds import KINDS
from smsgate.services.retention.steps import CHUNK, Kind

__all__ = ["due", "night", "times"]

AT = time(2, 0)
"""Local time: nobody is awake to wait for a lock, and the digest is hours away."""

NUMBERS, WORDS = "numbers", "words"

log = structlog.get_logger()


def due(config: Config, now: datetime) -> date | None:
    """The local date whose run should be under way; None when it is done, or too early.

    Asked every minute: a machine that was off at night makes up for it.
    """
    local = now.astimezone(config.timezone)
    if local.time() < AT:
        return None
    run: RetentionRun | None = RetentionRun.get_or_none(RetentionRun.local_date == local.date())
    return local.date() if run is None or run.finished_at is None else None


def night(day: date, config: Config, now: datetime) -> Generator[int]:
    """Take that date's run, or go on with it, and yield after each step what it dropped; close it to pause.

    Each step is a short transaction of its own with its count in it: a killed run goes on where it stopped.
    Yields nothing when another worker is at it.
    """
    run = RetentionRun.take(day, _begin_after(day), now)
    if run is None:
        return
    try:
        for kind in KINDS:
            yield from _walk(kind, run)
        yield from _walk_words(run)
        yield from _walk_numbers(run, config)
        run.finished_at = now
        Heartbeat.beat(RETENTION, now)
        log.info("retention.done", day=str(day), **run.dropped)
    finally:
        run.lease_until = None
        run.save(only=[RetentionRun.lease_until, RetentionRun.finished_at, RetentionRun.walked])


def _begin_after(day: date) -> dict[str, int]:
    """Where the last run ended, of what stays as an empty row; on the first of a month at the start, for what
    was open or unknown then and is settled by now."""
    last = RetentionRun.last()
    if last is None or last.local_date.replace(day=1) != day.replace(day=1):
        return {}
    return {kind.name: last.walked.get(kind.name, 0) for kind in KINDS if kind.stays}


def _walk(kind: Kind, run: RetentionRun) -> Iterator[int]:
    while step := kind.next(run.walked.get(kind.name, 0), run.started_at):
        if step.count:
            with database.atomic():
                _note(run, {kind.name: kind.drop(step.rows)})
        # A killed run looks at the last step's rows once more, and finds nothing.
        run.walked[kind.name] = step.until
        yield step.count


def _walk_words(run: RetentionRun) -> Iterator[int]:
    while day := words.oldest(run.local_date):
        with database.atomic():
            count = words.drop(day)
            _note(run, {WORDS: count})
        yield count


def _walk_numbers(run: RetentionRun, config: Config) -> Iterator[int]:
    for after, until in numbers.spans(run.walked.get(NUMBERS, 0), CHUNK):
        yield from _walk_span(run, after, until, config)
        run.walked[NUMBERS] = until
        yield 0


def _walk_span(run: RetentionRun, after: int, until: int, config: Config) -> Iterator[int]:
    """Some at a time until none is left, or those that are left are held by somebody else."""
    count = 1
    while count and numbers.any_old(after, until, run.started_at):
        with database.atomic():
            dropped = numbers.drop(after, until, config, run.started_at)
            _note(run, dropped)
        count = sum(dropped.values())
        yield count


def _note(run: RetentionRun, dropped: dict[str, int]) -> None:
    for name, count in dropped.items():
        if count:
            run.dropped[name] = run.dropped.get(name, 0) + count
    run.save(only=[RetentionRun.walked, RetentionRun.dropped])
