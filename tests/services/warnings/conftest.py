"""People who report, and an officer who decides; on both databases."""

from collections.abc import Callable

import pytest

from smsgate.models import Contact, Staff
from smsgate.runtime import Runtime
from smsgate.services.inbound import receive
from tests.both_databases import database_url
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.office import officer

__all__ = ["database_url"]

Send = Callable[[int, str], str]


@pytest.fixture
def send(runtime: Runtime) -> Send:
    """`send(3, "LAPOR …")`: the third person texts that; the answer, or ""."""

    def texted(person: int, text: str) -> str:
        phone = f"+62840000040{person}"
        replies = receive(inbound(phone, text, NOON), runtime, NOON).replies
        return replies[0].text if replies else ""

    return texted


@pytest.fixture
def chief(runtime: Runtime) -> Staff:
    """An officer who may decide."""
    return officer("Umar")


def person(number: int) -> Contact:
    """The contact of `send`'s person."""
    found = Contact.by_phone(f"+62840000040{number}")
    assert found is not None
    return found
