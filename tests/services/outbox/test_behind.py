"""Where the next digest of a person begins when one did not arrive, or did after all."""

import pytest
from peewee import Database

from smsgate.models import OutboundMessage
from smsgate.services.outbox.behind import catch_up, fall_behind
from tests.services.outbox.conftest import (
    FROM_SEQ,
    digest_text,
    person,
    queue,
    queue_digest,
    start_of,
)


@pytest.mark.parametrize(
    ("own_start", "text_start", "after"),
    [
        (None, -1, FROM_SEQ),  # read with everybody else: from the run's start
        (None, 5, 5),  # the text itself reached further back
        (7, -1, 7),  # already behind: stays there
        (0, 0, 0),
    ],
)
def test_it_starts_again_where_the_lost_text_began(
    db: Database, own_start: int | None, text_start: int, after: int
) -> None:
    reader = person(1, digest_from=own_start)
    message = queue_digest(reader, digest_text(digest_from=text_start))
    fall_behind([message.id])
    assert start_of(reader) == after


@pytest.mark.parametrize(
    ("own_start", "text_start", "after"),
    [
        (5, 5, None),
        (FROM_SEQ, -1, None),  # set back when the message was given up too early
        (3, 5, 3),  # an older loss is not made good by this text
        (15, 5, 15),
        (None, -1, None),
    ],
)
def test_it_catches_up_with_just_what_the_text_told(
    db: Database, own_start: int | None, text_start: int, after: int | None
) -> None:
    reader = person(1, digest_from=own_start)
    message = queue_digest(reader, digest_text(digest_from=text_start))
    catch_up([message.id])
    assert start_of(reader) == after


def test_it_moves_many_at_once_and_only_those(db: Database) -> None:
    readers = [person(number) for number in range(4)]
    text = digest_text()
    messages = [queue_digest(reader, text) for reader in readers]
    fall_behind([message.id for message in messages[:2]])
    assert [start_of(reader) for reader in readers] == [FROM_SEQ, FROM_SEQ, None, None]


def test_it_knows_digests_from_answers(db: Database) -> None:
    reader = person(1)
    fall_behind([queue(reader).id])
    assert start_of(reader) is None
    assert OutboundMessage.select().count() == 1
