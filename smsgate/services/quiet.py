"""The hours in which nothing but answers is sent."""

from datetime import datetime, time, timedelta

from smsgate.config import Config


def after_quiet(moment: datetime, config: Config) -> datetime:
    """`moment` itself, or the end of the quiet hours it falls into; aware, in the zone of the settings."""
    local = moment.astimezone(config.timezone)
    if config.quiet_hours is None or not _within(local.time(), *config.quiet_hours):
        return local
    end = config.quiet_hours[1]
    day = local.date() + timedelta(days=end <= local.time())
    return datetime.combine(day, end, config.timezone)


def _within(at: time, begin: time, end: time) -> bool:
    return begin <= at < end if begin <= end else at >= begin or at < end
