"""Somebody who applied, whom we ask and who tells."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest

from smsgate.models import Application, Contact, OutboundMessage
from smsgate.runtime import Runtime
from smsgate.services import applications
from smsgate.services.inbound import receive
from tests.both_databases import database_url
from tests.conftest import NOON
from tests.dialogue import inbound

__all__ = ["database_url"]

PHONE = "+6284000000077"
CODE = 1046
Says = Callable[..., list[str]]


@pytest.fixture
def says(runtime: Runtime) -> Says:
    """A text at a moment; what comes back."""
    seconds: Iterator[int] = count()

    def say(words: str, now: datetime = NOON, phone: str = PHONE) -> list[str]:
        at = now + timedelta(seconds=next(seconds))
        return [reply.text for reply in receive(inbound(phone, words, at), runtime, at).replies]

    return say


@pytest.fixture
def person(runtime: Runtime) -> Contact:
    """Follows nothing, and applied for a job at NOON."""
    made: Contact = Contact.create(phone=PHONE, created_at=NOON, last_inbound_at=NOON)
    applications.apply(made, CODE, {"name": "Siti", "village": "Saling"}, NOON)
    return made


@pytest.fixture
def application(person: Contact) -> Application:
    found: Application = Application.get()
    return found


def sent_to(contact: Contact) -> list[str]:
    """What we wrote, the oldest first."""
    mine = OutboundMessage.select().where(OutboundMessage.contact == contact)
    return [row.text for row in mine.order_by(OutboundMessage.id)]
