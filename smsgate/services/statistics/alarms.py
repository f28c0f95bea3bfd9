"""What somebody should look at now, told from small tables and by index."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from peewee import Expression

from smsgate.config import Config
from smsgate.models import GatewayStop, Heartbeat, Staff, Vacancy, VacancyState
from smsgate.models.heartbeat import LONGEST_SILENCE, WORKER
from smsgate.services import outbox, rights
from smsgate.services.applications import passing
from smsgate.services.inbox import listing
from smsgate.services.rights import Right
from smsgate.services.vacancy_desk.listing import SOON
from smsgate.services.warnings import impostures, reported

WAITED = timedelta(days=1)
"""So long may a vacancy wait for its verification."""

MOST = 1_000


class Kind(StrEnum):
    """What is the matter, the gravest first."""

    WORKER = "worker"
    GATEWAY = "gateway"
    UNKNOWN = "unknown"
    REPORTED = "reported"
    IMPOSTURE = "imposture"
    OVERDUE = "overdue"
    RELAY = "relay"
    WAITING = "waiting"
    CLOSING = "closing"


GRAVE = (Kind.WORKER, Kind.GATEWAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """`count`: how many; `what`: the gateway; `reason` as it was told, `since` when it began."""

    kind: Kind
    count: int = 0
    what: str = ""
    reason: str = ""
    since: datetime | None = None

    @property
    def is_grave(self) -> bool:
        """Whether people get no answers while it lasts."""
        return self.kind in GRAVE


def alarms(staff: Staff, config: Config, now: datetime) -> list[Alarm]:
    """What this person should know; of vacancies and questions, those of their districts."""
    return [alarm for alarm in _all(staff, config, now) if alarm.count or alarm.is_grave]


def _all(staff: Staff, config: Config, now: datetime) -> Iterator[Alarm]:
    beat = Heartbeat.last(WORKER)
    if beat is None or now - beat > LONGEST_SILENCE:
        yield Alarm(kind=Kind.WORKER, since=beat)
    for stop in GatewayStop.select().order_by(GatewayStop.gateway):
        yield Alarm(kind=Kind.GATEWAY, what=stop.gateway, reason=stop.reason, since=stop.since)
    yield Alarm(kind=Kind.UNKNOWN, count=outbox.unknown_count())
    today = now.astimezone(config.timezone).date()
    if rights.may(staff, Right.VERIFY):
        yield Alarm(kind=Kind.REPORTED, count=reported.alarming(now))
        yield Alarm(kind=Kind.IMPOSTURE, count=impostures.count(today))
    if rights.may(staff, Right.ANSWER):
        late = listing.counts(staff, config.timezone, now)[listing.Show.OVERDUE]
        yield Alarm(kind=Kind.OVERDUE, count=late)
        yield Alarm(kind=Kind.RELAY, count=passing.waiting(staff))
    waiting = (Vacancy.state == VacancyState.WAITING) & (Vacancy.created_at < now - WAITED)
    yield Alarm(kind=Kind.WAITING, count=_vacancies(staff, waiting))
    today = now.astimezone(config.timezone).date()
    closing = Vacancy.open_on(today) & (Vacancy.expires_on <= today + SOON)
    yield Alarm(kind=Kind.CLOSING, count=_vacancies(staff, closing))


def _vacancies(staff: Staff, condition: Expression) -> int:
    own = rights.districts(staff)
    here = condition if own is None else condition & Vacancy.area.in_(own)
    return int(Vacancy.select().where(here).limit(MOST).count())
