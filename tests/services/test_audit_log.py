from datetime import date, timedelta

import pytest

from smsgate.config import WIB
from smsgate.models import AuditEntry, Staff, database
from smsgate.services import audit, audit_log
from smsgate.services.audit_log import Difference, Sought
from tests.conftest import NOON


@pytest.fixture
def log(db):
    """Three deeds of three days."""
    officer = Staff.get()
    with database.atomic():
        for number, (actor, action, subject) in enumerate(
            [(officer, "vacancy.publish", "vacancy"), (None, "staff.add", "staff"),
             (officer, "vacancy.withdraw", "vacancy")]
        ):  # fmt: skip
            audit.record(actor, action, subject, number, now=NOON + timedelta(days=number))
    return officer


def numbers(**sought):
    return [row.id for row in audit_log.page(Sought(**sought), WIB).rows]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({}, [3, 2, 1]),
        ({"person": "command line"}, [2]),
        ({"action": "vacancy.withdraw"}, [3]),
        ({"subject": "vacancy"}, [3, 1]),
        ({"subject": "vacancy", "subject_id": "0"}, [1]),
        ({"since": date(2026, 11, 25)}, [3, 2]),
        ({"since": date(2026, 11, 25), "until": date(2026, 11, 25)}, [2]),
        ({"person": "nobody"}, []),
    ],
)
def test_it_finds_what_is_sought_newest_first(log, sought, found):
    assert numbers(**sought) == found


def test_it_turns_pages_by_the_last_number(log, monkeypatch):
    monkeypatch.setattr(audit_log, "PAGE", 2)
    first = audit_log.page(Sought(), WIB)
    assert ([row.id for row in first.rows], first.older) == ([3, 2], 2)
    second = audit_log.page(Sought(), WIB, below=first.older)
    assert ([row.id for row in second.rows], second.older) == ([1], None)


def test_it_knows_what_there_is_to_choose_from(log):
    found = audit_log.choices()
    assert found.people == ("command line", log.email)
    assert found.actions == ("staff.add", "vacancy.publish", "vacancy.withdraw")
    assert found.subjects == ("staff", "vacancy")


def test_it_tells_what_is_different():
    entry = AuditEntry(
        before={"pay": 1, "place": "A", "same": 2}, after={"pay": 3, "same": 2, "tags": ["x", "y"]}
    )
    assert audit_log.differences(entry) == (
        Difference(name="pay", before="1", after="3"),
        Difference(name="place", before="A", after=None),
        Difference(name="tags", before=None, after="x, y"),
    )


def test_a_table_to_take_away_begins_with_its_own_taking(log, monkeypatch):
    monkeypatch.setattr(audit_log, "STREAM", 2)
    rows = list(audit_log.export(Sought(), log, WIB, NOON))
    assert [row.action for row in rows][:2] == ["audit.export", "vacancy.withdraw"]
    assert len(rows) == 4
    assert audit.verify().whole
