"""The whole service on a free port of this machine, as a visitor's browser meets it today."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from peewee import Database
from playwright.sync_api import Browser, Page, expect

from smsgate.app import create_app
from smsgate.config import WIB, Config
from smsgate.migrations import migrate
from smsgate.models import open_database
from smsgate.services import seed
from tests.served import served, session_cookie

PATIENCE_MS = 15_000
"""Two slow cores run the browser, the service and the other tests."""

expect.set_options(timeout=PATIENCE_MS)

SCREENS = {"small": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 860}}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As everywhere, but with the demo vacancies of the real day: a browser's clock cannot be moved."""
    path = tmp_path_factory.mktemp("browser") / "smsgate.db"
    database = open_database(f"sqlite:///{path}")
    with database.connection_context():
        migrate(database)
        seed.load_regions()
        seed.load_demo(datetime.now(WIB).date(), WIB, ("16.11",))
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@dataclass
class Service:
    """The running service: where it answers, and what wakes the thread that takes the worker's part."""

    app: Flask
    address: str
    bell: threading.Event


@pytest.fixture
def service(config: Config, db: Database) -> Iterator[Service]:
    """The service with a worker; a thread takes its part."""
    bell = threading.Event()
    app = create_app(config, bell.set)
    with served(app, bell) as address:
        yield Service(app, address, bell)


@dataclass
class Visit:
    """A page of the service in somebody's browser, and what its console complained of unexpectedly."""

    page: Page
    service: Service
    screen: str
    language: str
    complaints: list[str] = field(default_factory=list)
    expected: str = "nothing"

    @property
    def address(self) -> str:
        """Where the service answers."""
        return self.service.address

    def cookie(self, token: str) -> None:
        """Be signed in from now on by a session that was begun elsewhere."""
        value = session_cookie(self.service.app, token)
        self.page.context.add_cookies([{"name": "session", "value": value, "url": self.address}])

    def go(self, path: str) -> None:
        """Open a page of the service in the visit's language."""
        query = "" if self.language == "id" else f"?lang={self.language}"
        self.page.goto(f"{self.address}{path}{query}")

    def listen(self) -> None:
        """Note errors of scripts, of the content policy and of loading."""
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self._note(said.type, said.text))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and self.expected not in text:
            self.complaints.append(text)

    def fits(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        width = self.page.evaluate("document.documentElement.scrollWidth")
        return bool(width <= SCREENS[self.screen]["width"])


@pytest.fixture(params=[("small", "id"), ("desktop", "en")], ids="-".join)
def view(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A phone in Indonesian, a desk in English: each screen and each language once."""
    pair: tuple[str, str] = request.param
    return pair


@pytest.fixture
def screen(view: tuple[str, str]) -> str:
    return view[0]


@pytest.fixture
def language(view: tuple[str, str]) -> str:
    return view[1]


@pytest.fixture
def visit(browser: Browser, service: Service, screen: str, language: str) -> Iterator[Visit]:
    """Somebody in front of a small or a large screen; a complaint of the console fails the test."""
    small = screen == "small"
    with browser.new_context(
        viewport=SCREENS[screen], has_touch=small, is_mobile=small, reduced_motion="reduce"
    ) as context:
        context.set_default_timeout(PATIENCE_MS)
        visit = Visit(context.new_page(), service, screen, language)
        visit.listen()
        yield visit
        assert visit.complaints == []
