"""Somebody of the office in front of the pages, and what every page must bear."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from smsgate.models import Role, Staff, utcnow
from smsgate.services.accounts import invitations, sessions
from tests.browser.conftest import Visit

HEAVIEST = 100_000
"""Bytes of a page's HTML."""

PASSWORD = "kopi robusta pagi"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass
class Desk:
    """An account and the tab it is used in."""

    visit: Visit
    staff: Staff

    @property
    def page(self) -> Page:
        """The tab."""
        return self.visit.page

    def go(self, path: str) -> None:
        """Open a page of the office; it must answer, fit the screen and be light."""
        answer = self.page.goto(f"{self.visit.address}{path}")
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        assert len(answer.body()) < HEAVIEST, (path, len(answer.body()))

    def cookies(self) -> dict[str, str]:
        """What the tab is signed in by."""
        return {one["name"]: one["value"] for one in self.page.context.cookies()}

    def says(self) -> Locator:
        """What the page says was done."""
        return self.page.locator(".told").first

    def faults(self) -> list[str]:
        """What axe finds on the page as it is now."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def hire(role: Role, name: str) -> Staff:
    """A colleague with a password."""
    staff, token = invitations.invite(f"{name}@dinas.example", role, None, utcnow())
    invitations.accept(token, PASSWORD, utcnow())
    Staff.update(name=name.title()).where(Staff.id == staff.id).execute()
    return Staff.get_by_id(staff.id)


def sit_down(visit: Visit, role: Role = Role.ADMIN, name: str = "umar") -> Desk:
    """Signed in by a cookie: only the test of the door goes through the door."""
    staff = Staff.by_email(f"{name}@dinas.example") or hire(role, name)
    Staff.update(language=visit.language).where(Staff.id == staff.id).execute()
    visit.cookie(sessions.begin(staff, "Chrome/130 Linux", utcnow()))
    return Desk(visit, staff)


def reads(locator: Locator, text: str) -> None:
    """It says that, at once or soon."""
    expect(locator).to_contain_text(text)
