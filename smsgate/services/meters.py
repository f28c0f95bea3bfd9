"""What is counted as it happens, in this process; `tallies` adds all processes up.

Names and labels are what dashboards and alarms are built on. A label has few values, and never a number of
a person in it.
"""

import re
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Histogram

from smsgate.errors import Ambiguous, GatewayDown, SendError, TryLater
from smsgate.gateways import GATEWAYS
from smsgate.gateways.simulator import Simulator
from smsgate.messages import State
from smsgate.models import Flag, database
from smsgate.understanding import Intent

REGISTRY = CollectorRegistry()

NONE = "none"
"""A label's value where there is nothing to say: an empty one would mean no label."""

REPEAT = "repeat"
ANSWERED = "answered"
OUTCOMES: dict[type[SendError], str] = {
    TryLater: "try_later",
    GatewayDown: "down",
    Ambiguous: "ambiguous",
}
HOP_SECONDS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1, 2, 5)
REPLY_SECONDS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800)

RUPIAH_TOLD = re.compile(r"(?:IDR|Rp)\.?\s*(\d+(?:\.\d+)?)")
"""A price as a network writes it, where it is in rupiah."""

RECEIVED = Counter(
    "smsgate_inbound_messages",
    "Texts that came in, by what an officer should look at and what they meant.",
    ["gateway", "flag", "intent"],
    registry=REGISTRY,
)
CALLBACKS_LOST = Counter(
    "smsgate_callbacks_lost",
    "Calls of a network that could not be stored; it repeats them.",
    ["gateway"],
    registry=REGISTRY,
)
HOPS = Histogram(
    "smsgate_ussd_hop_seconds",
    "From a key press to its screen.",
    ["gateway"],
    buckets=HOP_SECONDS,
    registry=REGISTRY,
)
HOPS_FAILED = Counter(
    "smsgate_ussd_hops_failed",
    "Key presses that were answered with an apology.",
    ["gateway"],
    registry=REGISTRY,
)
MOVED = Counter(
    "smsgate_outbound_messages",
    "Messages that came into a state.",
    ["gateway", "state"],
    registry=REGISTRY,
)
REPLIES = Histogram(
    "smsgate_reply_seconds",
    "From a text or key press to the moment the network took the answer.",
    ["gateway"],
    buckets=REPLY_SECONDS,
    registry=REGISTRY,
)
CALLS = Counter(
    "smsgate_gateway_calls",
    "Calls to a network, by how they ended.",
    ["gateway", "outcome"],
    registry=REGISTRY,
)
SEGMENTS = Counter(
    "smsgate_segments",
    "Segments the network took; price: told by the network in rupiah, estimated, or free.",
    ["gateway", "price"],
    registry=REGISTRY,
)
RUPIAH = Counter(
    "smsgate_rupiah",
    "Rupiah spent: as the network told, else segments by SMSGATE_SEGMENT_COST.",
    ["gateway"],
    registry=REGISTRY,
)

ESTIMATED, TOLD, FREE = "estimated", "told", "free"
MOVES = frozenset(State) - {State.QUEUED, State.CLAIMED, State.SENDING}


def _begin_at_nought() -> None:
    """A series that is not there yet rises unseen: an alarm on an increase would miss the first."""
    for gateway in GATEWAYS:
        for meter in (CALLBACKS_LOST, HOPS, HOPS_FAILED, REPLIES, RUPIAH):
            meter.labels(gateway)
        for state in MOVES:
            MOVED.labels(gateway, state.value)
        for outcome in (ANSWERED, *OUTCOMES.values()):
            CALLS.labels(gateway, outcome)
        for intent in Intent:
            RECEIVED.labels(gateway, Flag.FAILED.value, intent.value)


_begin_at_nought()


def received(gateway: str, flag: str, intent: str) -> None:
    """Count a text."""
    RECEIVED.labels(gateway, flag or NONE, intent or NONE).inc()


def moved(gateway: str, state: State, count: int) -> None:
    """Count messages that came into a state, once that is committed."""
    database.after_commit(partial(MOVED.labels(gateway, state.value).inc, count))


def spent(gateway: str, count: int, segments: int, cost: str = "") -> None:
    """Count what so many alike messages took, once that is committed.

    `segments` and `cost` (as the network wrote it) are of each.
    """
    told = RUPIAH_TOLD.fullmatch(cost)
    price = FREE if gateway == Simulator.name else TOLD if told else ESTIMATED
    database.after_commit(partial(SEGMENTS.labels(gateway, price).inc, count * segments))
    if told:
        rupiah = count * float(told[1])
        database.after_commit(partial(RUPIAH.labels(gateway).inc, rupiah))
