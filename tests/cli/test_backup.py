"""`smsgate backup` and `smsgate restore`, as an operator meets them."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from smsgate.config import Config
from smsgate.models import Contact, Heartbeat, OutboundMessage
from smsgate.models.connection import connected
from smsgate.models.heartbeat import WORKER

BOTH = ["sqlite_copy", pytest.param("postgresql_copy", marks=pytest.mark.postgres)]
PATIENCE_SECONDS = 60
NUMBER = "084000000001"

Run = Callable[..., Result]


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """Of either kind."""
    url: str = request.getfixturevalue(request.param)
    return url


@pytest.fixture
def office(ready: Run, config: Config, monkeypatch: pytest.MonkeyPatch) -> Run:
    """An office with somebody who signed up."""
    monkeypatch.setenv("SMSGATE_DATABASE_URL", config.database_url)
    assert ready("text", NUMBER, "DAFTAR SALING").exit_code == 0
    return ready


def test_what_was_lost_comes_back(office: Run, config: Config, environment: Path) -> None:
    made = office("backup", "malam.backup")
    assert (made.exit_code, made.stderr) == (0, "")
    assert re.fullmatch(r"malam.backup: \w+ as of .+ Asia/Jakarta, \d+\.\d MB.\n", made.stdout)
    with connected(config.database_url):
        Contact.delete().execute()
    back = office("restore", "malam.backup")
    assert (back.exit_code, back.stderr) == (0, "")
    assert "Restored: the database as it was on" in back.stdout
    assert "codes given out since stay unused" in back.stdout
    (former,) = environment.glob("before-restore-*.backup")
    assert str(former) in back.stdout
    assert office("doctor").exit_code == 0
    assert "Saling" in office("text", NUMBER, "DATAKU").stdout


def test_it_tells_what_is_not_sent_again(office: Run, config: Config) -> None:
    with connected(config.database_url):
        OutboundMessage.update(state="queued").execute()
        count = OutboundMessage.select().count()
    office("backup", "malam.backup")
    told = office("restore", "malam.backup").stdout
    assert f"may have left since: {count}. They are unknown now" in told
    assert f"unknown    {count}" in office("outbox").stdout


def test_stops_kept_with_another_key_are_told_at_once(
    office: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("text", NUMBER, "HAPUS DATA")
    office("text", NUMBER, "YA")
    office("backup", "malam.backup")
    monkeypatch.setenv("SMSGATE_SECRET_KEY", "the-new-machine-has-a-key-of-its-own")
    assert "SMSGATE_FORMER_SECRET_KEYS" in office("restore", "malam.backup").stdout
    assert "FAIL  stops: 1 STOPs" in office("doctor").stdout


def test_a_restore_that_was_cut_off_is_finished_by_init(office: Run, config: Config) -> None:
    from smsgate.models import Counter
    from smsgate.models.counter import RESTORED_AT

    with connected(config.database_url):
        Counter.create(name=RESTORED_AT, value=1_700_000_000)
    assert "A restore of the database was cut off. Run: smsgate init" in office("outbox").stderr
    assert "FAIL  database: A restore was cut off." in office("doctor").stdout
    assert "Restored: the database as it was on 15 Nov 2023" in office("init").stdout
    assert office("outbox").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("backup",), "Missing argument 'FILE'"),
        (("restore",), "Missing argument 'FILE'"),
        (("backup", "."), "is a directory"),
        (("restore", "."), "is a directory"),
        (("restore", "hilang.backup"), "does not exist"),
        (("backup", "a", "b"), "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_told(office: Run, arguments: tuple[str, ...], said: str) -> None:
    result = office(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_what_is_no_backup_is_told(office: Run, environment: Path) -> None:
    (environment / "surat.txt").write_text("Yth. Kepala Dinas")
    for command in ("backup", "restore"):
        result = office(command, "surat.txt")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "surat.txt" in result.stderr
        assert "no backup of smsgate" in result.stderr


def test_a_folder_that_is_not_there_is_told(office: Run) -> None:
    result = office("backup", "/nowhere/malam.backup")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: /nowhere: No such file or directory.\n",
    )


def test_it_asks_for_init_where_there_is_no_database(smsgate: Run) -> None:
    result = smsgate("backup", "malam.backup")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: There is no database yet. Run: smsgate init\n",
    )


def called(config: Config, *arguments: str) -> dict[str, object]:
    """How to start a command as a process of its own."""
    given = {"SMSGATE_DATABASE_URL": config.database_url, "SMSGATE_DATA_DIR": str(config.data_dir)}
    return {
        "args": [sys.executable, "-m", "smsgate.cli", *arguments],
        "env": {**os.environ, **given},
        "cwd": config.data_dir,
        "text": True,
        "stderr": subprocess.PIPE,
    }


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    office: Run, config: Config, environment: Path
) -> None:
    def full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    before = {*environment.iterdir()}
    failed = subprocess.run(**called(config, "backup", "malam.backup"), preexec_fn=full_disk)  # type: ignore[call-overload]
    assert failed.returncode == 1
    assert re.fullmatch(r"Error: .+\.\n", failed.stderr)
    assert {*environment.iterdir()} - before <= {environment / "smsgate.db.lock"}


@contextmanager
def a_worker(config: Config) -> Iterator[None]:
    """The real one, at work."""
    with subprocess.Popen(**called(config, "worker")) as worker:  # type: ignore[call-overload]
        try:
            deadline = time.monotonic() + PATIENCE_SECONDS
            with connected(config.database_url):
                while Heartbeat.get_or_none(Heartbeat.name == WORKER) is None:
                    assert time.monotonic() < deadline, worker.stderr
                    time.sleep(0.1)
            yield
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.communicate(timeout=PATIENCE_SECONDS)


def test_a_running_service_is_asked_to_stop_first(office: Run, config: Config) -> None:
    office("backup", "malam.backup")
    with connected(config.database_url):
        Contact.create(phone="+6281273000009")
    with a_worker(config):
        refused = office("restore", "malam.backup")
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "smsgate is at work on this database" in refused.stderr
        assert office("backup", "malam2.backup").exit_code == 0
    with connected(config.database_url):
        assert Contact.by_phone("+6281273000009") is not None
    assert office("restore", "malam.backup").exit_code == 0
