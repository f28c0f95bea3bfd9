import pytest
from argon2 import PasswordHasher

from smsgate.errors import InputError
from smsgate.models import Role, Staff
from smsgate.services.accounts import people as staff
from tests.conftest import NOON


def test_it_keeps_a_password_only_as_an_argon2_hash(db) -> None:
    made = staff.add(" Rina@Dinas.Example ", Role.OFFICER, "sepuluh huruf", NOON)
    assert (made.email, made.role) == ("rina@dinas.example", "officer")
    assert PasswordHasher().verify(made.password_hash, "sepuluh huruf")


def test_it_makes_an_account_without_a_password(db) -> None:
    assert staff.add("rina@dinas.example", Role.ADMIN, None, NOON).password_hash is None


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("rina", None, "no e-mail"),
        ("rina@dinas.example", "pendek", "at least 10"),
        ("petugas.demo@smsgate.example", None, "already"),
    ],
)
def test_it_refuses_an_account_that_cannot_be(
    db, email: str, password: str | None, said: str
) -> None:
    before = Staff.select().count()
    with pytest.raises(InputError, match=said):
        staff.add(email, Role.OFFICER, password, NOON)
    assert Staff.select().count() == before


def test_it_disables_an_account_once(db) -> None:
    first = staff.disable("petugas.demo@smsgate.example", NOON)
    again = staff.disable("PETUGAS.demo@smsgate.example", NOON.replace(hour=15))
    assert first.disabled_at == again.disabled_at == NOON


def test_it_says_when_there_is_no_such_account(db) -> None:
    with pytest.raises(InputError, match="no account"):
        staff.disable("siapa@dinas.example", NOON)


def test_it_lists_everybody_by_address(db) -> None:
    staff.add("a@dinas.example", Role.VIEWER, None, NOON)
    assert [row.email for row in staff.everybody()] == [
        "a@dinas.example",
        "petugas.demo@smsgate.example",
    ]
