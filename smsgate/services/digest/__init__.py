"""The daily digest: what is new, told once to everybody who follows it, at the cost of its texts."""

from collections.abc import Callable
from datetime import date, datetime

from smsgate.config import Config
from smsgate.models import DigestRun
from smsgate.services.digest.filling import Filling, leave_behind
from smsgate.services.digest.held import hold_back
from smsgate.services.digest.hours import start_is_due
from smsgate.services.digest.plan import DigestPlan, forecast, summed, written
from smsgate.services.digest.rewording import reword
from smsgate.services.digest.runs import begin, left_unfinished, planned, run_of
from smsgate.services.digest.texts import Writer

__all__ = ["DigestPlan", "due", "hold_back", "preview", "reword", "run"]


def due(config: Config, now: datetime) -> date | None:
    """The local date whose digest should be running now; None when it is done, too early or too late.

    Asked every minute: a restart or a machine that slept past the hour misses nothing.
    """
    today = now.astimezone(config.timezone).date()
    if not start_is_due(config, now):
        return None
    begun = run_of(today)
    return today if begun is None or begun.finished_at is None else None


def preview(day: date, config: Config, now: datetime, *, region: str | None = None) -> DigestPlan:
    """What `run` would do for that local date, without writing; of a run already done, what it did.

    `region`: only who follows something in it (a Kemendagri code).
    """
    begun = run_of(day)
    if begun is not None and begun.finished_at is not None:
        return summed(day, written(begun), config, done=True)
    return summed(day, forecast(begun or planned(day, config, now), config, region), config)


def run(
    day: date,
    config: Config,
    ring: Callable[[], None],
    now: datetime,
    *,
    region: str | None = None,
) -> DigestPlan:
    """Word that local date's digest and put it into the outbox, then wake the sender.

    Goes on where a killed run stopped; a second run of a date adds nothing. With a `region` only who follows
    something there is told now, the others by the whole run that follows.
    Raises InputError when the day's hours for sending are over.
    """
    begun = begin(day, config, now)
    if begun.finished_at is not None:
        return summed(day, written(begun), config, done=True)
    for missed in left_unfinished(day):
        leave_behind(missed)
        _finish(missed, config, now)
    filling = Filling(begun, Writer(begun, config), region)
    if region is None:
        filling.fill()
        plan = _finish(begun, config, now)
    else:
        filling.fill_region()
        plan = summed(day, written(begun), config)
    ring()
    return plan


def _finish(done: DigestRun, config: Config, now: datetime) -> DigestPlan:
    plan = summed(done.local_date, written(done), config)
    DigestRun.update(finished_at=now, people=plan.people).where(
        (DigestRun.id == done.id) & DigestRun.finished_at.is_null()
    ).execute()
    return plan
