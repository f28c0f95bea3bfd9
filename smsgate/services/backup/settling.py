"""Allowing for what happened between a backup and its return: nothing is sent twice, no code given twice."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from smsgate.config import Config
from smsgate.models import Counter, database
from smsgate.models.counter import RESTORED_AT, VACANCY_CODE
from smsgate.services import audit, digest, outbox
from smsgate.services.backup import papers
from smsgate.services.broadcasts import running

CODES = 1000
"""Codes passed over: those given out since the backup stand in people's phones and on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """`unknown`: messages that may have left since. `held`: the date whose digest is not sent again.

    `next_code`: from which on vacancies are numbered.
    """

    made_at: datetime
    unknown: int
    held: date | None
    next_code: int


def settle(config: Config, now: datetime) -> Settled | None:
    """Do it once after a restore, or go on with it if it was cut off; None when there was no restore."""
    row: Counter | None = Counter.get_or_none(Counter.name == RESTORED_AT)
    if row is None:
        return None
    made_at = datetime.fromtimestamp(row.value, UTC)
    papers.take_place(config, now)
    unknown = outbox.doubt(made_at, now)
    held = digest.hold_back(made_at, config, now)
    running.hold_back(now)
    with database.atomic():
        Counter.update(value=Counter.value + CODES).where(Counter.name == VACANCY_CODE).execute()
        Counter.delete().where(Counter.name == RESTORED_AT).execute()
        audit.record(None, "backup.restore", "database", made_at.isoformat(), now=now)
    next_code = Counter.current(VACANCY_CODE) + 1
    return Settled(made_at=made_at, unknown=unknown, held=held, next_code=next_code)
