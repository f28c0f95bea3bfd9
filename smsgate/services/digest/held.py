"""After a backup was put back: a digest that may have gone out since is not sent again."""

from datetime import date, datetime, timedelta

from smsgate.config import Config
from smsgate.models import DigestRun
from smsgate.services.digest.filling import leave_behind
from smsgate.services.digest.runs import left_unfinished, planned, run_of


def hold_back(made_at: datetime, config: Config, now: datetime) -> date | None:
    """Close the runs that were under way then, and today's if its hour passed since; returns that date.

    What they would have told is told by the next one: rather once more than never.
    """
    today = now.astimezone(config.timezone).date()
    for begun in left_unfinished(today + timedelta(days=1)):
        leave_behind(begun)
        DigestRun.update(finished_at=now).where(DigestRun.id == begun.id).execute()
    hour = datetime.combine(today, config.digest_at, config.timezone)
    if not made_at < hour <= now or run_of(today) is not None:
        return None
    empty = planned(today, config, now)
    empty.to_seq, empty.finished_at = empty.from_seq, now
    empty.save(force_insert=True)
    return today
