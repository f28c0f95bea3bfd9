"""PostgreSQL, Redis and a browser for the tests that need them; `scripts/test` starts the servers.

What is missing skips the test by name, or fails it where CI=true: there nothing may be missing.
"""

import os
import re
import shutil
from collections.abc import Iterator

import pytest
import redis
from playwright.sync_api import Browser, Page, sync_playwright

from tests.databases import fresh_database

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def found(what: str, value: str | None) -> str:
    """The value; without one the test is skipped by name, or fails where nothing may be missing."""
    if value:
        return value
    reason = f"{what} is missing: run ./scripts/test, which starts what this machine has"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """A URL of a superuser on the server, whose databases are the tests' to make."""
    return found("PostgreSQL", os.environ.get("SMSGATE_TEST_POSTGRESQL"))


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """An empty PostgreSQL database of the test's own."""
    with fresh_database(postgresql_server) as url:
        yield url


@pytest.fixture
def redis_url() -> str:
    """An empty Redis database; each xdist worker has its own."""
    server = found("Redis", os.environ.get("SMSGATE_TEST_REDIS"))
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    url = re.sub(r"/\d*$", f"/{worker.removeprefix('gw')}", server)
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    return url


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return found("Chromium", next(filter(None, map(shutil.which, names)), None))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless browser, one for each process of tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab the size of a cheap phone, with cookies of its own."""
    with browser.new_context(viewport={"width": 360, "height": 640}) as context:
        yield context.new_page()
