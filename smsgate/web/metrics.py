"""`/metrics`: the service's figures for Prometheus, from this machine or with the token."""

import hmac
from collections.abc import Iterator, Mapping
from ipaddress import ip_address

from flask import Blueprint, Response, abort, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from smsgate.models import utcnow
from smsgate.services.figures import Figures, figures

FORWARDED = ("Forwarded", "X-Forwarded-For", "Via")

bp = Blueprint("metrics", __name__)


@bp.get("/metrics")
def scrape() -> Response:
    """Everything, counted now."""
    config = current_app.extensions["smsgate"].config
    if not (_from_here() or _has_token(config.metrics_token)):
        abort(401 if config.metrics_token else 404)
    registry = CollectorRegistry()
    registry.register(_Collector(figures(config, utcnow())))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _from_here() -> bool:
    """True for a call from this machine itself; what a proxy on it passes on comes from elsewhere."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104 (nobody's address)


def _has_token(token: str) -> bool:
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


class _Collector:
    """Figures as metrics; the names are what dashboards and alarms are built on."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        """All metrics."""
        seen = self._figures
        waited = seen.outbox["oldest_queued_seconds"]
        states = {state: count for state, count in seen.outbox.items() if state[:6] != "oldest"}
        yield _family("inbound_messages", "Texts received, by flag.", "flag", seen.received)
        yield _family("outbound_messages", "Texts to send and sent, by state.", "state", states)
        yield _gauge("oldest_queued_seconds", "Age of the text that waits longest.", waited)
        yield _gauge("open_vacancies", "Vacancies that may be told today.", seen.open_vacancies)
        yield _gauge("subscribers", "Numbers that follow something.", seen.subscribers)
        yield from self._digest()
        ages = seen.heartbeat_ages
        yield _family("heartbeat_age_seconds", "Since a part was seen alive.", "part", ages)

    def _digest(self) -> Iterator[Metric]:
        at, people = self._figures.digest_at, self._figures.digest_people
        if at is not None:
            yield _gauge("digest_timestamp_seconds", "Start of the last digest.", at.timestamp())
            yield _gauge("digest_people", "People the last digest went to.", people)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"smsgate_{name}", about, value=value)


def _family(name: str, about: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(f"smsgate_{name}", about, labels=[label])
    for key, value in values.items():
        family.add_metric([key or "none"], value)
    return family
