"""How much one address may ask of the pages; the networks' hooks, health and metrics are not counted."""

from collections.abc import Callable
from math import ceil
from time import time
from typing import Any

from flask import Flask, Response, current_app, request
from flask_limiter import Limiter, RateLimitExceeded, RequestLimit

from smsgate.web import callers, errors

READS_A_MINUTE = 1200
WRITES_A_MINUTE = 300
"""A class with thirty phones in the browser, or a village behind one address of its mobile network, stays
well below; a script does not."""

DEAR = {"employer.register.send": "10 per hour"}
"""What anybody may do and few do often: a limit of its own, by the view."""

UNCOUNTED_ROOMS = ("health", "metrics")
UNCOUNTED = ("hooks.from_network",)
"""Networks call from few addresses for everybody, and take a refusal for a fault."""

MINUTE = 60

WAIT_SECONDS = 1
"""A page does not wait for a Redis that is away: each process then counts by itself."""


def init_app(app: Flask) -> None:
    """Count in Redis where the queue is one, else in the memory of each process."""
    url = app.extensions["smsgate"].config.queue_url
    shared = url.startswith("redis")
    limiter = Limiter(
        callers.household,
        application_limits=[_limit],
        application_limits_per_method=True,
        storage_uri=url if shared else "memory://",
        storage_options=_patience() if shared else {},
        in_memory_fallback_enabled=shared,
        key_prefix="smsgate",
        request_identifier=lambda: request.endpoint or "nowhere",
    )
    limiter.init_app(app)
    for steps in (app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs):
        steps[None][-1] = _where_counted(steps[None][-1])
    app.extensions["throttle"] = limiter
    app.register_error_handler(RateLimitExceeded, _refuse)


def _where_counted(step: Callable[..., Any]) -> Callable[..., Any]:
    """A step of the limiter, left out where nothing is counted: to find that out costs it 75 microseconds."""

    def guarded(*given: Any) -> Any:
        return next(iter(given), None) if _is_free() else step(*given)

    return guarded


def _patience() -> dict[str, Any]:
    return {"socket_connect_timeout": WAIT_SECONDS, "socket_timeout": WAIT_SECONDS}


def _limit() -> str:
    reads = request.method in ("GET", "HEAD", "OPTIONS")
    usual = f"{READS_A_MINUTE if reads else WRITES_A_MINUTE} per minute"
    dear = DEAR.get(request.endpoint or "")
    return f"{usual};{dear}" if dear else usual


def _is_free() -> bool:
    """Also this machine itself: there the service is tried, tested and measured."""
    if request.endpoint in UNCOUNTED or request.blueprint in UNCOUNTED_ROOMS:
        return True
    caller = callers.address()
    return caller is not None and caller.is_loopback


def _refuse(error: RateLimitExceeded) -> Response:
    limit: RequestLimit | None = current_app.extensions["throttle"].current_limit
    error.retry_after = max(1, ceil(limit.window.reset_time - time())) if limit else MINUTE
    return errors.worded(error, 429)
