from datetime import timedelta

import pytest
from peewee import Database

from smsgate.models import Role, Staff
from smsgate.services.rights import Right, districts, in_reach, may
from smsgate.services.second_officer import alone, refusal
from tests.conftest import NOON


def _officer(name: str, role: Role = Role.OFFICER) -> Staff:
    return Staff.create(email=f"{name}@dinas.example", role=role, password_hash="x")


@pytest.fixture
def rina(db: Database) -> Staff:
    return _officer("rina")


def test_a_colleague_may_approve_at_once(rina: Staff) -> None:
    edi = _officer("edi")
    assert refusal(rina, edi, Right.BROADCAST, NOON, NOON) is None
    assert not alone(rina, edi)


def test_nobody_approves_their_own_where_there_is_a_colleague(rina: Staff) -> None:
    _officer("edi")
    later = NOON + timedelta(hours=5)
    assert "Somebody else" in (refusal(rina, rina, Right.BROADCAST, NOON, later) or "")


@pytest.mark.parametrize("minutes", [0, 29])
def test_an_office_of_one_waits_half_an_hour(rina: Staff, minutes: int) -> None:
    said = refusal(rina, rina, Right.VERIFY, NOON, NOON + timedelta(minutes=minutes))
    assert "30 minutes" in (said or "")


def test_an_office_of_one_goes_on_after_that(rina: Staff) -> None:
    assert refusal(rina, rina, Right.VERIFY, NOON, NOON + timedelta(minutes=30)) is None
    assert alone(rina, rina)


def test_who_may_not_do_it_is_no_colleague(rina: Staff) -> None:
    viewer, gone = _officer("amat", Role.VIEWER), _officer("umi")
    gone.disabled_at = NOON
    gone.save()
    Staff.create(email="tanpa@dinas.example", role=Role.OFFICER)
    assert refusal(rina, rina, Right.VERIFY, NOON, NOON + timedelta(hours=1)) is None
    assert refusal(rina, viewer, Right.VERIFY, NOON, NOON) is not None
    assert refusal(rina, gone, Right.VERIFY, NOON, NOON) is not None


def test_an_admin_is_never_limited_to_districts(rina: Staff) -> None:
    rina.districts = ["16.11.02"]
    admin = _officer("umar", Role.ADMIN)
    admin.districts = ["16.11.02"]
    assert (districts(rina), districts(admin)) == (("16.11.02",), None)
    assert in_reach(rina, "16.11.02")
    assert not in_reach(rina, "16.11.01")
    assert in_reach(admin, "16.11.01")
    assert not may(rina, Right.TEAM)
