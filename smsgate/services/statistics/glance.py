"""Today at a glance: what was counted a minute ago, and what waits just now."""

from dataclasses import dataclass
from datetime import datetime

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, Staff, Vacancy, VacancyState
from smsgate.services import outbox
from smsgate.services.statistics import reading
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """`came`, `seekers`, `left`, `failed`, `rupiah`: of today so far, as of `counted_at` (None: never).

    `waiting` and `unknown`: just now; `oldest_seconds`: how long the first of those waiting has.
    """

    came: int
    seekers: int
    left: int
    failed: int
    rupiah: int
    waiting: int
    unknown: int
    oldest_seconds: int
    counted_at: datetime | None


def glance(config: Config, now: datetime) -> Glance:
    """How today goes."""
    today = now.astimezone(config.timezone).date()
    seen = reading.sums(Period(today, today))
    still_open = outbox.still_open()
    return Glance(
        came=seen.total(Name.IN),
        seekers=seen.total(Name.SEEKERS),
        left=seen.arrived,
        failed=seen.failed,
        rupiah=seen.total(Name.RUPIAH),
        waiting=_open(still_open, State.QUEUED) + _open(still_open, State.SENDING),
        unknown=_open(still_open, State.UNKNOWN),
        oldest_seconds=max(outbox.ages(now).values()),
        counted_at=reading.counted_at(today),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """What a new office has done by now."""

    colleague: bool
    vacancy: bool
    tried: bool

    @property
    def all_done(self) -> bool:
        """Whether nothing is left to do first."""
        return self.colleague and self.vacancy and self.tried


def first_steps() -> FirstSteps:
    """Looked up by key or a few rows."""
    return FirstSteps(
        colleague=Staff.select().where(Staff.disabled_at.is_null()).limit(2).count() > 1,
        vacancy=Vacancy.select().where(Vacancy.state == VacancyState.VERIFIED).exists(),
        tried=Contact.select().where(Contact.id > 0).exists(),
    )


def _open(still_open: dict[tuple[str, State], int], wanted: State) -> int:
    return sum(count for (_, state), count in still_open.items() if state is wanted)
