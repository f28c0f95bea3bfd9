"""What commands tell of a restore, in the same words wherever it ends."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from smsgate.config import Config

if TYPE_CHECKING:
    from smsgate.services.backup import Settled


def moment(at: datetime, config: Config) -> str:
    """`24 Nov 2026 01:30 Asia/Jakarta`."""
    return f"{at.astimezone(config.timezone):%d %b %Y %H:%M} {config.timezone}"


def after_restore(settled: "Settled", config: Config) -> Iterator[str]:
    """What was done so that nothing is sent twice."""
    yield f"Restored: the database as it was on {moment(settled.made_at, config)}."
    if settled.unknown:
        yield (
            f"Messages that waited then and may have left since: {settled.unknown}. They are unknown now and "
            "are not sent again; see smsgate outbox."
        )
    if settled.held:
        yield f"The digest of {settled.held} is not sent again; the next one tells its news."
    yield f"New vacancies are numbered from {settled.next_code}: codes given out since stay unused."
