"""When a broadcast leaves: in the hours in which people may be written to, while it is of use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from smsgate.config import Config
from smsgate.i18n import N_
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.quiet import after_quiet

EVENING = time(20)
"""Where no quiet hours are set, a broadcast without an end of its own ends then."""

AT_LEAST = timedelta(hours=4)
"""What a broadcast approved late in the day has all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Sent from `begins_at` until `gives_up_at`; then what still waits is worthless."""

    begins_at: datetime
    gives_up_at: datetime


def hours(
    wanted_from: datetime | None, wanted_until: datetime | None, config: Config, now: datetime
) -> Hours:
    """What the officer's wishes come to if it may go now. (The simulator's phone wakes nobody.)"""
    begin = max(wanted_from or now, now)
    if not config.simulated:
        begin = after_quiet(begin, config)
    return Hours(begins_at=begin, gives_up_at=wanted_until or _evening(begin, config))


def faults(
    wanted_from: datetime | None, wanted_until: datetime | None, config: Config, now: datetime
) -> Iterator[Refused]:
    """What is wrong with the wishes, field by field."""
    if wanted_from and not config.simulated and after_quiet(wanted_from, config) > wanted_from:
        quiet = config.quiet_hours or (time(), time())
        yield Refused(
            N_("From %(begin)s to %(end)s no broadcast is sent. Choose a time outside of it."),
            "wanted_from",
            begin=f"{quiet[0]:%H.%M}",
            end=f"{quiet[1]:%H.%M}",
        )
    planned = hours(wanted_from, wanted_until, config, now)
    if planned.gives_up_at <= planned.begins_at:
        yield Refused(
            N_("This lies before the beginning. Choose a later time."),
            "wanted_until" if wanted_until else "wanted_from",
        )


def finishing(now: datetime, seconds: float, config: Config) -> datetime:
    """When so many seconds of sending, begun now, are over; quiet hours are waited for."""
    at = now.astimezone(config.timezone)
    if config.simulated or config.quiet_hours is None:
        return at + timedelta(seconds=seconds)
    while True:
        at = after_quiet(at, config)
        pause = _next(config.quiet_hours[0], at)
        if (left := (pause - at).total_seconds()) >= seconds:
            return at + timedelta(seconds=seconds)
        seconds -= left
        at = pause


def _evening(begin: datetime, config: Config) -> datetime:
    """The start of the next quiet hours, or some hours from now where they are near or nobody's to keep."""
    local = begin.astimezone(config.timezone)
    if config.simulated or config.quiet_hours is None:
        return max(datetime.combine(local.date(), EVENING, config.timezone), local + AT_LEAST)
    return _next(config.quiet_hours[0], local)


def _next(at: time, local: datetime) -> datetime:
    """The next time it is `at` o'clock."""
    day = local.date() + timedelta(days=at <= local.time())
    return datetime.combine(day, at, local.tzinfo)
