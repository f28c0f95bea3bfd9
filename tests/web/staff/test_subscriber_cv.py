"""The CV of somebody who gets the news, for officers who may see a number; it has none."""

import pytest

from smsgate.models import AuditEntry, Contact, Role, database
from smsgate.services import profiles, subscribers
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn


@pytest.fixture
def person(db) -> Contact:
    contact = Contact.create(phone="+6281200001234")
    record = ConsentRecord(how="sms", source="inbound:1", words="DAFTAR PENDOPO", at=NOON)
    subscribers.subscribe(contact, "16.11.02", "sopir", record)
    return contact


def _tell(person: Contact, **answers: str) -> None:
    with database.atomic():
        profiles.save(person, answers, "IZIN Ibu Marlena", NOON)


def test_an_officer_takes_it_and_the_log_tells(sign_in: SignIn, person: Contact) -> None:
    officer, at = sign_in(), f"/staff/subscribers/{person.id}"
    assert f"{at}/cv" not in officer.get(at).text
    assert officer.get(f"{at}/cv").status_code == 404
    _tell(person, name="Siti", village="Pendopo", birth_year="1990")
    assert f"{at}/cv" in officer.get(at).text
    answer = officer.get(f"{at}/cv")
    assert answer.data.startswith(b"%PDF-")
    (entry,) = AuditEntry.select().where(AuditEntry.action == "subscriber.cv")
    assert entry.subject_id == str(person.id)


def test_whoever_may_not_see_numbers_gets_none(sign_in: SignIn, person: Contact) -> None:
    _tell(person, name="Siti", village="Pendopo", birth_year="1990")
    assert sign_in(Role.VERIFIER).get(f"/staff/subscribers/{person.id}/cv").status_code == 403


def test_under_18_there_is_none_before_a_guardian_allows_it(
    sign_in: SignIn, person: Contact
) -> None:
    officer, at = sign_in(), f"/staff/subscribers/{person.id}"
    _tell(person, name="Rina", village="Pendopo", birth_year="2010")
    assert officer.get(f"{at}/cv").status_code == 404
    assert "18" in officer.get(at).text
    _tell(person, guardian="Ibu Marlena")
    assert officer.get(f"{at}/cv").status_code == 200
    assert "IZIN Ibu Marlena" in officer.get(at).text
