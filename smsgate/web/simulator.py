"""`/simulator`: a small phone in the browser that texts and dials through the hooks a network would use."""

from datetime import datetime
from hashlib import blake2b
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    render_template,
    request,
    url_for,
)

from smsgate import phone as numbers
from smsgate.config import Config
from smsgate.models import Contact, utcnow
from smsgate.runtime import Runtime
from smsgate.services.places import place_book
from smsgate.services.thread import TO_PHONE, Line, thread
from smsgate.services.trial import next_morning
from smsgate.web import language
from smsgate.web.stage import said, setup

bp = Blueprint("simulator", __name__, url_prefix="/simulator")


@bp.before_request
def _only_without_a_network() -> None:
    """With a real gateway there is nothing here to see."""
    if not _config().simulated:
        abort(404)


@bp.get("")
def phone() -> str:
    """The page."""
    config = _config()
    hooks = {
        "sms": url_for("hooks.from_simulator", kind="sms"),
        "ussd": url_for("hooks.from_simulator", kind="ussd"),
        "thread": url_for(".lines"),
        "morning": url_for(".digest"),
    }
    stage = setup(config, language.current(), datetime.now(config.timezone).date(), hooks)
    region = place_book(config.region).name(None)
    return render_template("simulator.html", stage=stage, region=region, config=config)


@bp.get("/thread")
def lines() -> Response:
    """`?phone=&after=`: the texts of a trial number both ways; 204 when nothing changed since `after`."""
    number = _trial_number(request.args.get("phone", ""))
    found = [_line(line, _config()) for line in thread(Contact.by_phone(number))]
    cursor = _fingerprint(found)
    if cursor == request.args.get("after"):
        return _uncached(Response(status=204))
    return _uncached(jsonify(messages=found, cursor=cursor))


@bp.post("/digest")
def digest() -> Response:
    """`{"phone"}`: the next morning's digest, now; says what happened."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)
    number = _trial_number(_asked_for())
    runtime: Runtime = current_app.extensions["smsgate"]
    morning = next_morning(number, runtime.config, runtime.ring, utcnow())
    return _uncached(jsonify(outcome=morning.outcome, said=said(morning, language.current())))


def _asked_for() -> str:
    """The number in the body; "" for whatever is no such JSON, also when it is nested without end."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        return ""
    return str(body.get("phone", "")) if isinstance(body, dict) else ""


def _trial_number(raw: str) -> str:
    """Only numbers that belong to nobody: what real people wrote is not for this page."""
    number = numbers.normalise(raw)
    if number is None or not numbers.is_trial(number):
        abort(404)
    return number


def _line(line: Line, config: Config) -> dict[str, Any]:
    """As the page reads it; only what we send has a price we know."""
    return {
        "key": line.key,
        "direction": line.direction,
        "text": line.text,
        "at": line.at.astimezone(config.timezone).isoformat(timespec="seconds"),
        "state": line.state,
        "segments": line.segments,
        "cost": line.segments * config.cost() if line.direction == TO_PHONE else 0,
    }


def _fingerprint(found: list[dict[str, Any]]) -> str:
    return blake2b(repr(found).encode(), digest_size=8).hexdigest()


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _config() -> Config:
    runtime: Runtime = current_app.extensions["smsgate"]
    return runtime.config
