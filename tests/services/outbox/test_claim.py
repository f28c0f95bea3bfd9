"""Who goes first, who must not go at all, and that nobody is taken twice."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import Contact, OutboundMessage
from smsgate.services.outbox.claim import claim, leave, release
from smsgate.services.outbox.patience import PATIENCE
from smsgate.services.outbox.rows import Waiting
from smsgate.services.outbox.stale import drop
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    FROM_SEQ,
    NETWORK,
    TODAY,
    digest_text,
    now_of,
    person,
    queue,
    queue_digest,
    start_of,
    state,
)

LATER = NOON + timedelta(minutes=1)
NIGHT = NOON + timedelta(hours=9)


def _claim(config: Config, limit: int = 100, now=NOON, gateway: str = NETWORK) -> list[Waiting]:
    return claim(gateway, limit, now, config, drop, PATIENCE)


def test_it_takes_the_urgent_first_and_then_the_longest_waiting(db: Database, real: Config) -> None:
    somebody = person(1)
    text = digest_text()
    expected = [
        queue(somebody, "first answer", not_before=NOON - timedelta(minutes=2)),
        queue(somebody, "answer"),
        queue(somebody, "officer", priority=Priority.OFFICER),
        queue(somebody, "warning", priority=Priority.WARNING),
        queue(somebody, "broadcast", priority=Priority.BROADCAST),
        queue_digest(somebody, text),
    ]
    late = queue(somebody, "late answer", not_before=NOON)
    expected.insert(2, late)
    assert [row.id for row in _claim(real)] == [message.id for message in expected]


def test_it_takes_no_more_than_asked_for_the_most_urgent_of_all(db: Database, real: Config) -> None:
    somebody = person(1)
    queue(somebody, "broadcast", priority=Priority.BROADCAST)
    answers = [queue(somebody, f"answer {number}") for number in range(3)]
    assert [row.id for row in _claim(real, limit=3)] == [message.id for message in answers]


def test_it_takes_nothing_twice(db: Database, real: Config) -> None:
    queue(person(1))
    assert len(_claim(real)) == 1
    assert _claim(real) == []


NOT_NOW = {
    "too early": {"not_before": LATER},
    "too late": {"give_up_at": NOON},
    "another network": {"gateway": "simulator"},
    "sent": {"state": State.SENT},
    "claimed": {"state": State.CLAIMED},
    "unknown": {"state": State.UNKNOWN},
}


@pytest.mark.parametrize("columns", NOT_NOW.values(), ids=NOT_NOW)
def test_it_leaves_what_is_not_due(db: Database, real: Config, columns: dict[str, object]) -> None:
    message = queue(person(1), **columns)
    before = now_of(message).state
    assert _claim(real) == []
    assert state(message) == before


def test_it_keeps_the_same_digest_text_together(db: Database, real: Config) -> None:
    texts = [digest_text("a"), digest_text("b")]
    for number in range(6):
        queue_digest(person(number), texts[number % 2])
    assert [row.text for row in _claim(real)] == ["a"] * 3 + ["b"] * 3


def test_it_carries_all_that_sending_needs(db: Database, real: Config) -> None:
    message = queue(person(7), "LOKER", segments=2, attempts=3)
    (row,) = _claim(real)
    assert row == Waiting(
        id=message.id,
        contact=message.contact_id,
        phone="+6281200000007",
        text="LOKER",
        segments=2,
        attempts=3,
        digest_text=None,
        behind=False,
        lease=NOON + PATIENCE.claimed,
        trace=f"out-{message.id}",
    )


UNASKED = (Priority.BROADCAST, Priority.DIGEST)


@pytest.mark.parametrize("priority", list(Priority))
def test_it_cancels_only_what_a_person_who_stopped_did_not_ask_for(
    db: Database, real: Config, priority: Priority
) -> None:
    message = queue(person(1, stopped_at=NOON), priority=priority)
    rows = _claim(real)
    if priority in UNASKED:
        assert (rows, state(message), now_of(message).reason) == ([], State.CANCELLED, "stopped")
    else:
        assert [row.id for row in rows] == [message.id]


def test_it_cancels_a_digest_in_a_pause_and_tells_its_news_later(
    db: Database, real: Config
) -> None:
    paused = person(1, paused_until=TODAY + timedelta(days=1))
    back_today = person(2, paused_until=TODAY)
    text = digest_text()
    skipped, told = queue_digest(paused, text), queue_digest(back_today, text)
    assert [row.id for row in _claim(real)] == [told.id]
    assert (state(skipped), start_of(paused)) == (State.CANCELLED, FROM_SEQ)
    assert start_of(back_today) is None


def test_it_goes_on_past_those_it_cancels(db: Database, real: Config) -> None:
    for number in range(5):
        queue(person(number, stopped_at=NOON), priority=Priority.BROADCAST)
    wanted = queue(person(9), priority=Priority.BROADCAST)
    assert [row.id for row in _claim(real, limit=2)] == [wanted.id]


@pytest.mark.parametrize("priority", list(Priority))
def test_it_sends_nothing_but_answers_at_night(
    db: Database, real: Config, priority: Priority
) -> None:
    queue(person(1), priority=priority)
    asked_for = priority not in (*UNASKED, Priority.WARNING)
    assert bool(_claim(real, now=NIGHT)) is asked_for


def test_it_lets_the_simulator_ring_at_night(db: Database, config: Config) -> None:
    queue(person(1), priority=Priority.DIGEST, gateway="simulator")
    assert len(_claim(config, now=NIGHT, gateway="simulator")) == 1


def test_it_leaves_only_with_what_is_still_ours(db: Database, real: Config) -> None:
    kept, lost = queue(person(1)), queue(person(2))
    rows = _claim(real)
    OutboundMessage.update(state=State.QUEUED).where(OutboundMessage.id == lost.id).execute()
    assert [row.id for row in leave(rows, LATER, PATIENCE)] == [kept.id]
    assert (state(kept), state(lost)) == (State.SENDING, State.QUEUED)
    assert now_of(kept).sent_at == LATER


def test_it_leaves_without_what_another_worker_claimed_since(db: Database, real: Config) -> None:
    queue(person(1))
    ours = _claim(real)
    OutboundMessage.update(state=State.QUEUED).execute()
    theirs = _claim(real, now=LATER)
    assert leave(ours, LATER, PATIENCE) == []
    assert len(leave(theirs, LATER, PATIENCE)) == 1


def test_it_leaves_nobody_behind_who_said_stop_at_the_last_moment(
    db: Database, real: Config
) -> None:
    stopping = person(1)
    broadcast = queue(stopping, priority=Priority.BROADCAST)
    answer = queue(stopping, "Anda berhenti")
    rows = _claim(real)
    Contact.update(stopped_at=NOON).execute()
    assert [row.id for row in leave(rows, LATER, PATIENCE)] == [answer.id]
    assert state(broadcast) == State.CLAIMED


def test_it_leaves_without_what_became_worthless_since(db: Database, real: Config) -> None:
    late = queue(person(1), give_up_at=LATER)
    still_good = queue(person(2), give_up_at=LATER + timedelta(seconds=1))
    assert [row.id for row in leave(_claim(real), LATER, PATIENCE)] == [still_good.id]
    assert state(late) == State.CLAIMED


def test_it_gives_back_what_is_not_sent_after_all(db: Database, real: Config) -> None:
    message = queue(person(1))
    release(_claim(real))
    assert (state(message), now_of(message).lease_until) == (State.QUEUED, None)
    assert len(_claim(real)) == 1
