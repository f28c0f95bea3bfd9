"""The same text to the same people within a day asks why."""

from datetime import timedelta

import pytest

from smsgate.models import AuditEntry, BroadcastState
from smsgate.services.broadcasts import approval
from smsgate.services.broadcasts.refusals import Refused
from tests.services.broadcasts.conftest import PENDOPO, SALING, TEXT, Office, again, follower


def test_it_asks_why_and_keeps_the_answer(office: Office) -> None:
    follower(PENDOPO)
    follower(SALING)
    first = office.filled(PENDOPO)
    office.deliver()
    row = office.written(PENDOPO, SALING, text=TEXT.upper().replace(".", " !"))
    (repeat,) = approval.outlook(row, office.config, office.now).repeats
    assert (repeat.id, repeat.people) == (first.id, 1)
    with pytest.raises(Refused) as refused:
        approval.ask(row.id, office.ani, office.config, office.now)
    assert refused.value.field == "again_reason"
    approval.ask(row.id, office.ani, office.config, office.now, "Tanggalnya salah")
    office.approve(again(row))
    entry = AuditEntry.get(
        (AuditEntry.action == "broadcast.approve") & (AuditEntry.subject_id == str(row.id))
    )
    assert entry.after["reason"] == "Tanggalnya salah"
    assert entry.after["again"] == {str(first.id): 1}


def test_it_sees_what_is_approved_for_later(office: Office) -> None:
    follower(PENDOPO)
    office.approved(PENDOPO, wanted_from=office.now + timedelta(hours=2))
    row = office.written(PENDOPO)
    assert approval.outlook(row, office.config, office.now).repeats


def test_what_came_up_since_it_was_asked_for_stops_the_approval(office: Office) -> None:
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    office.filled(PENDOPO)
    with pytest.raises(Refused):
        office.approve(row)
    assert again(row).state == BroadcastState.ASKED


def test_other_people_another_text_or_another_day_are_no_repeat(office: Office) -> None:
    follower(PENDOPO)
    follower(SALING)
    office.filled(PENDOPO)
    office.deliver()
    others = [office.written(SALING), office.written(PENDOPO, text="Lain. BERHENTI")]
    assert [approval.outlook(row, office.config, office.now).repeats for row in others] == [(), ()]
    office.take_up()
    office.now += timedelta(days=1, minutes=1)
    assert approval.outlook(office.written(PENDOPO), office.config, office.now).repeats == ()
