"""Where the networks call: a secret address for each kind of event, answered as they need it.

Whatever is not answered 200 is sent again every minute for twelve hours: so everything that could be stored
is a 200, also what was refused; only what could not be stored is a 503.
"""

import hmac
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from urllib.parse import unquote_plus

import structlog
from flask import Blueprint, Response, abort, current_app, request
from peewee import InterfaceError, OperationalError
from playhouse.pool import MaxConnectionsExceeded

from smsgate.errors import MalformedCallback
from smsgate.gateways import Gateway
from smsgate.i18n import DEFAULT_LANGUAGE, translator
from smsgate.messages import Callback, Event
from smsgate.models import utcnow
from smsgate.runtime import Runtime
from smsgate.services import inbound, intake, meters, notices, outbox, ussd
from smsgate.web import callers

BODY_LIMIT = 64 * 1024
"""Bytes read of a call: five thousand characters however they are encoded. The rest is let go by."""

DRAIN_LIMIT = 4 * 1024 * 1024
"""Bytes let go by before the caller is cut off: an answer it cannot read would make it call again."""

bp = Blueprint("hooks", __name__, url_prefix="/hooks")
log = structlog.get_logger()

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """How a call becomes an event, and what is done with it."""

    parse: Callable[[Gateway, Callback], E]
    act: Callable[[E, Runtime, datetime], object]

    def take(self, gateway: Gateway, call: Callback, runtime: Runtime, now: datetime) -> None:
        """Raises MalformedCallback, and whatever goes wrong when it is stored."""
        self.act(self.parse(gateway, call), runtime, now)


KINDS: Mapping[str, Kind[Any]] = {
    "sms": Kind(lambda gateway, call: gateway.parse_inbound(call), inbound.receive),
    "delivery": Kind(
        lambda gateway, call: gateway.parse_report(call),
        lambda event, _runtime, now: outbox.settle(event, now),
    ),
    "ussd-end": Kind(
        lambda gateway, call: gateway.parse_ussd_end(call),
        lambda event, _runtime, now: ussd.end(event, now),
    ),
    "opt-out": Kind(
        lambda gateway, call: gateway.parse_opt_out(call),
        lambda event, _runtime, now: notices.obey(event, now),
    ),
    "subscription": Kind(
        lambda gateway, call: gateway.parse_subscription(call),
        lambda event, _runtime, now: notices.keep(event, now),
    ),
}
USSD = "ussd"
SIMULATED = ("sms", USSD)
OUT_OF_REACH = (OperationalError, InterfaceError, MaxConnectionsExceeded)


@bp.route("/<network>/<secret>/<kind>", methods=["GET", "POST"])
def from_network(network: str, secret: str, kind: str) -> Response:
    """A call of a network set, with the right secret, from where it may come; else nothing is here."""
    runtime = _runtime()
    expected = runtime.config.hook_secret
    right = hmac.compare_digest(secret.encode(), expected.encode())
    known = network in runtime.config.networks
    if not (right and expected and known and _from_its_place(runtime)):
        abort(404)
    if request.method != runtime.gateways[network].method:
        abort(405)
    return _answer(runtime, network, kind)


def _from_its_place(runtime: Runtime) -> bool:
    """Whether the caller is in the networks set, if any are. Who knows the secret is named in the log."""
    allowed = runtime.config.hook_networks
    if not allowed or callers.is_within(callers.address(), allowed):
        return True
    log.warning("callback.from_elsewhere", address=request.remote_addr)
    return False


@bp.post("/simulator/<kind>")
def from_simulator(kind: str) -> Response:
    """The phone in the browser; only while no real network is set."""
    runtime = _runtime()
    if not runtime.config.simulated or kind not in SIMULATED:
        abort(404)
    return _answer(runtime, "simulator", kind)


def _runtime() -> Runtime:
    runtime: Runtime = current_app.extensions["smsgate"]
    return runtime


def _answer(runtime: Runtime, network: str, kind: str) -> Response:
    gateway = runtime.gateways[network]
    if kind == USSD:
        with meters.HOPS.labels(network).time():
            return _screen(gateway, runtime)
    if kind not in KINDS:
        abort(404)
    try:
        _store(gateway, kind, runtime)
    except Exception:
        meters.CALLBACKS_LOST.labels(network).inc()
        log.exception("callback.lost", gateway=network, kind=kind)
        return Response("", status=503, mimetype="text/plain")
    body, content_type = gateway.acknowledge()
    return Response(body, content_type=content_type)


def _store(gateway: Gateway, kind: str, runtime: Runtime) -> None:
    """The event, or the call as it came when it is malformed or our own code fails on it."""
    call, now = _call(), utcnow()
    try:
        KINDS[kind].take(gateway, call, runtime, now)
    except OUT_OF_REACH:
        raise
    except MalformedCallback as error:
        intake.keep_refused(gateway.name, kind, str(error), _readable(call), now)
    except Exception as error:
        log.exception("callback.failed", gateway=gateway.name, kind=kind)
        reason = f"failed with {type(error).__name__}"
        intake.keep_refused(gateway.name, kind, reason, _readable(call), now)


def _screen(gateway: Gateway, runtime: Runtime) -> Response:
    """Always a screen: a caller must never see an error of ours as silence."""
    try:
        call = _call()
        text = _turn(gateway, call, runtime)
    except Exception:
        meters.HOPS_FAILED.labels(gateway.name).inc()
        log.exception("ussd.failed", gateway=gateway.name)
        text = _apology()
    return Response(text, content_type="text/plain; charset=utf-8")


def _turn(gateway: Gateway, call: Callback, runtime: Runtime) -> str:
    now = utcnow()
    try:
        event = gateway.parse_ussd(call)
    except MalformedCallback as error:
        intake.keep_refused(gateway.name, USSD, str(error), _readable(call), now)
        return _apology()
    text = ussd.turn(event, runtime, now)
    return text if text.startswith(("CON ", "END ")) else _apology()


def _apology() -> str:
    _ = translator(DEFAULT_LANGUAGE)
    return "END " + _("Sorry, something went wrong on our side. Please dial again in a while.")


def _call() -> Callback:
    """As it came; what a network says in its address is its form."""
    body = request.query_string if request.method == "GET" else _body()
    return Callback(body=body, headers=dict(request.headers))


def _body() -> bytes:
    """As much as is read of a call. A 413 would be repeated for twelve hours."""
    request.max_content_length = sys.maxsize
    body = request.stream.read(BODY_LIMIT)
    left = DRAIN_LIMIT
    while left > 0 and (gone := request.stream.read(BODY_LIMIT)):
        left -= len(gone)
    return body


def _readable(call: Callback) -> str:
    """A refused call as staff will read it."""
    return unquote_plus(call.body.decode("utf-8", "replace"))
