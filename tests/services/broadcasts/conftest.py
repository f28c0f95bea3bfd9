"""Subscribers to be counted, two officers, and broadcasts at every stage, at noon."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.models import (
    Broadcast,
    BroadcastMessage,
    Contact,
    OutboundMessage,
    Staff,
    Subscription,
)
from smsgate.services import outbox, subscribers
from smsgate.services.broadcasts import approval, drafts, running
from smsgate.services.broadcasts.audience import Filter
from smsgate.services.broadcasts.drafts import Draft
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON
from tests.services.office import officer
from tests.services.outbox.conftest import NETWORK, FakeNetwork

PENDOPO, SALING = "16.11.02", "16.11.09"
TEXT = "Pelatihan las gratis di BLK Tebing Tinggi, Senin 1 Des. Henti: BERHENTI"
TEXT_EN = "Free welding course at BLK Tebing Tinggi, Mon 1 Dec. Stop: BERHENTI"


def follower(*followed: str, language: str = "id", how: str = "sms", **columns: Any) -> Contact:
    """Somebody who follows places (`16.11.02`) or kinds of work there (`16.11.02:sopir`) since noon."""
    number = Contact.select().count() + 1
    columns.setdefault("gateway", NETWORK)
    contact = Contact.create(phone=f"+62812000{number:05}", language=language, **columns)
    agreed = ConsentRecord(how=how, source="test", words="DAFTAR", at=columns.get("at", NOON))
    for place, _, kind in (each.partition(":") for each in followed):
        subscribers.subscribe(contact, place, kind or None, agreed)
    return contact


def joined(contact: Contact, at: datetime) -> Contact:
    """The same, who agreed at another time."""
    Subscription.update(consent_at=at).execute()
    return contact


@pytest.fixture
def ani(db: Database) -> Staff:
    return officer("Ani")


@pytest.fixture
def budi(db: Database) -> Staff:
    return officer("Budi")


@pytest.fixture
def network() -> FakeNetwork:
    return FakeNetwork()


@dataclass
class Office:
    """Writes, asks, approves and sends, as Ani and Budi do."""

    config: Config
    ani: Staff
    budi: Staff
    network: FakeNetwork
    now: datetime = NOON
    rung: int = 0
    after_chunk: list[Callable[[], None]] = field(default_factory=list)

    def ring(self) -> None:
        self.rung += 1
        if self.after_chunk:
            self.after_chunk.pop(0)()

    def draft(self, text: str = TEXT, **changes: Any) -> Draft:
        texts = {"id": text, "en": changes.pop("en", "")}
        return Draft(**{"title": "Pelatihan las", "texts": texts, **changes})

    def written(self, *places: str, **changes: Any) -> Broadcast:
        wanted = changes.pop("audience", Filter(places=places))
        draft = self.draft(audience=wanted, **changes)
        return drafts.create(draft, uuid4().hex, self.ani, self.config, self.now)

    def asked(self, *places: str, **changes: Any) -> Broadcast:
        row = self.written(*places, **changes)
        approval.ask(row.id, self.ani, self.config, self.now)
        return again(row)

    def approved(self, *places: str, **changes: Any) -> Broadcast:
        row = self.asked(*places, **changes)
        self.approve(row)
        return again(row)

    def approve(self, row: Broadcast, by: Staff | None = None) -> None:
        seen = approval.outlook(row, self.config, self.now).seen
        approval.approve(row.id, by or self.budi, seen, self.config, self.now)

    def take_up(self) -> None:
        running.take_up(self.config, self.ring, self.now)

    def filled(self, *places: str, **changes: Any) -> Broadcast:
        row = self.approved(*places, **changes)
        self.take_up()
        return again(row)

    def deliver(self, calls: int = 1_000) -> int:
        """Send what is due, for at most so many calls."""
        left = iter(range(calls))
        return outbox.deliver(
            {NETWORK: self.network},  # type: ignore[dict-item]
            self.config,
            self.now,
            go_on=lambda: next(left, None) is not None,
        )


@pytest.fixture
def office(config: Config, ani: Staff, budi: Staff, network: FakeNetwork) -> Office:
    return Office(replace(config, gateway=NETWORK), ani, budi, network)


def again(row: Broadcast) -> Broadcast:
    """As it stands now."""
    return Broadcast.get_by_id(row.id)


def messages(row: Broadcast) -> list[OutboundMessage]:
    """What it put into the outbox."""
    query = OutboundMessage.select().join(BroadcastMessage)
    return list(query.where(BroadcastMessage.broadcast == row).order_by(OutboundMessage.id))


def states(row: Broadcast) -> dict[str, int]:
    """How many of its messages are in which state."""
    counts: dict[str, int] = {}
    for message in messages(row):
        counts[message.state] = counts.get(message.state, 0) + 1
    return counts
