from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from smsgate.models import AuditEntry, Staff, StaffSession
from smsgate.services.accounts import invitations, second_factor
from tests.conftest import NOON
from tests.web.staff.conftest import PASSWORD, SignIn, Visitor


def _typed(visitor: Visitor, email: str, password: str = PASSWORD):
    return visitor.send("/staff/login", {"email": email, "password": password})


def _told(visitor: Visitor, email: str, code: str) -> int:
    """Sign in with a code; what the second page answers."""
    assert _typed(visitor, email).location.startswith("/staff/login/code")
    return visitor.send("/staff/login/code", {"code": code}).status_code


def test_it_lets_in_whoever_knows_the_password(sign_in: SignIn, visitor: Visitor) -> None:
    email = sign_in("admin").staff.email
    answer = _typed(visitor, email.upper())
    assert answer.status_code == 303
    assert visitor.get("/staff/team").status_code == 200


def test_it_keeps_what_was_typed_and_says_what_is_wrong(sign_in: SignIn, visitor: Visitor) -> None:
    email = sign_in().staff.email
    answer = _typed(visitor, email, "sepatu kaca biru")
    assert answer.status_code == 422
    assert email in answer.text
    assert "tidak cocok" in answer.text


def test_it_leads_back_to_the_page_that_was_wanted(sign_in: SignIn, visitor: Visitor) -> None:
    email = sign_in("admin").staff.email
    login = visitor.get("/staff/team").location
    assert login.startswith("/staff/login?next=/staff/team")
    answer = visitor.send(login, {"email": email, "password": PASSWORD})
    assert answer.location == "/staff/team"


@pytest.mark.parametrize("wanted", ["https://jahat.example/staff", "//jahat.example", "/staff\\@x"])
def test_it_leads_to_no_other_site(sign_in: SignIn, visitor: Visitor, wanted: str) -> None:
    email = sign_in("admin").staff.email
    page = visitor.send(f"/staff/login?next={wanted}", {"email": email, "password": PASSWORD})
    assert page.location.startswith("/staff/")
    assert "jahat" not in page.location


def test_it_locks_out_who_guesses_and_lets_in_again(
    sign_in: SignIn, visitor: Visitor, time_machine
) -> None:
    email = sign_in().staff.email
    for _ in range(8):
        answer = _typed(visitor, email, "salah salah salah")
    assert "15" in answer.text
    assert _typed(visitor, email).status_code == 422
    time_machine.move_to(NOON + timedelta(minutes=16))
    assert _typed(visitor, email).status_code == 303


def test_it_takes_each_code_of_a_phone_once(
    sign_in: SignIn, visitor: Visitor, app: Flask, time_machine
) -> None:
    staff = sign_in().staff
    secret = second_factor.prepare(staff)
    assert second_factor.confirm(staff, pyotp.TOTP(secret).at(NOON), NOON)
    time_machine.move_to(NOON + timedelta(minutes=1))
    code = pyotp.TOTP(secret).at(NOON + timedelta(minutes=1))
    assert _told(visitor, staff.email, "000000") == 422
    assert _told(visitor, staff.email, code) == 303
    assert _told(app.test_client(), staff.email, code) == 422


def test_the_code_is_asked_of_nobody_without_the_password(
    sign_in: SignIn, visitor: Visitor, time_machine
) -> None:
    staff = sign_in().staff
    secret = second_factor.prepare(staff)
    second_factor.confirm(staff, pyotp.TOTP(secret).at(NOON), NOON)
    late = NOON + timedelta(minutes=6)
    answer = visitor.send("/staff/login/code", {"code": pyotp.TOTP(secret).at(late)})
    assert answer.location == "/staff/login"
    _typed(visitor, staff.email)
    time_machine.move_to(late)
    answer = visitor.send("/staff/login/code", {"code": pyotp.TOTP(secret).at(late)})
    assert answer.location == "/staff/login"


def test_it_takes_each_recovery_code_once(sign_in: SignIn, visitor: Visitor, app: Flask) -> None:
    staff = sign_in().staff
    secret = second_factor.prepare(staff)
    second_factor.confirm(staff, pyotp.TOTP(secret).at(NOON), NOON)
    code, *_ = second_factor.new_recovery_codes(staff)
    assert _told(visitor, staff.email, code.upper()) == 303
    assert _told(app.test_client(), staff.email, code) == 422
    assert second_factor.recovery_codes_left(staff) == 9


