"""Messages that wait, digests among them, and a network that remembers what it was handed."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.errors import SendError
from smsgate.messages import Batch, Priority, SendResult, State
from smsgate.models import Contact, DigestRun, DigestText, DigestVacancy, OutboundMessage, Vacancy
from smsgate.services import outbox
from tests.conftest import NOON

NETWORK = "africastalking"
TODAY = NOON.date()
FROM_SEQ, TO_SEQ = 10, 20


@dataclass
class FakeNetwork:
    """A gateway that takes everything, unless the next answer is planned otherwise."""

    name: str = NETWORK
    batch_limit: int = 100
    batches: list[Batch] = field(default_factory=list)
    planned: deque[SendError | Callable[[Batch], list[SendResult]]] = field(default_factory=deque)
    told: Counter[str] = field(default_factory=Counter)

    def send(self, batch: Batch) -> list[SendResult]:
        self.batches.append(batch)
        plan = self.planned.popleft() if self.planned else everybody(State.SENT)
        if isinstance(plan, SendError):
            raise plan
        results = plan(batch)
        taken = {one.outbound_id for one in results if one.state is State.SENT}
        self.told.update(one.phone for one in batch.recipients if one.outbound_id in taken)
        return results

    @property
    def texts(self) -> list[str]:
        """The texts in the order they were handed over."""
        return [batch.text for batch in self.batches]


def everybody(state: State, **columns: Any) -> Callable[[Batch], list[SendResult]]:
    """The same result for all of a batch; those sent get an id."""

    def results(batch: Batch) -> list[SendResult]:
        ids = [recipient.outbound_id for recipient in batch.recipients]
        named = {"gateway_id": f"id-{ids[0]}"} if state is State.SENT else {}
        first = SendResult(outbound_id=ids[0], state=state, **{**named, **columns})
        return [
            replace(first, outbound_id=one, gateway_id=first.gateway_id and f"id-{one}")
            for one in ids
        ]

    return results


@pytest.fixture
def network() -> FakeNetwork:
    return FakeNetwork()


@pytest.fixture
def real(config: Config) -> Config:
    """The settings with a real gateway: quiet hours hold."""
    return replace(config, gateway=NETWORK)


@dataclass
class Desk:
    """Delivers with one network, at noon unless told otherwise."""

    config: Config
    network: FakeNetwork

    def deliver(self, **changes: Any) -> int:
        given = {"now": NOON, "config": self.config, **changes}
        return outbox.deliver({NETWORK: self.network}, **given)  # type: ignore[dict-item]


@pytest.fixture
def desk(real: Config, network: FakeNetwork, db: Database) -> Desk:
    return Desk(real, network)


def person(number: int, **columns: Any) -> Contact:
    """A contact of our own numbering."""
    return Contact.create(phone=f"+62812000{number:05}", gateway=NETWORK, **columns)


def queue(contact: Contact, text: str = "Loker Pendopo", **columns: Any) -> OutboundMessage:
    """A message that waits since noon."""
    given = {
        "contact": contact,
        "gateway": NETWORK,
        "text": text,
        "created_at": NOON,
        "not_before": NOON,
        **columns,
    }
    return OutboundMessage.create(**given)


def digest_text(text: str = "Loker baru", day: date = TODAY, **columns: Any) -> DigestText:
    """A text of that day's run, with one open vacancy."""
    run, _ = DigestRun.get_or_create(
        local_date=day, defaults={"from_seq": FROM_SEQ, "to_seq": TO_SEQ}
    )
    vacancy = Vacancy.get(Vacancy.open_on(TODAY))
    given = {"follows": text, "segments": 1, "codes": [vacancy.code], "shown": 1, **columns}
    made = DigestText.create(run=run, text=text, **given)
    DigestVacancy.create(text=made, vacancy=vacancy.code)
    return made


def queue_digest(contact: Contact, text: DigestText, **columns: Any) -> OutboundMessage:
    """That digest for somebody."""
    given = {
        "text": None,
        "digest_text": text,
        "digest_date": text.run.local_date,
        "priority": Priority.DIGEST,
        **columns,
    }
    return queue(contact, **given)


def state(message: OutboundMessage) -> str:
    """Where it stands now."""
    return now_of(message).state


def now_of(message: OutboundMessage) -> OutboundMessage:
    """The row as it is now."""
    return OutboundMessage.get_by_id(message.id)


def start_of(contact: Contact) -> int | None:
    """Where this person's next digest begins; None with the run."""
    return Contact.get_by_id(contact.id).digest_from
