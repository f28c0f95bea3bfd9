"""`/health/live`: the process answers. `/health/ready`: texts can be stored, and the sender be woken."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

import structlog
from flask import Blueprint, Flask, Response, current_app, jsonify

from smsgate.config import Config
from smsgate.models import GatewayStop, Heartbeat, database, utcnow
from smsgate.models.heartbeat import LONGEST_SILENCE, WEB, WORKER
from smsgate.services.doctor import machine
from smsgate.services.doctor.check import Check
from smsgate.services.doctor.patience import Probe, be_patient
from smsgate.services.figures import heartbeat_ages

FRESH_SECONDS = 1
"""A look serves everybody who asks within this time: asking must cost us nothing."""

T = TypeVar("T")

bp = Blueprint("health", __name__, url_prefix="/health")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What the database tells of the parts behind it: seconds since each was seen alive."""

    ages: Mapping[str, float]
    stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`tables` is None when the database could not be written or did not answer."""

    tables: Tables | None
    queue: bool

    @property
    def ready(self) -> bool:
        """Whether a text that comes now is stored, and answered soon."""
        return self.tables is not None and self.queue


class Probes:
    """The looks of one process."""

    def __init__(self, config: Config) -> None:
        self._tables = Probe(_tables, FRESH_SECONDS)
        self._queue = Probe(lambda: machine.queue(config), FRESH_SECONDS)

    def look(self) -> Seen:
        """How this process and what it stands on are; within seconds also when a part hangs."""
        tables, queue = self._tables.ask(), self._queue.ask()
        be_patient((tables, queue))
        return Seen(
            tables=_told("database", tables),
            queue=_is_well(_told("queue", queue)),
        )


def init_app(app: Flask) -> None:
    """Probes of the application's own."""
    app.extensions["probes"] = Probes(app.extensions["smsgate"].config)


def look() -> Seen:
    """How the parts behind this application are."""
    probes: Probes = current_app.extensions["probes"]
    return probes.look()


@bp.get("/live")
def live() -> Response:
    """Always 200 while requests are served at all."""
    return jsonify(status="ok")


@bp.get("/ready")
def ready() -> Response:
    """200 when texts can be taken and the sender be woken, else 503.

    Worker and gateways are told, not judged: without them a text waits, without us it would not be stored.
    """
    seen = look()
    ages = seen.tables.ages if seen.tables else {}
    silence = ages.get(WORKER, float("inf"))
    response = jsonify(
        status="ready" if seen.ready else "unavailable",
        database=seen.tables is not None,
        queue=seen.queue,
        worker=silence <= LONGEST_SILENCE.total_seconds() if seen.tables else None,
        sending=not seen.tables.stopped if seen.tables else None,
        heartbeat_age_seconds={name: round(age) for name, age in ages.items()},
    )
    response.status_code = 200 if seen.ready else 503
    return response


@bp.after_request
def _never_kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _tables() -> Tables:
    """It writes: what can only be read takes no text."""
    with database.connection_context():
        now = utcnow()
        Heartbeat.beat(WEB, now)
        return Tables(ages=heartbeat_ages(now), stopped=GatewayStop.select().exists())


def _told(part: str, answer: "Future[T]") -> T | None:
    """What a look saw; None when it failed or hangs. Why stands in the log: the answer may be public."""
    error = answer.exception() if answer.done() else TimeoutError("it does not answer")
    if error is None:
        return answer.result()
    log.warning("health.unreachable", part=part, error=str(error))
    return None


def _is_well(check: Check | None) -> bool:
    if check is not None and not check.ok:
        log.warning("health.unreachable", part=check.name, error=check.sentence)
    return check is not None and check.ok
