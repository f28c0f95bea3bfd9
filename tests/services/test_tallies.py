"""Several processes count, each adds to one table, and every one of them tells the same."""

import multiprocessing
from collections.abc import Iterator
from threading import Thread

import pytest
from peewee import Database
from prometheus_client import CollectorRegistry, Counter, Histogram

from smsgate.models import Tally
from smsgate.models.connection import connected
from smsgate.services import meters, tallies
from tests.both_databases import database_url
from tests.kill.kept import until

__all__ = ["database_url"]

PROCESSES, TIMES = 4, 25
PATIENCE_SECONDS = 30


class Process:
    """The meters of a process that has counted nothing yet."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.registry = CollectorRegistry()
        self.texts = Counter("texts", "Texts.", ["flag"], registry=self.registry)
        self.hops = Histogram("hops", "Hops.", ["gateway"], buckets=(1, 10), registry=self.registry)
        self.hops.labels("simulator")
        self._monkeypatch = monkeypatch
        self._added: dict[tuple[str, str], float] = {}

    def step_in(self) -> None:
        """From now on this is the process whose code runs."""
        self._monkeypatch.setattr(meters, "REGISTRY", self.registry)
        self._monkeypatch.setattr(tallies, "_added", self._added)


def samples() -> dict[tuple[str, ...], float]:
    """All that would be told."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in tallies.families()
        for sample in family.samples
    }


@pytest.fixture
def first(db: Database, monkeypatch: pytest.MonkeyPatch) -> Process:
    return Process(monkeypatch)


@pytest.fixture
def second(first: Process, monkeypatch: pytest.MonkeyPatch) -> Process:
    return Process(monkeypatch)


def test_it_tells_the_sum_of_all_processes_whichever_is_asked(
    first: Process, second: Process
) -> None:
    first.texts.labels("none").inc(3)
    first.hops.labels("simulator").observe(0.5)
    second.texts.labels("none").inc(4)
    second.texts.labels("later").inc()
    second.hops.labels("simulator").observe(7)
    for process in (first, second):
        process.step_in()
        tallies.add_up()
    for process in (first, second):
        process.step_in()
        assert samples() == {
            ("texts_total", "none"): 7,
            ("texts_total", "later"): 1,
            ("hops_bucket", "simulator", "1.0"): 1,
            ("hops_bucket", "simulator", "10.0"): 2,
            ("hops_bucket", "simulator", "+Inf"): 2,
            ("hops_count", "simulator"): 2,
            ("hops_sum", "simulator"): 7.5,
        }


def test_it_adds_what_is_new_and_nothing_twice(first: Process) -> None:
    first.step_in()
    for expected in (2, 2, 5):
        first.texts.labels("none").inc(expected - samples().get(("texts_total", "none"), 0))
        tallies.add_up()
        assert samples()["texts_total", "none"] == expected


def test_it_goes_on_where_a_process_that_ended_left_off(first: Process, second: Process) -> None:
    for process in (first, second):
        process.step_in()
        process.texts.labels("none").inc(2)
        tallies.add_up()
    assert samples()["texts_total", "none"] == 4


def test_it_begins_at_nought(first: Process) -> None:
    first.step_in()
    assert samples()["hops_count", "simulator"] == 0
    assert samples()["hops_bucket", "simulator", "+Inf"] == 0


def test_it_tells_the_buckets_as_they_rise(first: Process) -> None:
    first.step_in()
    first.hops.labels("africastalking").observe(0.5)
    first.hops.labels("simulator").observe(5)
    tallies.add_up()
    (hops,) = [family for family in tallies.families() if family.name == "hops"]
    buckets = [
        (sample.labels["gateway"], sample.labels["le"])
        for sample in hops.samples
        if sample.name == "hops_bucket"
    ]
    limits = ("1.0", "10.0", "+Inf")
    assert buckets == [
        (name, limit) for name in ("africastalking", "simulator") for limit in limits
    ]


def test_it_keeps_what_could_not_be_added_for_the_next_time(
    first: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.step_in()
    first.texts.labels("none").inc()
    with monkeypatch.context() as broken:
        broken.setattr(Tally, "add", classmethod(_away))
        with pytest.raises(ConnectionError):
            tallies.add_up()
    first.texts.labels("none").inc()
    tallies.add_up()
    assert samples()["texts_total", "none"] == 2


def _kept() -> bool:
    return Tally.select().where(Tally.name == "texts_total").exists()


def _away(*_: object) -> None:
    raise ConnectionError


def test_it_writes_nothing_while_nothing_happens(first: Process, db: Database) -> None:
    first.step_in()
    tallies.add_up()
    seen: list[str] = []
    db.query_hooks.append(lambda event: seen.append(event.sql))
    tallies.add_up()
    db.query_hooks.clear()
    assert seen == []


def _count(url: str) -> None:
    with connected(url):
        for _ in range(TIMES):
            Tally.add([("b_total", "{}", 1.0), ("a_total", "{}", 2.0)])


def test_it_loses_nothing_when_processes_add_at_the_same_time(
    db: Database, database_url: str
) -> None:
    spawn = multiprocessing.get_context("spawn")
    others = [spawn.Process(target=_count, args=(database_url,)) for _ in range(PROCESSES)]
    for process in others:
        process.start()
    for process in others:
        process.join()
    assert [process.exitcode for process in others] == [0] * PROCESSES
    values = {row.name: row.value for row in Tally.select()}
    assert values == {"a_total": 2.0 * PROCESSES * TIMES, "b_total": 1.0 * PROCESSES * TIMES}


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The thread looks often, and what would run at the end of the process is kept."""
    ends: list[object] = []
    monkeypatch.setattr(tallies, "EVERY_SECONDS", 0.01)
    monkeypatch.setattr(tallies.atexit, "register", ends.append)
    yield ends
    for end in ends:
        end()  # type: ignore[operator]


def test_it_adds_by_itself_and_once_more_at_the_end(
    first: Process, in_a_hurry: list[object]
) -> None:
    first.step_in()
    tallies.keep_adding()
    first.texts.labels("none").inc()
    until(_kept, PATIENCE_SECONDS)
    first.texts.labels("none").inc()
    in_a_hurry.pop()()  # type: ignore[operator]
    assert samples()["texts_total", "none"] == 2


def test_it_bears_a_database_that_is_away(
    first: Process, in_a_hurry: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    first.step_in()
    first.texts.labels("none").inc()
    asked: list[int] = []
    add = Tally.add

    def moody(grown: list[tuple[str, str, float]]) -> None:
        asked.append(1)
        if len(asked) < 3:
            raise ConnectionError
        add(grown)

    monkeypatch.setattr(Tally, "add", moody)
    tallies.keep_adding()
    until(_kept, PATIENCE_SECONDS)
    assert len(asked) == 3
    assert samples()["texts_total", "none"] == 1


def test_two_who_ask_at_once_add_it_once(first: Process) -> None:
    first.step_in()
    first.texts.labels("none").inc()

    def ask() -> None:
        tallies.add_up()
        tallies.give_back(tallies.database.obj)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert samples()["texts_total", "none"] == 1
