"""Every minute: nothing stays where a killed worker left it."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.messages import State
from smsgate.services.outbox import sweep
from smsgate.services.outbox.ids import CHUNK
from smsgate.services.outbox.sweep import Swept
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

LAPSED = NOON - timedelta(seconds=1)
HELD = NOON + timedelta(seconds=1)

CASES = {
    "claimed and forgotten": ({"state": State.CLAIMED, "lease_until": LAPSED}, State.QUEUED),
    "claimed just now": ({"state": State.CLAIMED, "lease_until": HELD}, State.CLAIMED),
    "left and lost": ({"state": State.SENDING, "lease_until": LAPSED}, State.UNKNOWN),
    "on its way": ({"state": State.SENDING, "lease_until": HELD}, State.SENDING),
    "worthless": ({"give_up_at": NOON}, State.EXPIRED),
    "claimed, forgotten, worthless": (
        {"state": State.CLAIMED, "lease_until": LAPSED, "give_up_at": LAPSED},
        State.EXPIRED,
    ),
    "still good": ({"give_up_at": HELD}, State.QUEUED),
    "sent in time": ({"state": State.SENT, "give_up_at": LAPSED}, State.SENT),
    "unknown": ({"state": State.UNKNOWN, "give_up_at": LAPSED}, State.UNKNOWN),
}


@pytest.mark.parametrize(("columns", "after"), CASES.values(), ids=CASES)
def test_it_sets_right_what_was_left_behind(
    db: Database, columns: dict[str, object], after: State
) -> None:
    message = queue(person(1), **columns)
    for _ in range(2):
        sweep(NOON)
        assert state(message) == after


@pytest.mark.parametrize("name", ["left and lost", "worthless"])
def test_it_tells_a_digest_again_that_did_not_go_out(db: Database, name: str) -> None:
    reader = person(1)
    queue_digest(reader, digest_text(), **CASES[name][0])
    sweep(NOON)
    assert start_of(reader) == FROM_SEQ


def test_it_says_what_it_did(db: Database) -> None:
    for number, name in enumerate(["claimed and forgotten", "left and lost", "worthless"]):
        queue(person(number), **CASES[name][0])
    assert sweep(NOON) == Swept(released=1, unknown=1, expired=1)
    assert sweep(NOON) == Swept(released=0, unknown=0, expired=0)


def test_it_gives_the_reason(db: Database) -> None:
    message = queue(person(1), **CASES["left and lost"][0])
    sweep(NOON)
    assert now_of(message).reason == "the sender was cut off"


def test_it_works_through_more_than_one_transaction_holds(db: Database) -> None:
    somebody = person(1)
    with db.atomic():
        for _ in range(CHUNK + 1):
            queue(somebody, give_up_at=NOON)
    assert sweep(NOON).expired == CHUNK + 1
