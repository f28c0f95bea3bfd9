"""One text through one network, followed until it arrived: the first thing to do with a new one."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from smsgate import phone
from smsgate.config import Config, Route
from smsgate.errors import InputError
from smsgate.messages import Priority, State
from smsgate.models import GatewayStop, OutboundMessage
from smsgate.services import contacts
from smsgate.wording import segments

LOOK_SECONDS = 0.5

_SENTENCES = {
    State.QUEUED: "It waits to be sent.",
    State.CLAIMED: "The worker has taken it.",
    State.SENDING: "It is being handed over.",
    State.SENT: "The network took it; its report is awaited.",
    State.DELIVERED: "It arrived.",
    State.UNKNOWN: "The call broke off: nobody knows whether it left.",
}
_AT_AN_END = frozenset(
    {State.DELIVERED, State.FAILED, State.EXPIRED, State.CANCELLED, State.UNKNOWN}
)


@dataclass(frozen=True, slots=True)
class Said:
    """What became of it; `failed` when it will not arrive, or has not in time."""

    sentence: str
    failed: bool = False


def overview(config: Config) -> list[str]:
    """A line for each network: whose numbers it carries, its rate, and why it has stopped, if it has."""
    stops = {stop.gateway: stop.reason for stop in GatewayStop.select()}
    return [
        f"{_carries(route, config)}, {_health(stops.get(route.name))}" for route in config.routes
    ]


def begin(name: str, number: str, config: Config, now: datetime) -> int:
    """Queue a text for a number over that network; the message's number. Raises InputError."""
    if name not in config.networks:
        raise InputError(
            "No such network is set. There are: %(names)s", names=", ".join(config.networks)
        )
    normal = phone.normalise(number)
    if normal is None:
        raise InputError("This is no mobile number. Write it as 0812…")
    text = (
        f"smsgate: percobaan {name} {now.astimezone(config.timezone):%d/%m %H:%M}. Abaikan SMS ini."
    )
    message = OutboundMessage.create(
        contact=contacts.known(normal, config, now),
        gateway=name,
        priority=Priority.OFFICER,
        text=text,
        segments=segments.count(text).segments,
        created_at=now,
        not_before=now,
    )
    return int(message.id)


def follow(message: int, seconds: float) -> Iterator[Said]:
    """Each state it comes to, until its end or the end of patience."""
    end, last = time.monotonic() + seconds, None
    while time.monotonic() < end:
        row = OutboundMessage.get_by_id(message)
        if row.state != last:
            last = row.state
            yield _said(State(row.state), row.reason)
        if last in _AT_AN_END:
            return
        time.sleep(LOOK_SECONDS)
    yield Said(f"No report within {seconds:.0f} seconds.", failed=True)


def _said(state: State, reason: str) -> Said:
    sentence = _SENTENCES.get(state, f"It ended as {state}: {reason or 'no reason told'}.")
    return Said(sentence, failed=state in _AT_AN_END and state is not State.DELIVERED)


def _carries(route: Route, config: Config) -> str:
    whose = ", ".join((*route.operators, *route.beginnings)) or "all numbers"
    rate = config.rate(route.name)
    return f"{route.name}: {whose}, " + (f"{rate:g} segments a second" if rate else "no rate set")


def _health(stop: str | None) -> str:
    return f"has stopped: {stop}" if stop else "works"
