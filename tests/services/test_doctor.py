import sqlite3
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from smsgate.config import Config
from smsgate.messages import State
from smsgate.models import Contact, GatewayStop, Heartbeat, OutboundMessage, Region
from smsgate.services.doctor import Check, examine, machine
from tests.conftest import NOON

NOW = NOON.astimezone(UTC)


def faults(config: Config, now: datetime = NOW) -> dict[str, str]:
    return {check.name: check.sentence for check in examine(config, now) if not check.ok}


def test_it_finds_nothing_wrong_with_a_fresh_installation(config: Config) -> None:
    checks = examine(config, NOW)
    assert [check for check in checks if not check.ok] == []
    assert {check.name for check in checks} == {
        "settings",
        "disk",
        "database",
        "clock",
        "region",
        "worker",
        "sending",
        "outbox",
        "queue",
        "gateway",
        "translations",
    }


def test_it_makes_no_database_where_there_is_none(config: Config) -> None:
    elsewhere = config.data_dir / "none" / "smsgate.db"
    found = faults(replace(config, database_url=f"sqlite:///{elsewhere}"))
    assert found == {"database": "There is no database yet. Run smsgate init."}
    assert not elsewhere.exists()


def test_it_says_that_a_database_is_not_migrated(config: Config) -> None:
    empty = config.data_dir / "empty.db"
    sqlite3.connect(empty).close()
    empty.touch()
    found = faults(replace(config, database_url=f"sqlite:///{empty}"))
    assert "Run smsgate init" in found["database"]


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:9/none", "sqlite:////proc/version"])
def test_it_says_that_a_database_cannot_be_reached(config: Config, url: str) -> None:
    assert "cannot be reached" in faults(replace(config, database_url=url))["database"]


def test_it_says_that_redis_cannot_be_reached(config: Config) -> None:
    found = faults(replace(config, queue_url="redis://127.0.0.1:9/0"))
    assert found["queue"].startswith("Redis cannot be reached")


def test_it_says_that_the_queue_file_cannot_be_used(config: Config) -> None:
    (config.data_dir / "queue.db").write_bytes(b"this is no database" * 99)
    assert faults(config)["queue"].startswith("The queue file cannot be opened")


def test_it_says_that_nothing_can_be_written(config: Config) -> None:
    found = faults(replace(config, data_dir=config.data_dir / "none"))
    assert "cannot be written to" in found["disk"]


def test_it_says_that_the_disk_is_full(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10**6))
    assert faults(config)["disk"].startswith("Only 1 MB are free")


def test_it_doubts_a_clock_before_this_release(config: Config) -> None:
    assert "cannot be" in faults(config, datetime(2025, 1, 1, tzinfo=UTC))["clock"]


def test_it_doubts_a_clock_behind_what_was_stored(db, config: Config, contact: Contact) -> None:
    OutboundMessage.create(
        contact=contact, gateway="simulator", created_at=NOW + timedelta(hours=3), state=State.SENT
    )
    assert "stored later" in faults(config)["clock"]


def test_it_misses_the_villages_of_another_regency(config: Config) -> None:
    assert "16.04 has no villages" in faults(replace(config, region=("16.04",)))["region"]


def test_it_misses_a_region_that_was_not_loaded(db, config: Config) -> None:
    Region.delete().where(Region.code == "16.11").execute()
    assert "16.11 is not loaded" in faults(config)["region"]


@pytest.mark.parametrize(("minutes", "well"), [(0, True), (4, True), (6, False)])
def test_it_misses_a_worker_that_went_silent(db, config: Config, minutes: int, well: bool) -> None:
    Heartbeat.beat("worker", NOW - timedelta(minutes=minutes))
    assert ("worker" not in faults(config)) is well


def test_it_tells_why_a_gateway_stopped(db, config: Config) -> None:
    GatewayStop.create(
        gateway="africastalking", reason="InsufficientBalance", until=NOW + timedelta(minutes=9)
    )
    said = faults(config)["sending"]
    assert (
        said == "africastalking has stopped: InsufficientBalance. It is tried again in 9 minutes."
    )


@pytest.mark.parametrize(("minutes", "well"), [(1, True), (16, False)])
def test_it_misses_what_waits_too_long(
    db, config: Config, contact: Contact, minutes: int, well: bool
) -> None:
    at = NOW - timedelta(minutes=minutes)
    OutboundMessage.create(contact=contact, gateway="simulator", created_at=at, not_before=at)
    assert ("outbox" not in faults(config)) is well


def test_it_warns_of_a_hook_secret_too_short_for_a_network(config: Config) -> None:
    assert "short" in faults(replace(config, hook_secret="short"))["settings"]


def test_it_asks_a_gateway_for_its_balance(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    class Account:
        def balance(self) -> str:
            return "IDR 1785.50"

    monkeypatch.setattr(machine, "open_gateways", lambda config: {"simulator": Account()})
    assert machine.gateway(config) == Check(
        "gateway", True, "simulator: the balance is IDR 1785.50."
    )
