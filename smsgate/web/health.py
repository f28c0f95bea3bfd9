"""`/health/live`: the process answers. `/health/ready`: so do its database and its queue."""

from collections.abc import Callable

import structlog
from flask import Blueprint, Response, jsonify

from smsgate.models import database, utcnow
from smsgate.services.figures import heartbeat_ages
from smsgate.tasks.queue import huey

bp = Blueprint("health", __name__, url_prefix="/health")

log = structlog.get_logger()


@bp.get("/live")
def live() -> Response:
    """Always 200 while requests are served at all."""
    return jsonify(status="ok")


@bp.get("/ready")
def ready() -> Response:
    """200 when texts can be taken and answered, else 503; the worker's age is told, not judged."""
    reached = {
        "database": _reaches("database", lambda: database.execute_sql("SELECT 1")),
        "queue": _reaches("queue", huey.pending_count),
    }
    ages = heartbeat_ages(utcnow()) if reached["database"] else {}
    ok = all(reached.values())
    response = jsonify(
        status="ready" if ok else "unavailable",
        **reached,
        heartbeat_age_seconds={name: round(age) for name, age in ages.items()},
    )
    response.status_code = 200 if ok else 503
    return response


@bp.after_request
def _never_kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _reaches(part: str, touch: Callable[[], object]) -> bool:
    try:
        touch()
    except Exception:
        log.warning("health.unreachable", part=part, exc_info=True)
        return False
    return True
