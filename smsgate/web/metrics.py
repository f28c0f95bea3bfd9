"""`/metrics`: the service's figures for Prometheus, from this machine or with the token."""

import hmac
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_address

from flask import Blueprint, Flask, Response, abort, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from smsgate.config import Config
from smsgate.models import database, utcnow
from smsgate.privacy import mask_phones
from smsgate.runtime import Runtime
from smsgate.services import meters, tallies
from smsgate.services.doctor.patience import Probe
from smsgate.services.figures import Board, Figures, board, figures
from smsgate.web import health

FORWARDED = ("Forwarded", "X-Forwarded-For", "Via")
REASON_LIMIT = 80
BOARD_SECONDS = 300
"""A million subscribers are not counted for every scrape."""

bp = Blueprint("metrics", __name__)


def init_app(app: Flask) -> None:
    """A board of the application's own."""
    config = app.extensions["smsgate"].config
    app.extensions["board"] = Probe(lambda: _count_board(config), BOARD_SECONDS)


@bp.get("/metrics")
def scrape() -> Response:
    """What all processes counted, and how things stand now; the same whichever process answers."""
    runtime: Runtime = current_app.extensions["smsgate"]
    if not (_from_here() or _has_token(runtime.config.metrics_token)):
        abort(401 if runtime.config.metrics_token else 404)
    registry = CollectorRegistry()
    registry.register(_Collected(_everything(runtime)))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _from_here() -> bool:
    """True for a call from this machine itself; what a proxy on it passes on comes from elsewhere."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104 (nobody's address)


def _has_token(token: str) -> bool:
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


class _Collected:
    """Metrics read already, as the library wants them."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = list(metrics)

    def collect(self) -> list[Metric]:
        """All of them."""
        return self._metrics


def _everything(runtime: Runtime) -> Iterator[Metric]:
    """Without a database only that it is not there: who asks must not wait in vain."""
    seen = health.look()
    parts = {"database": seen.tables is not None, "queue": seen.queue}
    yield _family("part_up", "Whether a part can be used.", "part", parts)
    if seen.tables is not None:
        tallies.add_up()
        yield from _priced(tallies.families(), runtime.config)
        yield from _standing(figures(utcnow()), runtime)
        yield from _board()


def _priced(families: Iterable[Metric], config: Config) -> Iterable[Metric]:
    """With the rupiah of those segments for which the network told none, by the setting."""
    told = {family.name: family for family in families}
    estimated = {
        sample.labels["gateway"]: sample.value * config.cost(sample.labels["gateway"])
        for sample in told["smsgate_segments"].samples
        if sample.labels["price"] == meters.ESTIMATED
    }
    rupiah = told["smsgate_rupiah"]
    rupiah.samples = [
        sample._replace(value=sample.value + estimated.get(sample.labels["gateway"], 0))
        for sample in rupiah.samples
    ]
    return told.values()


def _standing(seen: Figures, runtime: Runtime) -> Iterator[Metric]:
    yield from _outbox(seen, runtime.gateways)
    if seen.digest_at is not None:
        yield _gauge(
            "digest_timestamp_seconds", "Start of the last digest.", seen.digest_at.timestamp()
        )
        yield _gauge("digest_people", "People the last digest went to.", seen.digest_people)
    ages = seen.heartbeat_ages
    yield _family("heartbeat_age_seconds", "Since a part was seen alive.", "part", ages)


def _board() -> Iterator[Metric]:
    probe: Probe[Board] = current_app.extensions["board"]
    seen = probe.ask().result()
    yield _gauge("open_vacancies", "Vacancies that may be told today.", seen.open_vacancies)
    yield _gauge("subscribers", "Numbers that follow something.", seen.subscribers)


def _count_board(config: Config) -> Board:
    with database.connection_context():
        return board(config, utcnow())


def _outbox(seen: Figures, gateways: Iterable[str]) -> Iterator[Metric]:
    about = "Messages that nobody settled yet, up to a hundred thousand."
    waiting = GaugeMetricFamily("smsgate_outbox_messages", about, labels=["gateway", "state"])
    about = "1 while a gateway has stopped, with the reason."
    stopped = GaugeMetricFamily("smsgate_gateway_stopped", about, labels=["gateway", "reason"])
    for (gateway, state), count in seen.still_open.items():
        waiting.add_metric([gateway, state.value], count)
    for gateway in sorted({*gateways, *seen.stops}):
        reason = mask_phones(seen.stops.get(gateway, meters.NONE))[:REASON_LIMIT]
        stopped.add_metric([gateway, reason], gateway in seen.stops)
    yield waiting
    yield stopped
    about = "Until the rate set lets the next segment leave."
    yield _family("gateway_wait_seconds", about, "gateway", seen.paces)
    about = "For how long the oldest message beyond its time has waited."
    ages = {priority.name.lower(): age for priority, age in seen.oldest_seconds.items()}
    yield _family("oldest_queued_seconds", about, "priority", ages)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"smsgate_{name}", about, value=value)


def _family(name: str, about: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(f"smsgate_{name}", about, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
