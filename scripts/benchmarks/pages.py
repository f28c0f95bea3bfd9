"""The pages of a large office, and of an employer: how long each takes and how much it weighs."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from flask import Flask
from flask.testing import FlaskClient

from scripts.benchmarks import addresses, office
from scripts.benchmarks.office import Size
from scripts.benchmarks.options import Options
from scripts.benchmarks.tables import table
from smsgate.app import create_app
from smsgate.config import Config
from smsgate.models import Staff, database, utcnow
from smsgate.models.connection import let_go
from smsgate.services import audit, statistics
from smsgate.services.accounts import sessions
from tests.plans import listening

TITLE = "Pages of the office"
TIMES = 10
BEGINNING = 2
"""Pieces of a table to take away: the mark of its alphabet, and then the first rows."""

MOST_MS, MOST_KB = 200, 100
ABOUT = f"""\
An SQLite database with a year of an office's work: subscribers, as many vacancies (a twentieth open), texts
and answers, conversations with a fifth of the people, {office.BROADCASTS} broadcasts (one of them to all),
an entry of the audit log for each subscriber. Signed in as an admin, then as an employer with a two-hundredth
of the vacancies: {TIMES} requests each after one to warm up, no network between.
KB: the page's HTML before compression; queries: statements a request asks. Of a table to take away, the time
until it begins. No page should take more than {MOST_MS} ms or weigh more than {MOST_KB} KB: what does is
in **bold**."""
HEADS = ("", "median ms", "p95 ms", "KB", "queries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one page costs: milliseconds, kilobytes, statements; `status` as it was answered."""

    median: float
    p95: float
    weight: float
    queries: int
    status: int

    @property
    def row(self) -> list[str]:
        """As the table shows it."""
        if self.status != 200:
            return [f"answers {self.status}", "", "", ""]
        times = [_bold(f"{one:,.0f}", one > MOST_MS) for one in (self.median, self.p95)]
        return [*times, _bold(f"{self.weight:,.0f}", self.weight > MOST_KB), str(self.queries)]


def chapter(options: Options) -> str:
    """The counting of the year, then a line for each page."""
    size = Size(people=options.subscribers, messages=options.messages)
    with tempfile.TemporaryDirectory(prefix="smsgate-bench-") as folder:
        config = Config(
            data_dir=Path(folder),
            database_url=f"sqlite:///{folder}/smsgate.db",
            secret_key="bench" * 8,
        )
        with opened(config) as app:
            office.fill(size, config, lambda name: _say(f"{name} …"))
            return "\n\n".join((_sizes(size), *counted(config), *measured(app)))


@contextmanager
def opened(config: Config) -> Iterator[Flask]:
    """The application on its database, and nothing left open afterwards."""
    app = create_app(config, ring=lambda: None)
    try:
        yield app
    finally:
        let_go(app.extensions["smsgate"].database)
        database.close()


def counted(config: Config) -> Iterator[str]:
    """How long the worker takes for the daily sums, and for those of today alone."""
    start, now = perf_counter(), utcnow()
    days = len(list(statistics.count_due(config, now)))
    whole = perf_counter() - start
    start = perf_counter()
    statistics.count(now.astimezone(config.timezone).date(), config, now)
    today = 1000 * (perf_counter() - start)
    start = perf_counter()
    entries = audit.verify().entries
    proof = perf_counter() - start
    yield (
        f"Daily sums counted by the worker: {days} days in {whole:,.1f} s, today alone in {today:,.0f} ms. "
        f"`smsgate audit verify`: {entries:,} entries in {proof:,.1f} s."
    )


def measured(app: Flask) -> Iterator[str]:
    """The table, and what it leaves out."""
    admin, firm = (Staff.get(Staff.email == email) for email in (office.ADMIN, office.FIRM))
    values = addresses.known(app, admin, firm)
    rows = []
    for staff, pages in ((admin, addresses.OFFICE), (firm, addresses.FIRM)):
        client = signed_in(app, staff)
        for name, address in pages.items():
            cost = measure(client, addresses.filled(address, values))
            _say(f"{name}: {cost}")
            rows.append([name, *cost.row])
    yield table(HEADS, rows)
    every = [
        addresses.filled(one, values)
        for one in (*addresses.OFFICE.values(), *addresses.FIRM.values())
    ]
    lacking = sorted(addresses.missing(app, every))
    if lacking:
        yield f"Not measured: {', '.join(lacking)}."


def signed_in(app: Flask, staff: Staff) -> FlaskClient:
    """A browser in which that account is signed in."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = sessions.begin(staff, "bench", utcnow())
    return client


def measure(client: FlaskClient, address: str) -> Cost:
    """Ask for it again and again."""
    status, weight, _ = _asked(client, address)
    with listening(client.application.extensions["smsgate"].database) as statements:
        taken = sorted(_asked(client, address)[2] for _ in range(TIMES))
    return Cost(
        median=median(taken),
        p95=taken[-(-95 * TIMES // 100) - 1],
        weight=weight / 1000,
        queries=len(statements) // TIMES,
        status=status,
    )


def _asked(client: FlaskClient, address: str) -> tuple[int, int, float]:
    """Status, bytes and milliseconds; of what streams, its beginning."""
    start = perf_counter()
    response = client.get(address)
    if response.is_streamed:
        weight = sum(len(part) for part in islice(response.iter_encoded(), BEGINNING))
        taken = perf_counter() - start
        response.close()
    else:
        weight = len(response.data)
        taken = perf_counter() - start
    return response.status_code, weight, 1000 * taken


def _bold(text: str, too_much: bool) -> str:
    return f"**{text}**" if too_much else text


def _sizes(size: Size) -> str:
    return (
        f"{size.people:,} subscribers, {size.vacancies:,} vacancies of which {size.opened:,} open, "
        f"{size.messages:,} messages, {size.conversations:,} conversations, {size.deeds:,} audit entries."
    )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
