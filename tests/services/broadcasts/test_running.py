"""Pause, resume and stop at any moment, with the real sender: nothing lost, nothing twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from peewee import Database

from smsgate.messages import Batch, SendResult, State
from smsgate.models import AuditEntry, BroadcastState, Contact, OutboundMessage
from smsgate.services import outbox, subscribers
from smsgate.services.broadcasts import progress, running
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.outbox import held
from tests.plans import listening, read_whole
from tests.services.broadcasts.conftest import PENDOPO, Office, again, follower, states
from tests.services.outbox.conftest import everybody

PEOPLE = 7


@pytest.fixture
def crowd(office: Office) -> list[Contact]:
    """More than fit into a call."""
    office.network.batch_limit = 2
    return [follower(PENDOPO) for _ in range(PEOPLE)]


def test_a_pause_in_the_middle_loses_nothing_and_repeats_nothing(
    office: Office, crowd: list[Contact]
) -> None:
    row = office.filled(PENDOPO)
    office.deliver(calls=4)
    sent = sum(office.network.told.values())
    assert 0 < sent < PEOPLE
    running.pause(row.id, office.ani, office.now)
    assert office.deliver() == 0
    office.take_up()
    assert office.deliver() == 0
    assert OutboundMessage.select().where(OutboundMessage.not_before == held.HELD).count() == (
        PEOPLE - sent
    )
    running.resume(row.id, office.budi, office.now)
    office.take_up()
    assert office.deliver() == PEOPLE - sent
    office.take_up()
    assert again(row).state == BroadcastState.DONE
    assert list(office.network.told.values()) == [1] * PEOPLE


def test_a_stop_in_the_middle_cancels_the_rest(office: Office, crowd: list[Contact]) -> None:
    row = office.filled(PENDOPO)
    office.deliver(calls=4)
    sent = sum(office.network.told.values())
    running.stop(row.id, office.ani, office.now)
    assert office.deliver() == 0
    office.take_up()
    assert states(row) == {State.SENT: sent, State.CANCELLED: PEOPLE - sent}
    row = again(row)
    assert row.state == BroadcastState.STOPPED
    assert row.ended_at is not None
    with pytest.raises(Refused):
        running.resume(row.id, office.ani, office.now)


def test_the_sender_itself_turns_away_what_nobody_moved_yet(
    office: Office, crowd: list[Contact]
) -> None:
    row = office.filled(PENDOPO)
    running.stop(row.id, office.ani, office.now)
    assert office.deliver() == 0
    assert states(row) == {State.CANCELLED: PEOPLE}


def test_stop_while_paused_and_before_its_time(office: Office, crowd: list[Contact]) -> None:
    row = office.filled(PENDOPO)
    running.pause(row.id, office.ani, office.now)
    office.take_up()
    running.stop(row.id, office.ani, office.now)
    office.take_up()
    assert states(row) == {State.CANCELLED: PEOPLE}
    later = office.approved(
        PENDOPO, text="Lain. BERHENTI", wanted_from=office.now + timedelta(hours=1)
    )
    running.stop(later.id, office.ani, office.now)
    office.now += timedelta(hours=2)
    office.take_up()
    assert (again(later).state, again(later).people) == (BroadcastState.STOPPED, 0)


def test_what_a_killed_sender_had_claimed_is_held_as_well(
    office: Office, crowd: list[Contact]
) -> None:
    row = office.filled(PENDOPO)
    OutboundMessage.update(state=State.CLAIMED, lease_until=office.now).execute()
    running.pause(row.id, office.ani, office.now)
    office.take_up()
    office.now += timedelta(minutes=3)
    outbox.sweep(office.now)
    assert office.deliver() == 0
    running.resume(row.id, office.ani, office.now)
    office.take_up()
    assert office.deliver() == PEOPLE


def test_a_pause_beyond_the_last_hour_is_an_end_and_told(
    office: Office, crowd: list[Contact]
) -> None:
    row = office.filled(PENDOPO)
    running.pause(row.id, office.ani, office.now)
    office.take_up()
    office.now = office.now.replace(hour=20)
    outbox.sweep(office.now)
    office.take_up()
    view = progress.progress(again(row), office.config, office.now)
    assert (view.counts[State.EXPIRED], view.over) == (PEOPLE, True)
    assert [why.people for why in view.whys] == [PEOPLE]


def test_a_pause_holds_nobody_elses_messages(office: Office, crowd: list[Contact]) -> None:
    first = office.filled(PENDOPO)
    second = office.filled(PENDOPO, text="Lain. BERHENTI")
    running.pause(first.id, office.ani, office.now)
    office.take_up()
    assert office.deliver() == PEOPLE
    assert states(first) == {State.QUEUED: PEOPLE}
    assert states(second) == {State.SENT: PEOPLE}


def test_who_says_stop_or_pause_meanwhile_gets_nothing(
    office: Office, crowd: list[Contact]
) -> None:
    row = office.filled(PENDOPO)
    subscribers.stop(crowd[0], "sms", office.now)
    Contact.update(stopped_at=office.now).where(Contact.id == crowd[1].id).execute()
    subscribers.pause(Contact.get_by_id(crowd[2].id), 3, office.now.date())
    assert office.deliver() == PEOPLE - 3
    assert states(row) == {State.CANCELLED: 3, State.SENT: PEOPLE - 3}
    told = set(office.network.told)
    assert told.isdisjoint({one.phone for one in crowd[:3]})


def test_twice_is_once_and_all_is_in_the_log(office: Office, crowd: list[Contact]) -> None:
    row = office.filled(PENDOPO)
    for step in (running.pause, running.resume, running.stop):
        for _ in range(2):
            step(row.id, office.ani, office.now)
    steps = [entry.action for entry in AuditEntry.select().order_by(AuditEntry.id)]
    assert steps[-3:] == ["broadcast.pause", "broadcast.resume", "broadcast.stop"]


def _mixed(batch: Batch) -> list[SendResult]:
    """Two numbers that do not exist, one nobody tells of, the others are taken."""
    first, second, _forgotten, *others = (one.outbound_id for one in batch.recipients)
    gone = {"state": State.FAILED, "reason": "403 InvalidPhoneNumber"}
    taken = [
        SendResult(outbound_id=one, state=State.SENT, gateway_id=f"id-{one}") for one in others
    ]
    return [SendResult(outbound_id=one, **gone) for one in (first, second)] + taken


def test_it_tells_what_became_of_all_in_plain_words(office: Office, crowd: list[Contact]) -> None:
    office.network.batch_limit = 100
    row = office.filled(PENDOPO)
    office.network.planned.extend([everybody(State.SENT, cost="IDR 400.0000"), _mixed])
    office.deliver()
    view = progress.progress(again(row), office.config, office.now)
    assert sum(view.counts.values()) == view.people == PEOPLE
    assert [(why.state, why.reason, why.people) for why in view.whys] == [
        (State.FAILED, "The number does not exist", 2),
        (State.UNKNOWN, "The network gave no reason", 1),
    ]
    assert view.segments == PEOPLE - 2
    assert view.rupiah == 400 + (PEOPLE - 3) * office.config.segment_cost


def test_it_says_when_it_will_be_through_at_the_rate_that_is_set(
    office: Office, crowd: list[Contact]
) -> None:
    row = office.filled(PENDOPO)
    slow = replace(office.config, send_rate=0.5)
    view = progress.progress(row, slow, office.now)
    assert view.ends_at == office.now + timedelta(seconds=PEOPLE / 0.5)
    late = office.now.replace(hour=19, minute=59, second=50)
    night = progress.progress(row, slow, late).ends_at
    assert night == (late + timedelta(days=1)).replace(hour=7, minute=0, second=4)
    assert progress.progress(row, office.config, office.now).ends_at is None


def test_whoever_was_erased_is_still_counted(office: Office, crowd: list[Contact]) -> None:
    row = office.filled(PENDOPO)
    office.deliver()
    Contact.delete().where(Contact.id == crowd[0].id).execute()
    view = progress.progress(again(row), office.config, office.now)
    assert (view.people, view.erased, view.counts[State.SENT]) == (PEOPLE, 1, PEOPLE - 1)


def test_a_look_at_what_is_paused_or_stopped_walks_through_nothing(
    office: Office, crowd: list[Contact], db: Database
) -> None:
    office.filled(PENDOPO)
    office.deliver()
    running.pause(office.filled(PENDOPO, text="Lain. BERHENTI").id, office.ani, office.now)
    with listening(db) as statements:
        running.set_right(office.now)
        running.close_done(office.now)
        office.deliver()
    asked = [one for one in statements if one[0].startswith(("SELECT", "UPDATE"))]
    assert "outbound_message" not in read_whole(db, asked)


def test_after_a_restore_nothing_goes_on_that_may_have_gone_out_since(
    office: Office, crowd: list[Contact]
) -> None:
    paused = office.filled(PENDOPO)
    running.pause(paused.id, office.ani, office.now)
    due = office.approved(PENDOPO, text="Lain. BERHENTI")
    later = office.approved(
        PENDOPO, text="Nanti. BERHENTI", wanted_from=office.now + timedelta(hours=2)
    )
    assert running.hold_back(office.now + timedelta(hours=1)) == 2
    office.now += timedelta(hours=1)
    office.take_up()
    assert office.deliver() == 0
    assert [again(row).state for row in (paused, due, later)] == ["stopped", "stopped", "approved"]
    assert AuditEntry.select().where(AuditEntry.action == "broadcast.hold_back").count() == 2
