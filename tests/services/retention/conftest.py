"""What the tests of retention share: texts of an age, and a whole night in one go."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, InboundMessage, OutboundMessage, RetentionRun
from smsgate.services import retention
from tests.conftest import NOON


class Night:
    """Nights on which what is old is dropped, and rows that are so many days old on the first."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._texts = 0

    def run(self, days: int = 0) -> dict[str, int]:
        """All of the night that many days from now; how many of what went."""
        at = NOON + timedelta(days=days)
        for _step in retention.night(at.date(), self._config, at):
            pass
        run = RetentionRun.get(RetentionRun.local_date == at.date())
        assert run.finished_at == at
        dropped: dict[str, int] = run.dropped
        return dropped

    def text(self, contact: Contact | None, days: int, **columns: Any) -> InboundMessage:
        """A text from somebody."""
        self._texts += 1
        given = {"dedupe_key": str(self._texts), "gateway": "simulator", "text": "ada loker?"}
        return InboundMessage.create(contact=contact, received_at=ago(days), **{**given, **columns})

    def reply(self, contact: Contact, days: int, **columns: Any) -> OutboundMessage:
        """A text to somebody, which arrived."""
        given = {"gateway": "simulator", "text": "Loker Saling", "state": State.DELIVERED}
        return OutboundMessage.create(contact=contact, created_at=ago(days), **{**given, **columns})


def ago(days: int) -> datetime:
    """So many days before the first night."""
    return NOON - timedelta(days=days)


@pytest.fixture
def night(db: Database, config: Config) -> Night:
    """Nights on the test's database."""
    return Night(config)
