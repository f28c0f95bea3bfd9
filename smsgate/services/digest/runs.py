"""The run of a day: the window of publications it owns, taken up where the last one ended."""

from datetime import date, datetime, timedelta

from peewee import fn

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import Counter, DigestRun, Vacancy
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services.digest.hours import sending_hours

FIRST_WINDOW = timedelta(hours=24)
"""How far back the very first digest looks: the whole board is no news."""


def run_of(day: date) -> DigestRun | None:
    """The run of a local date, begun or done."""
    found: DigestRun | None = DigestRun.get_or_none(DigestRun.local_date == day)
    return found


def planned(day: date, config: Config, now: datetime) -> DigestRun:
    """The run that would own what was published until now; not written."""
    hours = sending_hours(day, config, now)
    return DigestRun(
        local_date=day,
        from_seq=_last_told(now),
        to_seq=Counter.current(PUBLISHED_SEQ),
        not_before=hours.not_before,
        give_up_at=hours.give_up_at,
        started_at=now,
    )


def begin(day: date, config: Config, now: datetime) -> DigestRun:
    """The run of that day, begun now unless somebody began it before.

    Raises InputError when that day's digest can no longer be sent.
    """
    begun = run_of(day)
    if begun is not None:
        return begun
    if sending_hours(day, config, now).over:
        raise InputError(
            f"It is too late to send the digest of {day}. The next one will tell its news."
        )
    fresh = planned(day, config, now)
    DigestRun.insert(fresh.__data__).on_conflict_ignore().execute()
    return DigestRun.get(DigestRun.local_date == day)


def left_unfinished(before: date) -> list[DigestRun]:
    """Runs of earlier days that were never finished, oldest first."""
    query = DigestRun.select().where(
        DigestRun.finished_at.is_null() & (DigestRun.local_date < before)
    )
    return list(query.order_by(DigestRun.local_date))


def _last_told(now: datetime) -> int:
    """Where the last run's window ended; before the first, what was published until a day ago."""
    last = DigestRun.select(fn.MAX(DigestRun.to_seq)).scalar()
    if last is not None:
        return int(last)
    recent = (
        Vacancy.select(fn.MIN(Vacancy.published_seq))
        .where(Vacancy.verified_at > now - FIRST_WINDOW)
        .scalar()
    )
    return Counter.current(PUBLISHED_SEQ) if recent is None else int(recent) - 1
