"""How the service is doing, in numbers: what the tables tell when monitoring asks.

Only what stays cheap however much is kept: what waits, and what is few.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import Contact, DigestRun, GatewayPace, GatewayStop, Heartbeat, Vacancy
from smsgate.services import outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`still_open`: messages nobody settled yet, by gateway and state; `oldest_seconds`: how long they wait.

    `stops`: why a gateway has stopped. `paces`: seconds until its rate lets the next segment leave.
    `digest_at` and `digest_people` are of the last run; None and 0 before the first.
    """

    still_open: Mapping[tuple[str, State], int]
    oldest_seconds: Mapping[Priority, int]
    stops: Mapping[str, str]
    paces: Mapping[str, float]
    digest_at: datetime | None
    digest_people: int
    heartbeat_ages: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What the whole is for: it changes slowly, and takes a while to count where many take part."""

    open_vacancies: int
    subscribers: int


def board(config: Config, now: datetime) -> Board:
    """Vacancies that may be told on the local day of `now`, and numbers that follow something."""
    today = now.astimezone(config.timezone).date()
    return Board(
        open_vacancies=Vacancy.select().where(Vacancy.open_on(today)).count(),
        subscribers=Contact.select().where(Contact.follows.is_null(False)).count(),
    )


def figures(now: datetime) -> Figures:
    """All but the board, as of `now`."""
    run: DigestRun | None = DigestRun.select().order_by(DigestRun.local_date.desc()).first()
    return Figures(
        still_open=outbox.still_open(),
        oldest_seconds=outbox.ages(now),
        stops={stop.gateway: stop.reason for stop in GatewayStop.select()},
        paces=_paces(now),
        digest_at=run.started_at if run else None,
        digest_people=run.people if run else 0,
        heartbeat_ages=heartbeat_ages(now),
    )


def heartbeat_ages(now: datetime) -> dict[str, float]:
    """Seconds since each part was last seen alive, by its name."""
    return {beat.name: (now - beat.at).total_seconds() for beat in Heartbeat.select()}


def _paces(now: datetime) -> dict[str, float]:
    return {
        pace.gateway: max(0.0, (pace.free_at - now).total_seconds())
        for pace in GatewayPace.select()
    }
