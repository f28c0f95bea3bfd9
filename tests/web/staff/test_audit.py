import re

import pytest

from smsgate.models import AuditEntry, Staff, database
from smsgate.services import audit
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn


@pytest.fixture
def deed(sign_in: SignIn):
    """An admin's browser, and an entry with a change."""
    admin = sign_in("admin")
    with database.atomic():
        audit.record(
            admin.staff,
            "vacancy.extend",
            "vacancy",
            1001,
            now=NOON,
            before={"expires_on": "2026-12-01"},
            after={"expires_on": "2026-12-08"},
        )
    return admin


def test_it_shows_who_did_what_and_the_difference(deed) -> None:
    page = deed.get("/staff/audit?subject=vacancy&subject_id=1001").text
    assert deed.staff.email in page
    assert re.search(r"<del>.*1 Des 2026</del>.*<ins>.*8 Des 2026</ins>", page, re.DOTALL)
    assert "1 Des 2026" not in deed.get("/staff/audit?subject_id=1002").text


@pytest.mark.parametrize(
    "query",
    ["below=x", f"below={10**30}", "since=soon", "until=2026-13-45", "person=%00", "action=" + "x" * 999],
)  # fmt: skip
def test_it_bears_any_question(deed, query: str) -> None:
    assert deed.get(f"/staff/audit?{query}").status_code == 200


def test_it_says_whether_the_chain_is_whole(deed) -> None:
    assert deed.send("/staff/audit/verify").status_code == 303
    assert "alert-success" in deed.get("/staff/audit").text
    database.execute_sql("DROP TRIGGER audit_entry_no_update")
    AuditEntry.update(action="nothing").where(AuditEntry.subject_id == "1001").execute()
    deed.send("/staff/audit/verify")
    assert "alert-danger" in deed.get("/staff/audit").text


def test_a_file_of_it_holds_the_hashes_and_is_told_of(deed) -> None:
    Staff.update(language="en").execute()
    lines = deed.get("/staff/audit/table.csv?subject=vacancy").text.splitlines()
    entry = AuditEntry.get(AuditEntry.subject_id == "1001")
    assert len(lines) == 2
    assert entry.hash in lines[1]
    last = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
    assert (last.action, last.after) == ("audit.export", {"subject": "vacancy"})


@pytest.mark.parametrize("role", ["officer", "verifier", "viewer"])
def test_it_is_for_admins(sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    assert client.get("/staff/audit").status_code == 403
    assert client.get("/staff/audit/table.csv").status_code == 403
    assert client.send("/staff/audit/verify").status_code == 403


def test_it_says_states_and_people_in_words(deed) -> None:
    Staff.update(name="Rina Sari", language="en").where(Staff.id == deed.staff.id).execute()
    with database.atomic():
        for subject, after in (
            ("employer", {"state": "verified"}),
            ("vacancy", {"state": "verified", "inclusion": "difabel", "area": "16.11.02"}),
            ("staff", {"role": "viewer", "flag": False}),
        ):
            audit.record(deed.staff, f"{subject}.edit", subject, 7, now=NOON, after=after)
    page = deed.get("/staff/audit?subject_id=7").text
    told = re.findall(r"<ins>.*?</span>(.*?)</ins>", page, re.DOTALL)
    assert told == ["Viewer", "no", "published", "People with disabilities", "Pendopo", "verified"]
    assert re.search(r'<span title="[^"]+">Rina Sari</span>', page)


def test_an_agent_and_a_warning_are_told_in_words_too(deed) -> None:
    agent = {"office": "kades", "village": "16.11.02.1018", "state": "asked"}
    with database.atomic():
        audit.record(deed.staff, "agent.add", "agent", 9, now=NOON, after=agent)
        audit.record(
            deed.staff, "warning.clear", "warning", 9, now=NOON, after={"state": "cleared"}
        )
    page = deed.get("/staff/audit?subject_id=9").text
    for word in ("Kepala desa (Kades)", "Beruge Ilir", "bukan penipuan", "Jabatan di desa"):
        assert word in page
    assert "16.11.02.1018" not in page
