"""The meters of all processes as one: each adds what it counted to the table, and whoever is asked reads it.

So it does not matter which web process answers a scrape, on which host a worker runs, or who was restarted.
What a killed process had not added yet (a few seconds) is missing.
"""

import atexit
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from threading import Event, Lock, Thread
from typing import Any

import structlog
from prometheus_client import Metric

from smsgate.models import Tally, database
from smsgate.models.connection import give_back
from smsgate.services import meters

EVERY_SECONDS = 5
LAST_SECONDS = 2
"""A process that ends waits no longer for its last sums."""

_SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum")}

Key = tuple[str, str]

log = structlog.get_logger()

_lock = Lock()
_added: dict[Key, float] = {}


def add_up() -> None:
    """Add what this process counted since the last time; after peewee's error the next time adds it."""
    with _lock:
        counted = dict(_counted())
        grown = [
            (*key, value - _added.get(key, 0.0))
            for key, value in counted.items()
            if value > _added.get(key, 0.0)
        ]
        if grown:
            Tally.add(grown)
            _added.update(counted)


def keep_adding() -> None:
    """From now on every few seconds, and once more when the process ends. Call it after a fork."""
    over = Event()
    thread = Thread(target=_go_on, args=(over,), name="tallies", daemon=True)
    thread.start()

    def end() -> None:
        over.set()
        thread.join(LAST_SECONDS)

    atexit.register(end)


def families() -> Iterator[Metric]:
    """The sums of all processes, for Prometheus; nought for what nobody counted yet."""
    sums: dict[str, dict[str, float]] = defaultdict(dict)
    for (name, labels), _ in _counted():
        sums[name][labels] = 0.0
    for name, labels, value in _kept():
        sums[name][labels] = value
    for family in meters.REGISTRY.collect():
        told = Metric(family.name, family.documentation, family.type)
        for suffix in _SUFFIXES[family.type]:
            name = f"{family.name}{suffix}"
            for sample in sorted(_decoded(sums[name]), key=_order):
                told.add_sample(name, *sample)
        yield told


def _counted() -> Iterator[tuple[Key, float]]:
    for family in meters.REGISTRY.collect():
        for sample in family.samples:
            if not sample.name.endswith("_created"):
                yield (sample.name, json.dumps(sample.labels, sort_keys=True)), sample.value


def _kept() -> Any:
    return Tally.select(Tally.name, Tally.labels, Tally.value).tuples()


def _decoded(sums: Mapping[str, float]) -> Iterator[tuple[dict[str, str], float]]:
    for labels, value in sums.items():
        yield json.loads(labels), value


def _order(sample: tuple[dict[str, str], float]) -> tuple[list[str], float]:
    """Series by series, and the buckets of each as they rise."""
    labels = dict(sample[0])
    limit = float(labels.pop("le", 0))
    return list(labels.values()), limit


def _go_on(over: Event) -> None:
    behind = False
    while True:
        last = over.wait(EVERY_SECONDS)
        try:
            _add_up_alone()
        except Exception as error:  # noqa: BLE001 (whatever it is, the counting must not end)
            if not behind:
                log.warning("tallies.behind", error=str(error))
            behind = True
        else:
            behind = False
        if last:
            return


def _add_up_alone() -> None:
    """A broken connection is given back too: kept, it would fail for ever."""
    try:
        add_up()
    finally:
        give_back(database.obj)