def test_it_signs_out_for_whoever_kept_the_cookie_too(sign_in: SignIn, app: Flask) -> None:
    client = sign_in("admin")
    kept = client.get_cookie("session")
    client.send("/staff/logout")
    other = app.test_client()
    other.set_cookie("session", kept.value)
    assert other.get("/staff/team").status_code == 303


def test_it_forgets_who_was_away_for_long(sign_in: SignIn, time_machine) -> None:
    client = sign_in("admin")
    time_machine.move_to(NOON + timedelta(hours=13))
    assert client.get("/staff/team").status_code == 303


def test_a_link_is_good_once_and_for_a_week(visitor: Visitor, app: Flask, time_machine) -> None:
    _, token = invitations.invite("baru@dinas.example", "officer", None, NOON)
    assert visitor.send(f"/staff/invitation/{token}", {"password": "pendek"}).status_code == 422
    assert visitor.send(f"/staff/invitation/{token}", {"password": PASSWORD}).status_code == 303
    assert app.test_client().get(f"/staff/invitation/{token}").status_code == 410
    _, late = invitations.invite("lambat@dinas.example", "officer", None, NOON)
    time_machine.move_to(NOON + timedelta(days=8))
    assert app.test_client().get(f"/staff/invitation/{late}").status_code == 410


def test_the_first_login_of_a_new_office_is_one_click(visitor: Visitor, app: Flask) -> None:
    token = invitations.first_login(NOON)
    assert visitor.get(f"/staff/first/{token}").status_code == 200
    assert visitor.send(f"/staff/first/{token}").location == "/staff/account"
    assert visitor.get("/staff/team").status_code == 200
    other = app.test_client()
    assert other.send(f"/staff/first/{token}").status_code == 410


def test_there_is_no_first_login_once_somebody_has_a_password(sign_in: SignIn, db) -> None:
    sign_in("admin")
    assert invitations.first_login(NOON) is None


def test_a_new_password_signs_out_everywhere_else(sign_in: SignIn, app: Flask) -> None:
    here = sign_in("admin")
    there = app.test_client()
    _typed(there, here.staff.email)
    answer = here.send("/staff/account/password", {"old": PASSWORD, "new": "hujan di bukit"})
    assert answer.status_code == 303
    assert there.get("/staff/team").status_code == 303
    assert here.get("/staff/team").status_code == 200


def test_the_page_turns_codes_on_and_off(sign_in: SignIn, time_machine) -> None:
    client = sign_in()
    client.send("/staff/account/code/begin")
    secret = Staff.get_by_id(client.staff.id).totp_secret
    assert secret in client.get("/staff/account").text
    assert client.send("/staff/account/code/confirm", {"code": "1"}).status_code == 422
    codes = client.send("/staff/account/code/confirm", {"code": pyotp.TOTP(secret).at(NOON)})
    assert codes.text.count("<code>") == 10
    later = NOON + timedelta(minutes=2)
    time_machine.move_to(later)
    client.send("/staff/account/code/off", {"code": pyotp.TOTP(secret).at(later)})
    assert Staff.get_by_id(client.staff.id).totp_since is None
    assert {"staff.code_on", "staff.code_off"} <= {row.action for row in AuditEntry.select()}


def test_a_device_can_be_signed_out_from_another(sign_in: SignIn, app: Flask) -> None:
    here = sign_in("admin")
    there = app.test_client()
    _typed(there, here.staff.email)
    newest = StaffSession.select().order_by(StaffSession.id.desc()).get()
    here.send(f"/staff/account/sessions/{newest.id}/end")
    assert there.get("/staff/team").status_code == 303


def test_the_page_speaks_the_accounts_language(sign_in: SignIn) -> None:
    client = sign_in()
    assert '<html lang="id">' in client.get("/staff/account").text
    client.send("/staff/account/language", {"language": "en", "back": "/staff/account"})
    assert '<html lang="en">' in client.get("/staff/account").text
