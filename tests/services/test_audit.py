from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from peewee import DatabaseError, SqliteDatabase

from smsgate.models import AuditEntry, Counter, Staff, database
from smsgate.models.counter import AUDIT_ENTRY
from smsgate.services import audit
from smsgate.services.audit import Breach
from tests.conftest import NOON


def deed(action="vacancy.publish", actor=None, **values):
    with database.atomic():
        audit.record(actor, action, "vacancy", 1001, now=NOON, **values)


def without_triggers(db):
    names = (
        ("audit_entry_no_update", "audit_entry_no_delete")
        if isinstance(db, SqliteDatabase)
        else ("audit_entry_no_change", "audit_entry_no_truncate")
    )
    for name in names:
        on = "" if isinstance(db, SqliteDatabase) else " ON audit_entry"
        db.execute_sql(f"DROP TRIGGER {name}{on}")


@pytest.fixture
def five(db):
    for number in range(5):
        deed(f"vacancy.deed{number}", after={"number": number})
    return db


def test_it_tells_who_did_what_and_what_changed(db):
    officer = Staff.get()
    deed(actor=officer, before={"until": date(2026, 12, 1)}, after={"until": date(2026, 12, 8)})
    entry = AuditEntry.get()
    assert (entry.id, entry.at, entry.actor, entry.actor_name) == (
        1,
        NOON,
        officer.id,
        officer.email,
    )
    assert (entry.action, entry.subject, entry.subject_id) == ("vacancy.publish", "vacancy", "1001")
    assert (entry.before, entry.after) == ({"until": "2026-12-01"}, {"until": "2026-12-08"})


def test_it_names_the_command_line_where_nobody_signed_in(db):
    deed()
    assert (AuditEntry.get().actor, AuditEntry.get().actor_name) == (None, "command line")


def test_it_is_whole_when_nothing_was_done_to_it(five):
    verdict = audit.verify()
    assert verdict.whole
    assert verdict.sentence % verdict.values == (
        "The audit log is whole: 5 entries, none changed, removed or put in."
    )


def test_it_is_undone_with_the_deed(five):
    with database.atomic() as transaction:
        audit.record(None, "vacancy.publish", "vacancy", 1, now=NOON)
        transaction.rollback()
    deed()
    assert (audit.verify().entries, audit.verify().how) == (6, None)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"],
)
def test_the_database_itself_keeps_every_entry(five, statement):
    with pytest.raises(DatabaseError), five.atomic():
        five.execute_sql(statement)
    assert audit.verify().entries == 5


@pytest.mark.parametrize(
    ("statement", "at", "how"),
    [
        ("UPDATE audit_entry SET actor_name = 'x' WHERE id = 3", 3, Breach.CHANGED),
        ("UPDATE audit_entry SET after = '{' WHERE id = 3", 3, Breach.CHANGED),
        ("UPDATE audit_entry SET at = '2026-11-24 05:00:01' WHERE id = 1", 1, Breach.CHANGED),
        ("DELETE FROM audit_entry WHERE id = 1", 1, Breach.REMOVED),
        ("DELETE FROM audit_entry WHERE id = 4", 4, Breach.REMOVED),
        ("DELETE FROM audit_entry WHERE id = 5", 5, Breach.REMOVED),
        ("DELETE FROM audit_entry", 1, Breach.REMOVED),
        ("UPDATE counter SET value = 4 WHERE name = 'audit_entry'", 5, Breach.INSERTED),
        ("UPDATE audit_entry SET id = -1 WHERE id = 5", 1, Breach.INSERTED),
    ],
)
def test_it_finds_where_and_how_the_chain_breaks(five, statement, at, how):
    without_triggers(five)
    five.execute_sql(statement)
    verdict = audit.verify()
    assert (verdict.whole, verdict.broken_at, verdict.how) == (False, at, how)
    assert str(at) in verdict.sentence % verdict.values


def test_it_finds_a_row_written_anew_with_a_hash_that_fits_itself(five):
    without_triggers(five)
    third = AuditEntry.get_by_id(3)
    third.actor_name = "somebody else"
    third.hash = audit._hash(third)
    third.save()
    assert (audit.verify().broken_at, audit.verify().how) == (4, Breach.CHANGED)


def test_it_walks_on_from_batch_to_batch(five, monkeypatch):
    monkeypatch.setattr(audit, "BATCH", 2)
    assert audit.verify().entries == 5


@pytest.mark.parametrize(
    "values",
    [
        {"after": {"phone": "+6281200001234"}},
        {"before": {"deep": [{"note": "call 0812-0000-1234 today"}]}},
        {"after": {"0812 0000 1234": 1}},
    ],
)
def test_it_refuses_a_whole_phone_number(db, values):
    with pytest.raises(ValueError, match="phone number"):
        deed(**values)
    assert not AuditEntry.select().exists()


def test_it_takes_masked_numbers_dates_and_amounts(db):
    words = {"how": "WA 0812-0000-1234", "pay": 81200001234, "until": str(NOON)}
    deed(after=audit.without_numbers(words))
    assert AuditEntry.get().after["how"] == "WA 0812xxxx1234"
    assert AuditEntry.get().after["pay"] == 81200001234


def test_it_belongs_into_a_transaction(db):
    with pytest.raises(RuntimeError, match="transaction"):
        audit.record(None, "vacancy.publish", "vacancy", 1, now=NOON)


def test_writers_at_once_make_one_chain(db):
    def write(number):
        with db.connection_context():
            deed(f"vacancy.deed{number}", after={"at": NOON + timedelta(minutes=number)})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(20)))
    assert (audit.verify().entries, audit.verify().how) == (20, None)
    assert Counter.current(AUDIT_ENTRY) == 20
