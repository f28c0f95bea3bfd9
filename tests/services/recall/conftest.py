"""A vacancy that was a fraud, and people who were told of it, each by a way of their own."""

from itertools import count
from typing import Any

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import (
    Contact,
    DigestRun,
    DigestText,
    DigestVacancy,
    OutboundMessage,
    Recall,
    Shown,
    Staff,
    Vacancy,
)
from smsgate.services import recall
from tests.both_databases import database_url
from tests.conftest import NOON

__all__ = ["database_url"]

REASON = "Meminta uang"
_numbers = count(1)


@pytest.fixture
def officer(db: Database) -> Staff:
    return Staff.create(email="siti@disnaker.example", role="officer")


@pytest.fixture
def code(db: Database) -> int:
    """The newest vacancy that is open."""
    query = Vacancy.select().where(Vacancy.open_on(NOON.date()))
    return int(query.order_by(Vacancy.published_seq.desc()).first().code)


def person(language: str = "id", **columns: Any) -> Contact:
    number = next(_numbers)
    return Contact.create(phone=f"+6281200{number:06}", language=language, **columns)


def by_digest(code: int, state: State = State.DELIVERED, **columns: Any) -> Contact:
    """Somebody whose digest, with the vacancy in it, is in that state."""
    reader = person(**columns)
    run, _ = DigestRun.get_or_create(local_date=NOON.date(), defaults={"from_seq": 0, "to_seq": 9})
    text = DigestText.get_or_none(DigestText.follows == f"of {code}") or _text(run, code)
    OutboundMessage.create(
        contact=reader,
        gateway="simulator",
        priority=Priority.DIGEST,
        digest_text=text,
        digest_date=run.local_date,
        state=state,
        created_at=NOON,
        not_before=NOON,
        lease_until=NOON if state is State.CLAIMED else None,
    )
    return reader


def _text(run: DigestRun, code: int) -> DigestText:
    text = DigestText.create(
        run=run, follows=f"of {code}", text="Loker", segments=1, codes=[code], shown=1
    )
    DigestVacancy.create(text=text, vacancy=code)
    return text


def by_reply(code: int, channel: str = "sms", **columns: Any) -> Contact:
    """Somebody who was shown it in an answer, or on a screen."""
    reader = person(**columns)
    Shown.record(reader, [code], channel, NOON)
    return reader


def called_back(code: int, officer: Staff, config: Config) -> Recall:
    """The recall confirmed and carried out."""
    made = recall.confirm(code, REASON, officer, config, NOON)
    assert recall.fill(made, NOON)
    return made


def warnings(reader: Contact) -> list[str]:
    """The warnings somebody has in the outbox."""
    query = OutboundMessage.select().where(
        (OutboundMessage.contact == reader) & (OutboundMessage.priority == Priority.WARNING)
    )
    return [row.text for row in query]
