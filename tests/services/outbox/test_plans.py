"""However much was ever sent, the sender's statements are led by an index to the few rows they are about."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from peewee import Database, SqliteDatabase, chunked

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import Contact, DigestText, OutboundMessage
from smsgate.services.outbox import settle, sweep
from smsgate.services.outbox.claim import claim, is_due, leave
from smsgate.services.outbox.patience import PATIENCE
from smsgate.services.outbox.stale import drop
from tests.conftest import NOON
from tests.services.outbox.conftest import NETWORK, TODAY, digest_text
from tests.services.outbox.test_report import SUCCESS

PEOPLE = 4000
WAITING_SHARE = 8
"""One of so many waits still; as many wait for tomorrow; the others were told."""


@pytest.fixture
def grown(db: Database) -> Database:
    """A digest half sent, with answers and old reports beside it, and statistics that are up to date."""
    texts = [digest_text(f"text {number}") for number in range(4)]
    with db.atomic():
        people = [{"phone": f"+62840{number:09}", "gateway": NETWORK} for number in range(PEOPLE)]
        for some in chunked(people, 400):
            Contact.insert_many(some).execute()
        ids = Contact.select(Contact.id).order_by(Contact.id).scalars()
        rows = [_row(turn, contact, texts) for turn, contact in enumerate(ids)]
        for some in chunked(rows, 400):
            OutboundMessage.insert_many(some).execute()
    db.execute_sql("ANALYZE")
    return db


def _row(turn: int, contact: int, texts: list[DigestText]) -> dict[str, object]:
    share = turn % WAITING_SHARE
    later = timedelta(days=1) if share == 1 else timedelta(0)
    sent = share > 1
    return {
        "contact": contact,
        "gateway": NETWORK,
        "priority": Priority.DIGEST,
        "digest_text": texts[turn % len(texts)].id,
        "digest_date": TODAY,
        "state": State.SENT if sent else State.QUEUED,
        "created_at": NOON,
        "not_before": NOON + later,
        "give_up_at": NOON + later + timedelta(hours=8),
        "gateway_id": f"id-{turn}" if sent else None,
        "sent_at": NOON if sent else None,
    }


def _plans(db: Database, work: Callable[[], object]) -> list[str]:
    """How each statement on the outbox found its rows."""
    seen: list[tuple[str, tuple[object, ...]]] = []
    db.query_hooks.append(lambda event: seen.append((event.sql, event.params)))
    work()
    db.query_hooks.clear()
    explain = "EXPLAIN QUERY PLAN" if isinstance(db, SqliteDatabase) else "EXPLAIN"
    return [
        "\n".join(str(row[-1]) for row in db.execute_sql(f"{explain} {sql}", params))
        for sql, params in seen
        if sql.startswith(("SELECT", "UPDATE", "WITH")) and '"outbound_message"' in sql
    ]


def _walks(plan: str) -> bool:
    """Whether it reads the whole table, or sorts what it found."""
    signs = (
        "Seq Scan on outbound_message",
        "SCAN outbound_message",
        "SCAN t1",
        "TEMP B-TREE",
        "Sort",
    )
    return any(sign in plan for sign in signs)


def _send(config: Config) -> None:
    leave(claim(NETWORK, 100, NOON, config, drop, PATIENCE), NOON, PATIENCE)


@pytest.mark.parametrize(
    ("least", "work"),
    [
        (3, lambda config: is_due(NETWORK, NOON, config)),
        (7, _send),
        (3, lambda _config: sweep(NOON + timedelta(minutes=1))),
        (1, lambda _config: settle(SUCCESS, NOON)),
    ],
    ids=["is anything due", "claim and leave", "sweep", "report"],
)
def test_it_walks_through_nothing(
    grown: Database, real: Config, least: int, work: Callable[[Config], object]
) -> None:
    plans = _plans(grown, lambda: work(real))
    assert len(plans) >= least
    assert [plan for plan in plans if _walks(plan)] == []
