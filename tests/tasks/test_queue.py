"""The bell: found again by another process, whole after a power cut, and never kept longer than needed."""

from pathlib import Path

import pytest
from huey import Huey

from smsgate.tasks.queue import open_queue


def _rings_through(url: str) -> list[str]:
    """What another process finds when this one rings twice."""
    rung: list[str] = []

    def task_of(queue: Huey):
        return queue.task(name="ring")(lambda who: rung.append(who))

    here, there = open_queue(url), open_queue(url)
    ring = task_of(here)
    task_of(there)
    ring("first")
    ring("second")
    while (task := there.dequeue()) is not None:
        there.execute(task)
    return rung


def test_it_rings_in_another_process_through_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a/new/folder/queue.db"
    assert _rings_through(url) == ["first", "second"]


@pytest.mark.redis
def test_it_rings_in_another_process_through_redis(redis_url: str) -> None:
    assert _rings_through(redis_url) == ["first", "second"]


def test_it_touches_no_disk_before_the_first_ring(tmp_path: Path) -> None:
    open_queue(f"sqlite:///{tmp_path}/queue.db")
    assert list(tmp_path.iterdir()) == []


def test_it_survives_a_power_cut_without_a_sync_for_each_ring(tmp_path: Path) -> None:
    queue = open_queue(f"sqlite:///{tmp_path}/queue.db")
    normal, wal = 1, "wal"
    assert queue.storage.sql("PRAGMA synchronous", results=True) == [(normal,)]
    assert queue.storage.sql("PRAGMA journal_mode", results=True) == [(wal,)]


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "redis://127.0.0.1:1/0?protocol=2"])
def test_it_does_not_wait_long_for_a_redis_that_is_away(url: str) -> None:
    options = open_queue(url).storage.pool.connection_kwargs
    assert options["socket_connect_timeout"] <= 2
    assert 1 < options["socket_timeout"] <= 5


def test_it_keeps_no_results(tmp_path: Path) -> None:
    assert not open_queue(f"sqlite:///{tmp_path}/queue.db").results
    assert not open_queue("redis://127.0.0.1:1/0").results
