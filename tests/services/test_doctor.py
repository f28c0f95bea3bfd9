import sqlite3
from collections import namedtuple
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import (
    Contact,
    GatewayStop,
    Heartbeat,
    OutboundMessage,
    Region,
    RetentionRun,
    Role,
    Staff,
)
from smsgate.services import stops
from smsgate.services.doctor import Check, examine, keeping, machine, patience, tables
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
        "accounts",
        "worker",
        "sending",
        "outbox",
        "retention",
        "stops",
        "backup",
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
    assert faults(config)["queue"].startswith("The queue file cannot be used")


def test_it_says_that_nothing_can_be_put_into_the_queue(config: Config, tmp_path: Path) -> None:
    gone = replace(config, queue_url=f"sqlite:///{tmp_path}/gone/queue.db")
    assert faults(gone)["queue"].startswith("The queue file cannot be used")


def test_it_says_that_the_queue_is_held_by_somebody_else(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "WAIT_SECONDS", 0)
    with closing(sqlite3.connect(config.data_dir / "queue.db", isolation_level=None)) as other:
        other.execute("CREATE TABLE task (id)")
        other.execute("BEGIN IMMEDIATE")
        assert "locked" in faults(config)["queue"]


def test_it_waits_for_no_part_that_hangs(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()
    monkeypatch.setattr(patience, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(machine, "gateways", lambda _config: go_on.wait())
    found = faults(config)
    go_on.set()
    assert found["gateway"] == "The gateway did not answer within 0.2 seconds: it hangs."


def test_it_says_that_nothing_can_be_written(config: Config) -> None:
    found = faults(replace(config, data_dir=config.data_dir / "none"))
    assert "cannot be written to" in found["disk"]


def test_it_says_that_no_paper_can_be_kept(config: Config) -> None:
    papers = config.data_dir / "documents"
    papers.mkdir()
    assert faults(config) == {}
    papers.rmdir()
    papers.touch()
    assert faults(config)["disk"] == f"{papers} cannot be written to: Not a directory."


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


def test_it_misses_an_admin_where_a_real_network_is(db, config: Config) -> None:
    real = replace(config, gateway="africastalking", at_username="sandbox", at_api_key="none")
    said = "Nobody can sign in as admin. Run smsgate staff add EMAIL --role admin --password-stdin."
    Staff.create(email="rina@dinas.example", role=Role.OFFICER, password_hash="set")
    boss = Staff.create(email="ani@dinas.example", role=Role.ADMIN)
    assert tables.accounts(real) == Check("accounts", False, said)
    assert tables.accounts(config).ok
    Staff.update(password_hash="set").where(Staff.id == boss.id).execute()
    assert tables.accounts(real).sentence == "2 can sign in with a password, 1 as admin."
    Staff.update(disabled_at=NOW).where(Staff.id == boss.id).execute()
    assert not tables.accounts(real).ok


@pytest.mark.parametrize(("minutes", "well"), [(0, True), (4, True), (6, False)])
def test_it_misses_a_worker_that_went_silent(db, config: Config, minutes: int, well: bool) -> None:
    Heartbeat.beat("worker", NOW - timedelta(minutes=minutes))
    assert ("worker" not in faults(config)) is well


def test_it_takes_no_other_part_for_the_worker(db, config: Config) -> None:
    Heartbeat.beat("worker", NOW - timedelta(minutes=6))
    Heartbeat.beat("web", NOW)
    assert faults(config)["worker"].startswith("The worker was last seen 6 minutes ago")


def test_it_tells_why_a_gateway_stopped(db, config: Config) -> None:
    GatewayStop.create(
        gateway="africastalking", reason="InsufficientBalance", until=NOW + timedelta(minutes=9)
    )
    said = faults(config)["sending"]
    assert (
        said == "africastalking has stopped: InsufficientBalance. It is tried again in 9 minutes."
    )


@pytest.mark.parametrize(
    ("priority", "minutes", "well"),
    [
        (Priority.ANSWER, 1, True),
        (Priority.ANSWER, 16, False),
        (Priority.DIGEST, 200, True),
        (Priority.DIGEST, 241, False),
    ],
)
def test_it_misses_what_waits_too_long(
    db, config: Config, contact: Contact, priority: Priority, minutes: int, well: bool
) -> None:
    at = NOW - timedelta(minutes=minutes)
    OutboundMessage.create(
        contact=contact, gateway="simulator", priority=priority, created_at=at, not_before=at
    )
    assert ("outbox" not in faults(config)) is well


def test_it_warns_of_a_hook_secret_too_short_for_a_network(config: Config) -> None:
    assert "short" in faults(replace(config, hook_secret="short"))["settings"]


def test_it_asks_a_gateway_for_its_balance(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    class Account:
        name = "simulator"

        def probe(self) -> str:
            return "the balance is IDR 1785.50"

    monkeypatch.setattr(machine, "open_gateways", lambda config: {"simulator": Account()})
    told = Check("gateway", True, "simulator: the balance is IDR 1785.50.")
    assert machine.gateways(config) == [told]


@pytest.mark.parametrize(
    ("days", "worker_minutes", "well"),
    [(2, 1, True), (4, 1, False), (4, 60 * 24 * 4, True)],
    ids=["a weekend", "a worker that does not do it", "no worker to do it"],
)
def test_it_misses_the_nights_dropping(
    db, config: Config, days: int, worker_minutes: int, well: bool
) -> None:
    at = NOW - timedelta(days=days)
    RetentionRun.create(
        local_date=at.date(), started_at=at, finished_at=at, dropped={"texts_in": 12}
    )
    Heartbeat.beat("worker", NOW - timedelta(minutes=worker_minutes))
    assert ("retention" not in faults(config)) is well


def test_it_tells_what_the_last_night_dropped(db, config: Config) -> None:
    RetentionRun.create(
        local_date=NOW.date(),
        started_at=NOW,
        finished_at=NOW,
        dropped={"texts_in": 12, "sessions": 3},
    )
    (check,) = [check for check in examine(config, NOW) if check.name == "retention"]
    assert check.sentence == "On 2026-11-24 were dropped: 12 texts in, 3 sessions."


def test_it_notices_stops_that_its_key_cannot_read(db, config: Config) -> None:
    stops.keep("+6281273000001", config, NOW)
    changed = replace(config, secret_key="another-secret-key-of-32-letters")
    assert "SMSGATE_FORMER_SECRET_KEYS" in faults(changed)["stops"]
    assert "stops" not in faults(replace(changed, former_secret_keys=(config.secret_key,)))


@pytest.mark.parametrize(("days", "well"), [(None, True), (7, True), (9, False)])
def test_it_misses_backups_that_are_no_longer_made(
    db, config: Config, days: int | None, well: bool
) -> None:
    if days is not None:
        Heartbeat.beat("backup", NOW - timedelta(days=days))
    real = replace(config, gateway="africastalking", at_username="sandbox", at_api_key="none")
    found = list(keeping.examine(real, NOW))
    assert all(check.ok for check in found if check.name == "backup") is well
    assert all(check.ok for check in keeping.examine(config, NOW))
