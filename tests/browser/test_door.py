from datetime import timedelta

import pyotp
import pytest
from playwright.sync_api import expect

from smsgate.models import Role, Staff, utcnow
from smsgate.services.accounts import invitations, second_factor
from tests.browser.conftest import Visit
from tests.browser.office import PASSWORD, hire

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize(("screen", "language"), [("small", "id")]),
]


def test_it_lets_in_with_a_password_and_the_code_of_a_phone(visit: Visit) -> None:
    staff = hire(Role.ADMIN, "umar")
    secret = second_factor.prepare(staff)
    second_factor.confirm(staff, pyotp.TOTP(secret).at(utcnow() - timedelta(seconds=30)), utcnow())
    visit.go("/staff/team")
    visit.page.fill("#email", staff.email)
    visit.page.fill("#password", PASSWORD)
    visit.page.press("#password", "Enter")
    expect(visit.page.locator("#code")).to_be_focused()
    visit.page.fill("#code", pyotp.TOTP(secret).now())
    visit.page.press("#code", "Enter")
    expect(visit.page).to_have_url(f"{visit.address}/staff/team")
    expect(visit.page.locator("tbody")).to_contain_text(staff.email)


def test_the_first_login_is_one_click_and_a_phone_is_set_up_by_its_picture(visit: Visit) -> None:
    visit.go(f"/staff/first/{invitations.first_login(utcnow())}")
    visit.page.locator("main form button").click()
    visit.page.fill("#new", PASSWORD)
    visit.page.press("#new", "Enter")
    visit.page.locator("form[action$='/code/begin'] button").click()
    expect(visit.page.locator(".qr svg")).to_be_visible()
    secret = visit.page.locator(".secret").inner_text()
    visit.page.fill("#code", pyotp.TOTP(secret).now())
    visit.page.press("#code", "Enter")
    expect(visit.page.locator(".codes code")).to_have_count(10)
    assert Staff.by_email(invitations.FIRST_EMAIL).totp_since is not None
