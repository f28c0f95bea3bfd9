"""An office of the inbox: people who write, and officers who answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

import pytest

from smsgate.messages import Inbound
from smsgate.models import Contact, Staff
from smsgate.runtime import Runtime
from smsgate.services import outbox
from smsgate.services.inbound import receive
from smsgate.services.inbox import thread
from smsgate.services.inbox.answering import Answer, Held, Sent, answer
from smsgate.services.inbox.handling import Hand
from tests.conftest import NOON

PHONE = "+6284000000077"
_ids = count()


class Office:
    """The service with somebody at each end."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.yuni = officer("yuni@dinas.example", name="Yuni")

    def hears(self, words: str, at: datetime = NOON, sender: str = PHONE) -> list[str]:
        """A text comes in; what the service answers by itself."""
        event = Inbound(
            gateway="simulator",
            sender=sender,
            recipient="simulator",
            text=words,
            gateway_id=f"inbox-{next(_ids)}",
        )
        return [reply.text for reply in receive(event, self.runtime, at).replies]

    def contact(self, phone: str = PHONE) -> Contact:
        return Contact.get(Contact.phone == phone)

    def answers(
        self, words: str, at: datetime, officer: Staff | None = None, **given: object
    ) -> Sent | Held:
        """An officer writes, having seen all there is."""
        contact = self.contact()
        form = {"token": f"form-{next(_ids)}", "mark": thread.mark(contact.id), **given}
        return answer(
            officer or self.yuni, contact.id, Answer(text=words, **form), self.runtime.config, at
        )

    def delivers(self, at: datetime) -> int:
        return outbox.deliver(self.runtime.gateways, self.runtime.config, at)

    def hand(self, at: datetime = NOON, officer: Staff | None = None) -> Hand:
        return Hand(
            officer=officer or self.yuni,
            contact=self.contact().id,
            config=self.runtime.config,
            now=at,
        )


def officer(email: str, role: str = "officer", **columns: object) -> Staff:
    return Staff.create(email=email, role=role, password_hash="x", **columns)


def after(**time: int) -> datetime:
    """So long after noon."""
    return NOON + timedelta(**time)


@pytest.fixture
def database_url(sqlite_copy: str) -> str:
    """On SQLite; what databases may differ about is in `test_both_databases`."""
    return sqlite_copy


@pytest.fixture
def office(runtime: Runtime) -> Office:
    return Office(runtime)


@pytest.fixture
def colleague(runtime: Runtime) -> Callable[..., Staff]:
    """Makes another officer."""
    return officer
