"""The door for employers: open to everybody, honest, and hard on programs."""

import pytest

from smsgate.models import Employer, EmployerAccount, Staff
from tests.web.staff.conftest import PASSWORD, Visitor

FORM = {
    "name": "Toko Baru Makmur",
    "kind": "shop",
    "place": "Pendopo",
    "address": "Pasar Pendopo",
    "contact_name": "Bu Rina",
    "phone": "0812-0000-1234",
    "email": "rina@contoh.id",
    "password": PASSWORD,
    "agreed": "y",
}


def test_it_lets_in_who_registers_and_says_that_an_officer_looks_first(visitor: Visitor) -> None:
    answer = visitor.send("/employer/register", FORM)
    assert (answer.status_code, answer.location) == (303, "/employer/")
    employer = Employer.get(Employer.name == "Toko Baru Makmur")
    assert employer.state == "waiting"
    page = visitor.get("/employer/").text
    assert 'role="status"' in page
    assert "Bu Rina" in page
    assert visitor.get("/employer/register").status_code == 303


def test_the_account_signs_in_by_the_door_of_all(visitor: Visitor, app) -> None:
    visitor.send("/employer/register", FORM)
    other = app.test_client()
    answer = other.send("/staff/login", {"email": FORM["email"], "password": PASSWORD})
    assert answer.location == "/employer/"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "0711"),
        ("email", "rina"),
        ("name", "TOKO BERKAH"),
        ("place", "Atlantis"),
        ("agreed", ""),
    ],
)
def test_a_refused_form_keeps_what_was_typed(visitor: Visitor, field: str, value: str) -> None:
    answer = visitor.send("/employer/register", {**FORM, field: value})
    assert answer.status_code == 422
    assert f'id="{field}-fault"' in answer.text
    assert answer.text.count('class="fault"') == 1
    assert 'value="Pasar Pendopo"' in answer.text
    assert PASSWORD not in answer.text
    assert Staff.select().where(Staff.email == FORM["email"]).count() == 0


def test_what_fills_the_field_nobody_sees_is_a_program(visitor: Visitor) -> None:
    assert visitor.send("/employer/register", {**FORM, "website": "http://x"}).status_code == 303
    assert EmployerAccount.select().count() == 0


def test_one_address_does_not_register_without_end(visitor: Visitor) -> None:
    there = {"REMOTE_ADDR": "203.0.113.9"}
    codes = [
        visitor.send("/employer/register", {}, environ_overrides=there).status_code
        for _ in range(11)
    ]
    assert codes == [422] * 10 + [429]
