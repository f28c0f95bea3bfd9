"""Filling the outbox: everybody who should, once, whatever happens meanwhile."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import Contact, Counter, DigestRun, OutboundMessage
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.models.subscription import follows
from smsgate.services import digest
from smsgate.services.digest.filling import CHUNK, Filling
from smsgate.services.digest.groups import Group
from smsgate.services.digest.runs import begin
from smsgate.services.digest.texts import Writer
from smsgate.wording.lists import ListText
from tests.services.digest.conftest import (
    MORNING,
    PENDOPO,
    SALING,
    TEBING,
    TODAY,
    Bell,
    Run,
    codes,
    follower,
    message,
    publish,
    start,
    text,
    told,
)


def everyone() -> list[Contact]:
    """Readers in three chunks."""
    return [follower(PENDOPO, id=number * CHUNK + 1) for number in range(3)]


def messages() -> int:
    return OutboundMessage.select().count()


def test_it_writes_a_message_that_waits_for_the_sender(run: Run) -> None:
    publish()
    reader = follower(PENDOPO, gateway="africastalking")
    run()
    row = message(reader)
    assert row is not None
    assert (row.gateway, row.priority, row.state) == (
        "africastalking",
        Priority.DIGEST,
        State.QUEUED,
    )
    assert (row.not_before, row.give_up_at, row.created_at) == (
        MORNING,
        MORNING.replace(hour=20),
        MORNING,
    )
    assert (row.digest_date, row.text, row.attempts, row.cost, row.reason) == (
        TODAY,
        None,
        0,
        "",
        "",
    )
    assert row.digest_text is not None
    assert row.segments == row.digest_text.segments


def test_it_tells_each_group_its_own(run: Run) -> None:
    shop, driver = publish(kind="toko"), publish(kind="sopir")
    elsewhere, outside = publish(SALING), publish("16.71")
    readers = {
        follower(PENDOPO): {shop, driver},
        follower(f"{PENDOPO}:sopir"): {driver},
        follower(f"{PENDOPO}:sopir", SALING): {driver, elsewhere},
        follower("16.11", language="en"): {shop, driver, elsewhere},
        follower("LUAR"): {outside},
        follower("16.71:toko", f"{PENDOPO}:guru"): {outside},
        follower(TEBING): set(),
    }
    run()
    assert {reader.phone: told(reader) for reader in readers} == {
        reader.phone: expected for reader, expected in readers.items()
    }


def test_it_writes_one_message_for_two_subscriptions_of_one_phone(run: Run) -> None:
    publish()
    publish(SALING)
    reader = follower(PENDOPO, SALING, "16.11")
    run()
    assert messages() == 1
    assert len(told(reader)) == 2


def test_it_speaks_each_persons_language(run: Run) -> None:
    publish()
    publish()
    ibu, tourist = follower(PENDOPO), follower(PENDOPO, language="en")
    run()
    assert text(ibu) != text(tourist)
    assert text(tourist).startswith("New jobs")


@pytest.mark.parametrize(
    "columns",
    [
        {"stopped_at": MORNING},
        {"erased_at": MORNING},
        {"paused_until": TODAY + timedelta(days=3)},
        {"follows": None},
    ],
)
def test_it_leaves_alone_whoever_wants_none(run: Run, columns: dict[str, Any]) -> None:
    publish()
    reader = follower(PENDOPO, **columns)
    assert run().people == 0
    assert message(reader) is None


def test_it_tells_nobody_when_nothing_is_new(run: Run) -> None:
    follower(PENDOPO)
    assert run().people == messages() == 0


def test_a_pause_loses_nothing(run: Run) -> None:
    first = publish()
    reader = follower(PENDOPO, paused_until=TODAY + timedelta(days=2))
    run()
    second = publish()
    run(TODAY + timedelta(days=1), MORNING + timedelta(days=1))
    Contact.update(paused_until=None).execute()
    third = publish()
    later = MORNING + timedelta(days=2)
    run(later.date(), later)
    row = OutboundMessage.get(OutboundMessage.contact == reader)
    assert set(codes(row)) == {first, second, third}
    assert start(reader) is None


def test_it_tells_more_to_whoever_is_behind_and_less_to_whoever_is_ahead(run: Run) -> None:
    older = publish()
    middle = Counter.current(PUBLISHED_SEQ)
    newer = publish()
    behind = follower(PENDOPO, digest_from=0)
    ahead = follower(PENDOPO, digest_from=middle)
    with_the_run = follower(PENDOPO)
    run()
    assert told(ahead) == {newer}
    assert told(with_the_run) == {older, newer}
    assert told(behind) > {older, newer}
    assert [start(reader) for reader in (behind, ahead, with_the_run)] == [None, None, None]


def test_whoever_signed_up_within_the_window_without_news_has_caught_up(run: Run) -> None:
    publish()
    reader = follower(PENDOPO, digest_from=Counter.current(PUBLISHED_SEQ))
    run()
    assert message(reader) is None
    assert start(reader) is None


def test_whoever_signs_up_after_the_run_began_keeps_their_start(
    config: Config, told_until: int, run: Run
) -> None:
    publish()
    begin(TODAY, config, MORNING)
    publish()
    reader = follower(PENDOPO, digest_from=Counter.current(PUBLISHED_SEQ))
    run()
    assert message(reader) is None
    assert start(reader) == Counter.current(PUBLISHED_SEQ)


def test_it_tells_nobody_twice_when_two_workers_fill_one_run(
    config: Config, db: Database, run: Run
) -> None:
    publish()
    readers = everyone()
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with db.connection_context():
                digest.run(TODAY, config, lambda: None, MORNING)
        except BaseException as error:  # noqa: BLE001 (told by the test, not lost with the thread)
            failures.append(error)

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert messages() == 3
    assert all(len(told(reader)) == 1 for reader in readers)


class _Interrupted(Writer):
    """A writer during whose work somebody changes what they follow."""

    def __init__(self, run: DigestRun, config: Config, contact: Contact, now: str) -> None:
        super().__init__(run, config)
        self._contact, self._now = contact, now

    def text_for(self, group: Group) -> ListText | None:
        Contact.update(follows=self._now).where(Contact.id == self._contact.id).execute()
        return super().text_for(group)


class _Killed(_Interrupted):
    """A writer that dies over the group somebody changed to, in the middle of a chunk."""

    def text_for(self, group: Group) -> ListText | None:
        if group.follows == self._now:
            raise RuntimeError("killed")
        return super().text_for(group)


def test_it_goes_on_where_it_was_killed(
    config: Config, told_until: int, run: Run, bell: Bell
) -> None:
    publish()
    readers = everyone()
    begun = begin(TODAY, config, MORNING)
    writer = _Killed(begun, config, readers[1], follows("id", {(PENDOPO, "toko")}))
    with pytest.raises(RuntimeError):
        Filling(begun, writer).fill()
    assert messages() == 1
    assert DigestRun.get_by_id(begun.id).filled_to == CHUNK
    publish()
    assert run(now=MORNING + timedelta(hours=2)).people == 3
    assert [len(told(reader)) for reader in readers] == [1, 1, 1]
    assert bell.rung == 1


def test_it_does_not_forget_whoever_changes_a_subscription_meanwhile(
    config: Config, told_until: int
) -> None:
    publish()
    elsewhere = publish(SALING)
    reader = follower(PENDOPO)
    begun = begin(TODAY, config, MORNING)
    writer = _Interrupted(begun, config, reader, follows("id", {(SALING, "")}))
    Filling(begun, writer).fill()
    assert told(reader) == {elsewhere}


def test_the_region_asked_for_is_told_first_and_the_rest_by_the_whole_run(run: Run) -> None:
    publish()
    publish(SALING)
    here, there = follower(PENDOPO), follower(SALING, digest_from=0)
    assert run(region=PENDOPO).people == 1
    assert message(there) is None
    assert run().people == 2
    assert len(told(here)) == 1
    assert message(there) is not None
    assert start(there) is None
