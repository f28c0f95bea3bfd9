"""A browser in front of the house, and the pictures taken with it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from scripts.guides import png
from scripts.guides.house import House
from smsgate.models import Staff, utcnow
from smsgate.services.accounts import sessions
from tests.plugins.servers import BROWSER_FLAGS

FOLDER = Path("docs/guide/pictures")
FLAGS = [*BROWSER_FLAGS, "--font-render-hinting=none"]
LOCALES = {"id": "id-ID", "en": "en-GB"}
SCREEN = {"width": 900, "height": 640}
TALLEST = 640
AROUND = 10
"""Pixels of the page that are kept around what is shown."""

_BROWSERS_WORDS = {
    "id": {
        "day": "hh/bb/tttt",
        "time": "--.--",
        "file": "Pilih File   Tidak ada file yang dipilih",
    },
    "en": {"day": "dd/mm/yyyy", "time": "--:--", "file": "Choose File   No file chosen"},
}
_IN_THE_BROWSERS_WORDS = """words => {
    const say = {
        date: value => value.split("-").reverse().join("/") || words.day,
        time: value => value || words.time,
        "datetime-local": value => value.replace("T", " ") || `${words.day} ${words.time}`,
        file: () => words.file,
    }
    for (const field of document.querySelectorAll("input"))
        if (field.type in say) {
            const said = say[field.type](field.value)
            field.dataset.was = JSON.stringify([field.type, field.value])
            field.type = "text"
            field.value = said
        }
}"""
_BACK = """() => {
    for (const field of document.querySelectorAll("[data-was]"))
        [field.type, field.value] = JSON.parse(field.dataset.was)
}"""
"""What a browser writes into such fields is in its own language: ours may know English alone."""

AGENT = "Mozilla/5.0 (X11; Linux x86_64) Chrome/142"


@dataclass(frozen=True, slots=True)
class Camera:
    """A tab in which somebody is signed in, beside the house it looks at."""

    page: Page
    dark: Page
    house: House

    def sit_down(self, staff: Staff) -> None:
        """From now on the tab is this person's."""
        token = self.house.cookie(sessions.begin(staff, AGENT, utcnow()))
        cookie = {"name": "session", "value": token, "url": self.house.address}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]

    def leave(self) -> None:
        """From now on nobody is signed in."""
        self.page.context.clear_cookies()

    def go(self, path: str) -> None:
        """Open a page and wait until all its pieces are there."""
        answer = self.page.goto(f"{self.house.address}{path}", wait_until="load")
        if answer is None or answer.status >= 400:
            raise RuntimeError(f"{path}: {answer and answer.status}")
        self.page.wait_for_timeout(300)

    def press(self, selector: str) -> None:
        """Press a button or follow a link, and wait for what comes of it."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state("load")
        self.page.wait_for_timeout(300)

    def fill(self, **values: str) -> None:
        """Write into the fields of those ids."""
        for name, value in values.items():
            self.page.fill(f"#{name}", value)

    def shoot(self, name: str, of: str = "", *, tallest: int = TALLEST) -> None:
        """A picture from the top of the page, or of the first element `of` names."""
        clip = self._around(self.page.locator(of).first) if of else dict(SCREEN, x=0, y=0)
        whole = self.page.evaluate("document.documentElement.scrollHeight")
        clip["height"] = min(clip["height"] if of else tallest, tallest, whole - clip["y"])
        self.page.evaluate("document.activeElement?.blur()")
        self.page.evaluate(_IN_THE_BROWSERS_WORDS, _BROWSERS_WORDS[self.house.language])
        taken = self.page.screenshot(full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]
        self.page.evaluate(_BACK)
        folder = FOLDER / self.house.language
        folder.mkdir(parents=True, exist_ok=True)
        small = png.reduced(self.dark, taken)
        (folder / f"{name}.png").write_bytes(small)
        print(f"{self.house.language}/{name}.png {len(small) // 1000} kB", flush=True)

    def _around(self, element: Locator) -> dict[str, int]:
        element.scroll_into_view_if_needed()
        scrolled = self.page.evaluate("window.scrollY")
        box = element.bounding_box()
        if box is None:
            raise RuntimeError("What is to be shown is not there.")
        left, top = max(0, box["x"] - AROUND), max(0, box["y"] + scrolled - AROUND)
        width = min(SCREEN["width"] - left, box["width"] + 2 * AROUND)
        return {
            "x": round(left),
            "y": round(top),
            "width": round(width),
            "height": round(box["height"] + 2 * AROUND),
        }


@contextmanager
def opened(house: House) -> Iterator[Camera]:
    """A headless Chromium with a profile of its own."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield _camera(browser, house)
        finally:
            browser.close()


def _camera(browser: Browser, house: House) -> Camera:
    context = browser.new_context(
        viewport=SCREEN,  # type: ignore[arg-type]
        locale=LOCALES[house.language],
        timezone_id="Asia/Jakarta",
        color_scheme="light",
        reduced_motion="reduce",
        user_agent=AGENT,
    )
    return Camera(context.new_page(), browser.new_page(), house)
