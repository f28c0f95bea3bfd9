import re

from flask import Flask

from smsgate.config import Config
from smsgate.models import Staff
from smsgate.services.accounts import second_factor
from tests.web.staff.conftest import PASSWORD, SignIn


def test_it_invites_by_a_link_to_pass_on(sign_in: SignIn, app: Flask) -> None:
    admin = sign_in("admin")
    page = admin.send("/staff/team", {"email": "rina@dinas.example", "role": "verifier"}).text
    token = re.search(r"/staff/invitation/([\w-]+)", page)[1]
    rina = app.test_client()
    rina.send(f"/staff/invitation/{token}", {"password": PASSWORD})
    assert rina.get("/staff/account").status_code == 200
    assert "rina@dinas.example" in admin.get("/staff/team").text


def test_it_says_what_is_wrong_with_an_address_and_keeps_it(sign_in: SignIn) -> None:
    answer = sign_in("admin").send("/staff/team", {"email": "rina di dinas", "role": "officer"})
    assert answer.status_code == 422
    assert 'value="rina di dinas"' in answer.text


def test_it_limits_an_officer_to_districts(sign_in: SignIn) -> None:
    admin, officer = sign_in("admin"), sign_in()
    answer = admin.send(
        f"/staff/team/{officer.staff.id}",
        {"name": "Pak Edi", "role": "officer", "districts": ["16.11.02", "16.11.01"]},
    )
    assert answer.status_code == 303
    assert Staff.get_by_id(officer.staff.id).districts == ["16.11.01", "16.11.02"]


def test_the_last_admin_stays(sign_in: SignIn) -> None:
    admin = sign_in("admin")
    me = f"/staff/team/{admin.staff.id}"
    assert admin.send(me, {"name": "", "role": "viewer"}).status_code == 422
    admin.send(f"{me}/disable")
    assert Staff.get_by_id(admin.staff.id).disabled_at is None


def test_who_is_disabled_is_out_at_once_and_may_come_back(sign_in: SignIn) -> None:
    admin, officer = sign_in("admin"), sign_in()
    admin.send(f"/staff/team/{officer.staff.id}/disable")
    assert officer.get("/staff/account").status_code == 303
    admin.send(f"/staff/team/{officer.staff.id}/enable")
    assert Staff.get_by_id(officer.staff.id).disabled_at is None


def test_a_reset_voids_the_old_password(sign_in: SignIn, app: Flask) -> None:
    admin, officer = sign_in("admin"), sign_in()
    page = admin.send(f"/staff/team/{officer.staff.id}/link").text
    assert "/staff/invitation/" in page
    form = {"email": officer.staff.email, "password": PASSWORD}
    assert app.test_client().send("/staff/login", form).status_code == 422


def test_an_admin_lets_in_who_lost_the_phone(sign_in: SignIn) -> None:
    admin, officer = sign_in("admin"), sign_in()
    second_factor.prepare(officer.staff)
    admin.send(f"/staff/team/{officer.staff.id}/code-off")
    assert Staff.get_by_id(officer.staff.id).totp_secret is None


def test_it_shows_the_settings_and_no_secret(sign_in: SignIn, config: Config) -> None:
    page = sign_in("admin").get("/staff/settings").text
    assert "SMSGATE_DIGEST_AT" in page
    assert config.secret_key not in page
