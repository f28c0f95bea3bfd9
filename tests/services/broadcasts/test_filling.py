"""Everybody who was counted gets it once, whatever happens meanwhile."""

from datetime import timedelta
from threading import Thread

import pytest
from peewee import Database, IntegrityError

from smsgate.messages import Priority, State
from smsgate.models import Broadcast, BroadcastMessage, BroadcastState, Contact, OutboundMessage
from smsgate.services import subscribers
from smsgate.services.broadcasts import filling, progress, running
from smsgate.services.broadcasts.filling import CHUNK
from tests.services.broadcasts.conftest import (
    PENDOPO,
    SALING,
    TEXT,
    TEXT_EN,
    Office,
    again,
    follower,
    messages,
    states,
)


def everyone() -> list[Contact]:
    """Readers in three chunks."""
    return [follower(PENDOPO, id=number * CHUNK + 1) for number in range(3)]


def test_it_sends_exactly_what_was_counted(office: Office) -> None:
    for language in ("id", "en", "id", "id"):
        follower(PENDOPO, language=language)
    follower(SALING)
    subscribers.stop(follower(PENDOPO), "sms", office.now)
    row = office.filled(PENDOPO, en=TEXT_EN)
    assert (row.state, row.people, row.approved_people) == (BroadcastState.SENDING, 4, 4)
    assert office.deliver() == 4
    assert [(batch.text, len(batch.recipients)) for batch in office.network.batches] == [
        (TEXT, 1),
        (TEXT, 2),
        (TEXT_EN, 1),
    ]
    office.take_up()
    assert again(row).state == BroadcastState.DONE
    assert all(times == 1 for times in office.network.told.values())


def test_its_messages_wait_as_a_broadcast_does(office: Office) -> None:
    follower(PENDOPO)
    row = office.filled(PENDOPO)
    (message,) = messages(row)
    assert (message.priority, message.state, message.text) == (
        Priority.BROADCAST,
        State.QUEUED,
        TEXT,
    )
    assert message.not_before == office.now
    assert message.give_up_at == office.now.replace(hour=20)


def test_who_has_no_text_of_their_own_reads_the_default(office: Office) -> None:
    follower(PENDOPO, language="en")
    (message,) = messages(office.filled(PENDOPO))
    assert message.text == TEXT


def test_it_waits_for_its_time(office: Office) -> None:
    follower(PENDOPO)
    row = office.approved(PENDOPO, wanted_from=office.now + timedelta(hours=1))
    office.take_up()
    assert again(row).state == BroadcastState.APPROVED
    follower(PENDOPO)
    office.now += timedelta(hours=1)
    office.take_up()
    assert (again(row).state, again(row).people) == (BroadcastState.SENDING, 2)


def test_what_nobody_could_begin_in_time_is_over(office: Office) -> None:
    follower(PENDOPO)
    row = office.approved(PENDOPO)
    office.now += timedelta(hours=9)
    office.take_up()
    assert (again(row).state, again(row).people) == (BroadcastState.DONE, 0)


class Killed(Exception):
    """The end of a worker."""


def test_it_goes_on_where_it_was_killed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = everyone()
    row = office.approved(PENDOPO)
    link = filling._link

    def die_in_the_second(broadcast: Broadcast, ids: list[int]) -> None:
        if OutboundMessage.select().count() == 2:
            raise Killed
        link(broadcast, ids)

    monkeypatch.setattr(filling, "_link", die_in_the_second)
    with pytest.raises(Killed):
        office.take_up()
    assert (again(row).state, again(row).people) == (BroadcastState.FILLING, 1)
    monkeypatch.undo()
    office.take_up()
    assert [message.contact_id for message in messages(row)] == [one.id for one in readers]
    assert (again(row).people, office.deliver()) == (3, 3)


def test_two_workers_tell_nobody_twice(office: Office, db: Database) -> None:
    everyone()
    row = office.approved(PENDOPO)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with db.connection_context():
                running.take_up(office.config, lambda: None, office.now)
        except BaseException as error:  # noqa: BLE001 (told by the test, not lost with the thread)
            failures.append(error)

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert (again(row).people, len(messages(row))) == (3, 3)


def test_the_database_itself_refuses_a_second_message(office: Office) -> None:
    reader = follower(PENDOPO)
    row = office.filled(PENDOPO)
    other = OutboundMessage.create(contact=reader, gateway="simulator", text=TEXT)
    with pytest.raises(IntegrityError):
        BroadcastMessage.create(outbound=other, broadcast=row, contact=reader.id)


def test_a_pause_between_chunks_keeps_the_rest_for_later(office: Office) -> None:
    everyone()
    row = office.approved(PENDOPO)
    office.after_chunk.append(lambda: running.pause(row.id, office.ani, office.now))
    office.take_up()
    assert (again(row).state, again(row).people) == (BroadcastState.PAUSED, 1)
    assert office.deliver() == 0
    running.resume(row.id, office.ani, office.now)
    assert again(row).state == BroadcastState.FILLING
    office.take_up()
    assert office.deliver() == 3
    assert set(office.network.told.values()) == {1}


def test_a_stop_between_chunks_makes_no_more(office: Office) -> None:
    everyone()
    row = office.approved(PENDOPO)
    office.after_chunk.append(lambda: running.stop(row.id, office.ani, office.now))
    office.take_up()
    assert states(row) == {State.CANCELLED: 1}
    view = progress.progress(again(row), office.config, office.now)
    assert (view.people, view.over) == (1, True)
