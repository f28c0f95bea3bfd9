"""How the service is doing, in numbers: what monitoring asks for, read from the tables when it asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.config import Config
from smsgate.models import Contact, DigestRun, Heartbeat, InboundMessage, Vacancy
from smsgate.services import outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`received` by flag ("": nothing to look at), `outbox` by state and `oldest_queued_seconds`.

    `digest_at` and `digest_people` are of the last run; None and 0 before the first.
    """

    received: Mapping[str, int]
    outbox: Mapping[str, float]
    open_vacancies: int
    subscribers: int
    digest_at: datetime | None
    digest_people: int
    heartbeat_ages: Mapping[str, float]


def figures(config: Config, now: datetime) -> Figures:
    """Everything, as of `now`."""
    run: DigestRun | None = DigestRun.select().order_by(DigestRun.local_date.desc()).first()
    today = now.astimezone(config.timezone).date()
    return Figures(
        received=_received(),
        outbox=outbox.counts(now),
        open_vacancies=Vacancy.select().where(Vacancy.open_on(today)).count(),
        subscribers=Contact.select().where(Contact.follows.is_null(False)).count(),
        digest_at=run.started_at if run else None,
        digest_people=run.people if run else 0,
        heartbeat_ages=heartbeat_ages(now),
    )


def heartbeat_ages(now: datetime) -> dict[str, float]:
    """Seconds since each part was last seen alive, by its name."""
    return {beat.name: (now - beat.at).total_seconds() for beat in Heartbeat.select()}


def _received() -> dict[str, int]:
    rows: Any = (
        InboundMessage.select(InboundMessage.flag, fn.COUNT(InboundMessage.id))
        .group_by(InboundMessage.flag)
        .tuples()
    )
    return dict(rows)
