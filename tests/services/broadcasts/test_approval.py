"""Nothing leaves without four eyes on exactly what leaves."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from smsgate.models import AuditEntry, Broadcast, BroadcastState, Role, Staff
from smsgate.services.broadcasts import approval, drafts
from smsgate.services.broadcasts.audience import Filter
from smsgate.services.broadcasts.refusals import Refused
from tests.services.broadcasts.conftest import PENDOPO, SALING, TEXT, Office, again, follower
from tests.services.office import officer


def test_a_second_officer_lets_it_go_with_the_count_of_that_moment(office: Office) -> None:
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    follower(PENDOPO)
    office.approve(row)
    row = again(row)
    assert (row.state, row.approved_by, row.asked_by) == (
        BroadcastState.APPROVED,
        office.budi,
        office.ani,
    )
    assert (row.asked_people, row.approved_people) == (1, 2)
    entry = AuditEntry.get(AuditEntry.action == "broadcast.approve")
    assert entry.after["people"] == 2
    assert entry.after["alone"] is False


def test_who_asked_cannot_approve(office: Office) -> None:
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    with pytest.raises(Refused):
        office.approve(row, by=office.ani)
    assert again(row).state == BroadcastState.ASKED


def test_an_office_of_one_waits_half_an_hour_and_the_log_says_so(office: Office) -> None:
    Staff.update(disabled_at=office.now).where(Staff.id == office.budi.id).execute()
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    office.now += timedelta(minutes=29)
    with pytest.raises(Refused):
        office.approve(row, by=office.ani)
    office.now += timedelta(minutes=1)
    office.approve(row, by=office.ani)
    assert again(row).state == BroadcastState.APPROVED
    assert AuditEntry.get(AuditEntry.action == "broadcast.approve").after["alone"] is True


def test_a_change_of_text_people_or_time_takes_the_approval_back(office: Office) -> None:
    follower(PENDOPO)
    here = Filter(places=(PENDOPO,))
    row = office.approved(PENDOPO)
    changes: list[dict[str, Any]] = [
        {"text": f"{TEXT}."},
        {"text": f"{TEXT}.", "en": "Free course"},
        {"audience": Filter(places=(PENDOPO, SALING))},
        {"wanted_until": office.now + timedelta(hours=3)},
    ]
    for count, change in enumerate(changes, start=1):
        draft = office.draft(**{"audience": here, **change})
        drafts.change(row.id, draft, office.budi, office.config, office.now)
        row = again(row)
        assert (row.state, row.asked_at, row.approved_at) == (BroadcastState.DRAFT, None, None)
        assert AuditEntry.select().where(AuditEntry.action == "broadcast.void").count() == count
        approval.ask(row.id, office.ani, office.config, office.now)
        office.approve(row)


def test_another_title_takes_nothing_back(office: Office) -> None:
    follower(PENDOPO)
    row = office.approved(PENDOPO)
    same = office.draft(title="Las", audience=Filter(places=(PENDOPO,)))
    drafts.change(row.id, same, office.ani, office.config, office.now)
    assert (again(row).state, again(row).title) == (BroadcastState.APPROVED, "Las")


def test_it_is_not_approved_as_it_was_seen_before_a_change(office: Office) -> None:
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    seen = approval.outlook(row, office.config, office.now).seen
    changed = office.draft(text="Lain. BERHENTI", audience=Filter(places=(PENDOPO,)))
    drafts.change(row.id, changed, office.ani, office.config, office.now)
    approval.ask(row.id, office.ani, office.config, office.now)
    with pytest.raises(Refused):
        approval.approve(row.id, office.budi, seen, office.config, office.now)


def test_it_asks_for_nobody_in_vain(office: Office) -> None:
    row = office.written(PENDOPO)
    with pytest.raises(Refused):
        approval.ask(row.id, office.ani, office.config, office.now)


def test_twice_is_once(office: Office) -> None:
    follower(PENDOPO)
    once = uuid4().hex
    draft = office.draft(audience=Filter(places=(PENDOPO,)))
    made = [drafts.create(draft, once, office.ani, office.config, office.now).id for _ in range(2)]
    assert made[0] == made[1]
    for _ in range(2):
        approval.ask(made[0], office.ani, office.config, office.now)
    row = Broadcast.get_by_id(made[0])
    for _ in range(2):
        office.approve(row)
    actions = [entry.action for entry in AuditEntry.select().order_by(AuditEntry.id)]
    assert actions == ["broadcast.write", "broadcast.ask", "broadcast.approve"]


def test_what_is_over_cannot_be_changed(office: Office) -> None:
    follower(PENDOPO)
    row = office.filled(PENDOPO)
    with pytest.raises(Refused):
        drafts.change(row.id, office.draft(), office.ani, office.config, office.now)


def test_what_was_put_away_comes_back_but_not_what_was_stopped(office: Office) -> None:
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    drafts.discard(row.id, office.ani, office.now)
    assert again(row).state == BroadcastState.STOPPED
    for _ in range(2):
        drafts.bring_back(row.id, office.ani, office.now)
    assert again(row).state == BroadcastState.DRAFT


def test_who_may_not_send_neither_writes_nor_approves(office: Office) -> None:
    follower(PENDOPO)
    row = office.asked(PENDOPO)
    for role in (Role.VERIFIER, Role.VIEWER, Role.EMPLOYER):
        other = officer(role.value, role)
        with pytest.raises(Refused):
            office.approve(row, by=other)
        with pytest.raises(Refused):
            drafts.create(office.draft(), "x", other, office.config, office.now)


def test_an_officer_of_a_district_addresses_only_that(office: Office) -> None:
    follower(PENDOPO)
    wati = officer("Wati", districts=[SALING])
    for places in ((), (PENDOPO,), (PENDOPO, SALING)):
        draft = office.draft(audience=Filter(places=places))
        with pytest.raises(Refused):
            drafts.create(draft, "x", wati, office.config, office.now)
    draft = office.draft(audience=Filter(places=(SALING,)))
    assert drafts.create(draft, "x", wati, office.config, office.now).id
    with pytest.raises(Refused):
        office.approve(office.asked(PENDOPO), by=wati)


def test_a_limited_officers_faults_name_the_field(office: Office) -> None:
    draft = office.draft(
        title=" ",
        text="a" * 700,
        audience=Filter(places=(PENDOPO,)),
        wanted_from=office.now.replace(hour=22),
        wanted_until=office.now - timedelta(hours=1),
    )
    found = drafts.faults(draft, officer("Wati", districts=[SALING]), office.config, office.now)
    assert [fault.field for fault in found] == [
        "title",
        "text_id",
        "places",
        "wanted_from",
        "wanted_until",
    ]
