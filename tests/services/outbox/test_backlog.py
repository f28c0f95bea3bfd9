"""What waits, and for how long, without a look at what is over."""

from datetime import timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.messages import Priority, State
from smsgate.models import OutboundMessage
from smsgate.services import outbox
from smsgate.services.outbox import backlog
from tests.conftest import NOON
from tests.plans import listening, read_whole
from tests.services.outbox.conftest import NETWORK, digest_text, person, queue, queue_digest

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_it_counts_what_nobody_settled_yet(db: Database) -> None:
    for turn, state in enumerate(State):
        queue(person(turn), state=state)
    queue(person(99), gateway="simulator")
    assert outbox.still_open() == {
        (NETWORK, State.QUEUED): 2,
        (NETWORK, State.SENDING): 1,
        (NETWORK, State.UNKNOWN): 1,
        ("simulator", State.QUEUED): 1,
        ("simulator", State.SENDING): 0,
        ("simulator", State.UNKNOWN): 0,
        **{("kannel", state): 0 for state in (State.QUEUED, State.SENDING, State.UNKNOWN)},
    }


def test_it_counts_no_further_than_is_cheap(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "MOST", 3)
    for turn in range(5):
        queue(person(turn))
    assert outbox.still_open()[NETWORK, State.QUEUED] == 3


def test_it_waits_for_nothing_when_nothing_waits(db: Database) -> None:
    queue(person(1), state=State.SENT, created_at=NOON - HOUR)
    assert set(outbox.ages(NOON).values()) == {0}
    assert set(outbox.still_open().values()) == {0}


SINCE: list[tuple[dict[str, Any], int]] = [
    ({"created_at": NOON - HOUR, "not_before": NOON - HOUR}, 3600),
    ({"created_at": NOON - HOUR, "not_before": NOON - MINUTE}, 60),
    ({"created_at": NOON - HOUR, "not_before": NOON + MINUTE}, 0),
    ({"created_at": NOON - HOUR, "not_before": NOON + MINUTE, "attempts": 3}, 3600),
    ({"created_at": NOON - HOUR, "not_before": NOON - MINUTE, "attempts": 1}, 3600),
    ({"created_at": NOON + MINUTE, "not_before": NOON + MINUTE}, 0),
]


@pytest.mark.parametrize(("columns", "seconds"), SINCE)
@pytest.mark.parametrize("state", [State.QUEUED, State.CLAIMED])
@pytest.mark.parametrize("priority", [Priority.ANSWER, Priority.DIGEST])
def test_it_counts_from_when_a_message_could_leave_first(
    db: Database, columns: dict[str, Any], seconds: int, state: State, priority: Priority
) -> None:
    if priority is Priority.DIGEST:
        queue_digest(person(1), digest_text(), state=state, **columns)
    else:
        queue(person(1), state=state, priority=priority, **columns)
    assert outbox.ages(NOON) == {**dict.fromkeys(Priority, 0), priority: seconds}


def test_it_finds_the_oldest_among_all_lines(db: Database) -> None:
    for turn, priority in enumerate((Priority.ANSWER, Priority.OFFICER, Priority.BROADCAST)):
        at = NOON - turn * MINUTE
        queue(person(turn), priority=priority, created_at=at, not_before=at)
    text = digest_text()
    for turn in range(3):
        queue_digest(person(10 + turn), text, not_before=NOON - 5 * MINUTE, created_at=NOON - HOUR)
    queue(person(20), gateway="simulator", created_at=NOON - 9 * MINUTE, not_before=NOON - HOUR)
    assert outbox.ages(NOON) == {
        Priority.ANSWER: 9 * 60,
        Priority.OFFICER: 60,
        Priority.WARNING: 0,
        Priority.BROADCAST: 2 * 60,
        Priority.DIGEST: 5 * 60,
    }


def test_it_never_walks_through_the_outbox(db: Database) -> None:
    queue_digest(person(1), digest_text())
    queue(person(2), attempts=2)
    queue(person(3), state=State.SENT)
    with listening(db) as statements:
        outbox.still_open()
        outbox.ages(NOON)
    assert len(statements) > 2
    assert read_whole(db, statements) == set()


def test_a_walk_would_be_seen(db: Database) -> None:
    with listening(db) as statements:
        list(OutboundMessage.select().where(OutboundMessage.reason == "nothing leads there"))
    assert read_whole(db, statements) == {"outbound_message"}
