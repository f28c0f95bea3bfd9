"""What the same work costs in a small town and in a large one."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from math import log10
from pathlib import Path
from statistics import median
from time import perf_counter

from scripts import servers
from scripts.benchmarks import population
from scripts.benchmarks.options import Options
from scripts.benchmarks.regency import MADE_UP
from scripts.benchmarks.tables import table
from smsgate.config import Config
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Inbound, UssdTurn
from smsgate.migrations import migrate
from smsgate.models import Counter, database, utcnow
from smsgate.models.connection import let_go
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.runtime import Runtime, open_runtime
from smsgate.services import digest, figures, inbound, ussd
from smsgate.services.outbox.claim import claim, release

TITLE = "Growth"
ABOUT = """\
One database grown tenfold at each step: subscribers, open vacancies and kept messages together. Milliseconds
a call, the median of many (of three for the digest); `grows with size to the`: the exponent between the first
step and the last, 0 for a cost that stays the same, 1 for one that grows as the town does."""

CALLS, FEW = 60, 3
SMALLEST = 1_000
BATCH = 100


@dataclass(frozen=True, slots=True)
class Size:
    """How large the town is at a step."""

    people: int

    @property
    def vacancies(self) -> int:
        return self.people // 10

    @property
    def messages(self) -> int:
        return self.people * 10

    def __str__(self) -> str:
        return f"{self.people:,} / {self.vacancies:,} / {self.messages:,}"


@dataclass(slots=True)
class Town:
    """The database as a service uses it; `size` people live there. The guests who write are new ones."""

    desk: Runtime
    size: Size = field(default_factory=lambda: Size(0))
    _guests: Iterator[int] = field(default_factory=lambda: count(1))

    def grow(self, size: Size) -> None:
        """To that size, with texts of earlier days from everybody."""
        before = population.settle(size.people, Simulator.name)
        population.publish(size.vacancies, utcnow() - timedelta(hours=3))
        population.converse(size.messages // size.people // 2, after=before)
        population.analyse()
        self.size = size

    def text(self, words: str) -> None:
        """A text comes in and is answered, all of it stored."""
        turn = next(self._guests)
        event = Inbound(
            gateway=Simulator.name,
            sender=population.phone(turn % self.size.people),
            recipient="3636",
            text=words,
            gateway_id=f"text-{turn}",
        )
        assert inbound.receive(event, self.desk, utcnow()).replies

    def press(self, *keys: str) -> None:
        """A session with these keys, one after the other; the last is timed by whoever calls."""
        turn = next(self._guests)
        typed = ""
        for key in ("", *keys):
            typed = f"{typed}*{key}".strip("*")
            event = UssdTurn(
                gateway=Simulator.name,
                session_id=f"session-{turn}",
                phone=population.phone(turn % self.size.people),
                service_code="*384#",
                transcript=typed,
            )
            assert ussd.turn(event, self.desk, utcnow()).startswith("CON ")

    def digest(self) -> None:
        """Everybody's digest into the outbox."""
        now = utcnow()
        today = now.astimezone(self.desk.config.timezone).date()
        assert digest.run(today, self.desk.config, lambda: None, now).people

    def clear_digest(self) -> None:
        """As if it had not been."""
        for statement in _NO_DIGEST:
            database.execute_sql(statement)

    def claim(self) -> None:
        """A sender takes a call's worth from the outbox, and gives it back."""
        desk = self.desk
        rows = claim(Simulator.name, BATCH, utcnow(), desk.config, digest.reword, desk.patience)
        assert len(rows) == BATCH
        release(rows)

    def counts(self) -> None:
        """What staff and monitoring are shown."""
        figures.figures(utcnow())
        assert figures.board(self.desk.config, utcnow()).subscribers

    def published(self) -> None:
        """Another vacancy is out: what is remembered of all of them counts no more."""
        Counter.update(value=Counter.value + 1).where(Counter.name == PUBLISHED_SEQ).execute()


_NO_DIGEST = (
    "DELETE FROM outbound_message WHERE digest_date IS NOT NULL",
    "DELETE FROM digest_vacancy",
    "DELETE FROM digest_text",
    "DELETE FROM digest_run",
)


def chapter(options: Options) -> str:
    """A table for each store."""
    sizes = [Size(SMALLEST * 10**step) for step in range(options.steps)]
    tables = [f"### {store}\n\n{_table(sizes, opened)}" for store, opened in _STORES.items()]
    return "subscribers / open vacancies / messages kept\n\n" + "\n\n".join(tables)


def _table(sizes: list[Size], opened: Callable[[], AbstractContextManager[Town]]) -> str:
    try:
        with opened() as town:
            columns = [_measured(town, size) for size in sizes]
    except servers.Missing as missing:
        return f"{missing} is not on this machine."
    heads = ["", *map(str, sizes), "grows with size to the"]
    rows = [[name, *_figures([column[name] for column in columns])] for name in columns[0]]
    return table(heads, rows)


def _figures(costs: list[float]) -> list[str]:
    shown = [f"{cost:,.1f}" if cost < 100 else f"{cost:,.0f}" for cost in costs]
    exponent = log10(costs[-1] / costs[0]) / max(1, len(costs) - 1)
    return [*shown, f"{exponent:.2f}"]


def _measured(town: Town, size: Size) -> dict[str, float]:
    """Milliseconds by what was done."""
    town.grow(size)
    district = f"loker {MADE_UP.name(42)}"
    found = {
        "text: a district": _times(lambda: town.text(district)),
        "text: a kind of work everywhere": _times(lambda: town.text("loker sopir")),
        "text: the first after a publication": _times(
            lambda: town.text("loker truk"), FEW, town.published
        ),
        "screen: the menu": _times(town.press),
        "screens: menu to a district's list": _times(lambda: town.press("1", "1")),
        "counts for staff and monitoring": _times(town.counts, FEW),
        "digest: all of it planned": _times(town.digest, FEW, town.clear_digest),
        "outbox: a call's worth taken": _times(town.claim, 20),
    }
    town.clear_digest()
    sys.stderr.write(f"{size}: {found}\n")
    return found


def _times(
    act: Callable[[], None], calls: int = CALLS, before: Callable[[], None] = lambda: None
) -> float:
    """The median, one call ahead to warm up."""
    taken = []
    for _ in range(calls + 1):
        before()
        start = perf_counter()
        act()
        taken.append(1000 * (perf_counter() - start))
    return median(taken[1:])


@contextmanager
def _sqlite() -> Iterator[Town]:
    with (
        tempfile.TemporaryDirectory(prefix="smsgate-bench-") as folder,
        _town(folder, f"sqlite:///{folder}/smsgate.db") as town,
    ):
        yield town


@contextmanager
def _postgresql() -> Iterator[Town]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="smsgate-bench-"))
        url = stack.enter_context(servers.postgresql(durable=True))
        yield stack.enter_context(_town(folder, url))


@contextmanager
def _town(folder: str, url: str) -> Iterator[Town]:
    config = Config(
        data_dir=Path(folder), database_url=url, region=(MADE_UP.code,), quiet_hours=None
    )
    desk = open_runtime(config)
    try:
        with desk.database.connection_context():
            migrate(desk.database)
            population.found()
            yield Town(desk)
    finally:
        let_go(desk.database)


_STORES = {"SQLite": _sqlite, "PostgreSQL": _postgresql}
