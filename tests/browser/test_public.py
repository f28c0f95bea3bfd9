import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_it_leads_from_the_board_to_a_vacancy_and_back(visit: Visit) -> None:
    visit.go("/")
    assert visit.fits()
    visit.page.locator(".jobs a").first.click()
    expect(visit.page.locator(".bigcode span")).to_have_text(re.compile(r"^1\d{3}$"))
    expect(visit.page.locator("html")).to_have_attribute("lang", visit.language)
    assert visit.fits()
    visit.page.locator(".back a").click()
    expect(visit.page.locator(".jobs li").first).to_be_visible()


def test_it_searches_without_a_script(visit: Visit) -> None:
    visit.go("/")
    visit.page.fill("input[name=q]", "supir tebing tingi")
    visit.page.press("input[name=q]", "Enter")
    expect(visit.page.locator(".jobs a b").first).to_contain_text("Sopir")
    assert visit.fits()


def test_it_lets_the_content_policy_pass_its_data_for_search_engines(visit: Visit) -> None:
    visit.go("/")
    visit.page.locator(".jobs a").first.click()
    posting = visit.page.locator('script[type="application/ld+json"]')
    assert json.loads(posting.text_content() or "")["@type"] == "JobPosting"
