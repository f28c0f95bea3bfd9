"""When a digest may be sent: not in the quiet hours, and not when the day it tells of is over."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smsgate.config import Config

EVENING = time(20)
"""Local time at which a morning's digest is worthless."""

LAST_START = time(18)
"""Local time after which a missed digest is left to the next morning, which then tells it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Sent from `not_before` until `give_up_at`."""

    not_before: datetime
    give_up_at: datetime

    @property
    def over(self) -> bool:
        """True when there is no such time left."""
        return self.not_before >= self.give_up_at


def sending_hours(day: date, config: Config, now: datetime) -> Hours:
    """What is left at `now` of the hours for a local date's digest; a later day's start at its usual time."""
    local = now.astimezone(config.timezone)
    if day > local.date():
        local = datetime.combine(day, config.digest_at, config.timezone)
    start = _after_quiet(local, config)
    evening = EVENING if config.digest_at < LAST_START else time.max
    ends = [datetime.combine(day, evening, config.timezone)]
    if config.quiet_hours:
        ends.append(_next(config.quiet_hours[0], start))
    return Hours(not_before=start, give_up_at=min(ends))


def start_is_due(config: Config, now: datetime) -> bool:
    """Whether today's digest should be under way: past its time, and early enough to be read today."""
    local = now.astimezone(config.timezone)
    latest = LAST_START if config.digest_at < LAST_START else time.max
    in_time = config.digest_at <= local.time() < latest
    return in_time and not sending_hours(local.date(), config, now).over


def _after_quiet(local: datetime, config: Config) -> datetime:
    """That moment, or the end of the quiet hours it falls into."""
    if config.quiet_hours is None:
        return local
    begin, end = config.quiet_hours
    at = local.time()
    quiet = begin <= at < end if begin <= end else at >= begin or at < end
    return _next(end, local) if quiet else local


def _next(at: time, local: datetime) -> datetime:
    """The next time it is `at` o'clock."""
    day = local.date() + timedelta(days=at <= local.time())
    return datetime.combine(day, at, local.tzinfo)
