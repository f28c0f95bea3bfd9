"""When a digest may be sent: not in the quiet hours, and not when the day it tells of is over."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smsgate.config import Config
from smsgate.services.quiet import after_quiet

EVENING = time(20)
"""Local time at which a morning's digest is worthless."""

LATE_RUN = timedelta(hours=4)
"""How long a digest started late by hand may take all the same."""

LAST_START = time(18)
"""Local time after which a missed digest is left to the next morning, which then tells it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Sent from `not_before` until `give_up_at`; `over` when there is no such time on that day."""

    not_before: datetime
    give_up_at: datetime
    over: bool


def sending_hours(day: date, config: Config, now: datetime) -> Hours:
    """What is left at `now` of the hours for a local date's digest; a later day's start at its usual time.

    On the simulator it is always now: its phone wakes nobody, and whoever tries tomorrow's wants to see it.
    """
    start = now.astimezone(config.timezone)
    quiet = config.quiet_hours if not config.simulated else None
    if day > start.date() and not config.simulated:
        start = datetime.combine(day, config.digest_at, config.timezone)
    if quiet:
        start = after_quiet(start, config)
    end = max(datetime.combine(day, EVENING, config.timezone), start + LATE_RUN)
    if quiet:
        end = min(end, _next(quiet[0], start))
    return Hours(not_before=start, give_up_at=end, over=start.date() > day)


def start_is_due(config: Config, now: datetime) -> bool:
    """Whether today's digest should be under way: past its time, and early enough to be read today."""
    local = now.astimezone(config.timezone)
    latest = LAST_START if config.digest_at < LAST_START else time.max
    in_time = config.digest_at <= local.time() < latest
    return in_time and not sending_hours(local.date(), config, now).over


def _next(at: time, local: datetime) -> datetime:
    """The next time it is `at` o'clock."""
    day = local.date() + timedelta(days=at <= local.time())
    return datetime.combine(day, at, local.tzinfo)
