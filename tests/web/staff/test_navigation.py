"""The menu: a group in one line, its pages side by side, and nothing that may not be opened."""

import re

import pytest

from tests.web.staff.conftest import SignIn

LONGEST = 15
"""Lines that fit a laptop's screen."""


def links(page: str, part: str) -> dict[str, bool]:
    """Where the links of one navigation lead, and whether it is here."""
    (inside,) = re.findall(rf'<nav class="{part}"[^>]*>(.*?)</nav>', page, re.DOTALL)
    found = re.findall(r'<a href="([^"]+)"( aria-current="page")?>', inside)
    return {address: bool(here) for address, here in found}


def test_a_group_is_one_line_and_its_pages_stand_beside_each_other(sign_in: SignIn) -> None:
    page = sign_in().get("/staff/content/answers").text
    menu = links(page, "menu")
    assert menu["/staff/content"]
    assert "/staff/content/answers" not in menu
    assert len(menu) <= LONGEST + len(["/staff/account"])
    assert links(page, "beside") == {
        "/staff/content": False,
        "/staff/content/answers": True,
        "/staff/content/lessons": False,
    }


def test_a_page_on_its_own_has_none_beside_it(sign_in: SignIn) -> None:
    assert 'class="beside"' not in sign_in().get("/staff/inbox").text


@pytest.mark.parametrize("role", ["officer", "verifier", "viewer"])
def test_it_leads_nowhere_that_is_refused(sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    page = client.get("/staff/reports").text
    beside = links(page, "beside") if 'class="beside"' in page else {}
    for address in {**links(page, "menu"), **beside}:
        assert client.get(address).status_code == 200, address
