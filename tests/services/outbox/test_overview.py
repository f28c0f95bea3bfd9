"""What the operator sees of the outbox, and settling by hand."""

from datetime import timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.errors import InputError
from smsgate.messages import State
from smsgate.services.outbox import counts, resolve, settle, unknown
from tests.conftest import NOON
from tests.services.outbox.conftest import (
    FROM_SEQ,
    digest_text,
    now_of,
    person,
    queue,
    queue_digest,
    start_of,
    state,
)
from tests.services.outbox.test_report import FAILED, SUCCESS

SOON = NOON + timedelta(minutes=1)
NAMES = ["queued", "sending", "sent", "delivered", "failed", "expired", "cancelled", "unknown"]


def test_it_counts_every_state_and_claimed_as_queued(db: Database) -> None:
    assert counts(NOON) == {**dict.fromkeys(NAMES, 0), "oldest_queued_seconds": 0}
    for number, one in enumerate(State):
        queue(person(number), state=one)
    assert counts(NOON) == {**dict.fromkeys(NAMES, 1), "queued": 2, "oldest_queued_seconds": 0}


AGES: dict[str, tuple[list[dict[str, Any]], int]] = {
    "made a minute ago": ([{}], 60),
    "for tomorrow": ([{"not_before": NOON + timedelta(hours=20)}], 0),
    "kept overnight, due now": (
        [{"created_at": NOON - timedelta(hours=11), "not_before": NOON}],
        60,
    ),
    "put off by the network": ([{"attempts": 1, "not_before": NOON + timedelta(minutes=9)}], 60),
    "claimed": ([{"state": State.CLAIMED}], 60),
    "sent": ([{"state": State.SENT}], 0),
    "the oldest of two": ([{}, {"created_at": NOON - timedelta(minutes=1)}], 60),
}


@pytest.mark.parametrize(("rows", "seconds"), AGES.values(), ids=AGES)
def test_it_says_how_long_the_oldest_waits(
    db: Database, rows: list[dict[str, Any]], seconds: int
) -> None:
    for number, columns in enumerate(rows):
        queue(person(number), **columns)
    assert counts(SOON)["oldest_queued_seconds"] == seconds


def test_it_lists_what_is_unknown_without_whole_numbers(db: Database) -> None:
    message = queue(person(1), state=State.UNKNOWN, sent_at=NOON, reason="cut off")
    queue(person(2))
    (listed,) = unknown()
    assert (listed.id, listed.phone, listed.left_at) == (message.id, "0812xxxx0001", NOON)
    assert listed.reason == "cut off"


@pytest.mark.parametrize(("word", "after"), [("sent", State.SENT), ("failed", State.FAILED)])
def test_it_is_settled_by_hand_once(db: Database, word: str, after: State) -> None:
    message = queue(person(1), state=State.UNKNOWN, sent_at=NOON)
    resolve(message.id, word, SOON)
    assert (state(message), now_of(message).reason) == (after, "settled by hand")
    with pytest.raises(InputError, match="not among the unknown"):
        resolve(message.id, word, SOON)


@pytest.mark.parametrize(("word", "start"), [("sent", None), ("failed", FROM_SEQ)])
def test_it_tells_a_digest_again_only_when_it_failed(
    db: Database, word: str, start: int | None
) -> None:
    reader = person(1, digest_from=FROM_SEQ)
    message = queue_digest(reader, digest_text(), state=State.UNKNOWN)
    resolve(message.id, word, SOON)
    assert start_of(reader) == start


@pytest.mark.parametrize("word", ["delivered", "", "SENT"])
def test_it_takes_no_other_word(db: Database, word: str) -> None:
    message = queue(person(1), state=State.UNKNOWN)
    with pytest.raises(InputError, match="sent or failed"):
        resolve(message.id, word, SOON)


@pytest.mark.parametrize("one", [state for state in State if state is not State.UNKNOWN])
def test_it_settles_nothing_that_is_known(db: Database, one: State) -> None:
    message = queue(person(1), state=one)
    with pytest.raises(InputError):
        resolve(message.id, "sent", SOON)
    assert state(message) == one


def test_it_leaves_the_last_word_to_the_phone(db: Database) -> None:
    message = queue(person(1), state=State.UNKNOWN, sent_at=NOON, gateway_id="id-x")
    resolve(message.id, "failed", SOON)
    settle(FAILED, SOON)
    assert state(message) == State.FAILED
    settle(SUCCESS, SOON)
    assert state(message) == State.DELIVERED
