"""What passes between a network and the service: values, the same for every gateway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum


class State(StrEnum):
    """The life of an outgoing message; ARCHITECTURE §6 draws the arrows."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


FINAL = frozenset({State.DELIVERED, State.FAILED, State.EXPIRED, State.CANCELLED})


class Priority(IntEnum):
    """Who waits for whom: as they stand here. (The numbers only name them in the table.)

    A warning says that a vacancy we told of was a fraud; it also goes to people who said STOP.
    """

    ANSWER = 0
    OFFICER = 1
    WARNING = 4
    BROADCAST = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A network's call as it came, before anybody read it."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """A text from a phone. `sender` as the network wrote it; `gateway_id` None when it gives none."""

    gateway: str
    sender: str
    recipient: str
    text: str
    gateway_id: str | None = None
    sent_at: datetime | None = None
    network: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What became of a message. `state` is None for a word that is not known; `word` keeps it.

    `blocked`: the network says this person opted out.
    """

    gateway: str
    gateway_id: str
    word: str
    state: State | None
    phone: str = ""
    reason: str = ""
    blocked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UssdTurn:
    """One key press. `transcript` is everything typed in the session so far."""

    gateway: str
    session_id: str
    phone: str
    service_code: str
    transcript: str
    network: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UssdEnd:
    """The network's word that a session is over (`status`: Success, Incomplete or Failed)."""

    gateway: str
    session_id: str
    phone: str = ""
    status: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOut:
    """The network says this number wants nothing more from us."""

    gateway: str
    phone: str
    sender_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """An event of the network that changes nothing here but is kept for staff."""

    gateway: str
    kind: str
    phone: str = ""
    detail: str = ""


Event = Inbound | DeliveryReport | UssdTurn | UssdEnd | OptOut | Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One phone of a batch, with the outbox row that stands for it."""

    outbound_id: int
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One text for one or many phones, in one call. `segments` is per phone; `plain`: it is all GSM-7."""

    text: str
    segments: int
    plain: bool = True
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendResult:
    """What the network said of one recipient.

    `state`: SENT accepted, DELIVERED at once, QUEUED try again later, FAILED for good,
    UNKNOWN not told. `blocked`: the network says this person opted out. `cost` as the network wrote it.
    """

    outbound_id: int
    state: State
    gateway_id: str | None = None
    reason: str = ""
    cost: str = ""
    blocked: bool = False
