"""Registering: both rows or none, once however often it is sent, and no word too many about accounts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, profiles

from smsgate.models import AuditEntry, Employer, EmployerAccount, Role, Staff
from smsgate.services import audit
from smsgate.services.accounts import passwords
from smsgate.services.employer_desk.registration import Registration, register
from smsgate.services.employers.details import Details
from tests.conftest import NOON

SERVED = ("16.11",)
DETAILS = Details(
    name="Toko Baru Makmur",
    kind="shop",
    place="Pendopo",
    address="Pasar Pendopo",
    contact_name="Bu Rina",
    contact="081200001234",
    phone="0812-0000-1234",
)
TYPED = Registration(
    details=DETAILS, email="Rina@Contoh.id", password="kopi robusta pagi", consent="Ya, saya setuju"
)


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher.from_parameters(profiles.CHEAPEST))


def of_ours():
    return Employer.select().where(Employer.name == DETAILS.name).count()


def test_it_makes_a_waiting_employer_and_its_account(db):
    account = register(TYPED, SERVED, NOON).account
    employer = EmployerAccount.employer_of(account)
    assert (account.email, account.role, account.name) == (
        "rina@contoh.id",
        Role.EMPLOYER,
        "Bu Rina",
    )
    assert (employer.state, employer.region_id, employer.phone) == (
        "waiting",
        "16.11.02",
        "+6281200001234",
    )
    assert passwords.fits(account, TYPED.password)
    entry = AuditEntry.select().where(AuditEntry.action == "employer.register").get()
    assert entry.after["consent"] == "Ya, saya setuju"
    assert audit.verify().whole


def test_a_second_click_finds_the_account_of_the_first(db):
    first = register(TYPED, SERVED, NOON).account
    assert register(TYPED, SERVED, NOON + timedelta(seconds=3)).account == first
    assert of_ours() == 1


@pytest.mark.parametrize("later", [timedelta(), timedelta(hours=1)])
def test_a_taken_address_lets_nobody_in(db, later):
    register(TYPED, SERVED, NOON)
    other = replace(TYPED, password=TYPED.password if later else "lain sama sekali 1")
    again = register(other, SERVED, NOON + later)
    assert again.account is None
    assert list(again.faults) == ["email"]
    assert "account" not in again.faults["email"].text.lower()


def test_the_office_cannot_be_entered_this_way(db):
    Staff.create(
        email="rina@contoh.id",
        role=Role.ADMIN,
        password_hash=passwords.hashed(TYPED.password, "x"),
        created_at=NOON,
    )
    assert register(TYPED, SERVED, NOON).account is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "rina di contoh"}, "email"),
        ({"password": "pendek"}, "password"),
        ({"details": replace(DETAILS, phone="0711-123456")}, "phone"),
        ({"details": replace(DETAILS, nib="123")}, "nib"),
        ({"details": replace(DETAILS, place="Atlantis")}, "place"),
        ({"details": replace(DETAILS, kind="mafia")}, "kind"),
        ({"details": replace(DETAILS, name="TOKO BERKAH")}, "name"),
    ],
)
def test_it_names_the_field_and_keeps_nothing(db, change, field):
    accounts = Staff.select().count()
    found = register(replace(TYPED, **change), SERVED, NOON)
    assert list(found.faults) == [field]
    assert (of_ours(), Staff.select().count()) == (0, accounts)
