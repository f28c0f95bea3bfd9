"""A village head who agreed, and the texts of any number."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from smsgate.config import Config
from smsgate.models import Agent, InboundMessage, OutboundMessage, Staff
from smsgate.runtime import Runtime
from smsgate.services.agents import roll
from smsgate.services.agents.roll import Official
from smsgate.services.inbound import receive
from smsgate.services.subscriber_desk.adding import Paper
from smsgate.wording import gsm7
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.office import officer

HEAD = "+6281200001111"
NEIGHBOUR = "+6281200002222"
VILLAGE = "16.11.02.1018"
"""In Pendopo."""

Say = Callable[..., list[str]]


@pytest.fixture
def by(runtime: Runtime) -> Staff:
    """An officer for all districts."""
    return officer("Rina")


@pytest.fixture
def say(runtime: Runtime) -> Say:
    """`say(HEAD, "DESA")`: what comes back; each is one or two segments of GSM-7."""

    def say(phone: str, words: str, now: datetime | None = None) -> list[str]:
        at = now or NOON + timedelta(minutes=InboundMessage.select().count())
        replies = receive(inbound(phone, words, at), runtime, at).replies
        for reply in replies:
            assert gsm7.is_gsm7(reply.text)
            assert reply.segments <= 2, reply.text
        return [str(reply.text) for reply in replies]

    return say


def official(**typed: object) -> Official:
    """Pak Herman, head of a village in Pendopo."""
    given = {"name": "Herman", "office": "kades", "village": VILLAGE, "phone": HEAD, **typed}
    return Official(**given)  # type: ignore[arg-type]


@pytest.fixture
def agent(by: Staff, config: Config) -> Agent:
    """The same, who signed a paper last week."""
    paper = Paper(reference="Map 3", day=NOON.date() - timedelta(days=8))
    made = roll.add(official(paper=paper), by, config, NOON - timedelta(days=8))
    return Agent.get_by_id(made.id)


def texts_to(phone: str) -> list[str]:
    """What waits for a number or left, oldest first."""
    query = OutboundMessage.select().order_by(OutboundMessage.id)
    return [str(row.text) for row in query if row.contact.phone == phone]
