"""A backup is one moment, comes back whole or not at all, and only where it fits."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE
from threading import Event, Thread

import pytest
from peewee import DatabaseError
from playhouse.migrations import Runner

from smsgate import migrations
from smsgate.config import Config
from smsgate.errors import InputError, SmsgateError
from smsgate.messages import State
from smsgate.migrations import known, migrate, pending
from smsgate.models import (
    AuditEntry,
    Contact,
    Counter,
    Heartbeat,
    InboundMessage,
    OutboundMessage,
    Role,
    database,
)
from smsgate.models.connection import connected
from smsgate.models.heartbeat import BACKUP
from smsgate.models.presence import alone, present
from smsgate.services import audit, backup
from smsgate.services.accounts import people
from smsgate.services.backup import archive
from tests.conftest import NOON
from tests.services.backup.conftest import LATER, rows

ALLOWED_FOR = {"audit_entry", "counter", "heartbeat", "tally"}
"""Tables that a restore, or the backup itself, writes to."""

WRITTEN = {"contact", "inbound_message", "outbound_message"}
WRITERS = 3
FOLDER = str(Path(migrations.__file__).parent)
COUNTED = "writes"


class Writers:
    """Several at once: each transaction takes the next number, and writes it into three tables."""

    def __init__(self) -> None:
        self._over = Event()
        self._threads = [Thread(target=self._write) for _ in range(WRITERS)]

    def _write(self) -> None:
        with database.connection_context():
            while not self._over.is_set():
                with database.atomic():
                    self._one(Counter.next(COUNTED))

    def _one(self, number: int) -> None:
        contact = Contact.create(phone=f"+62812{number:08}0000", created_at=NOON)
        text = InboundMessage.create(
            contact=contact,
            dedupe_key=f"write {number}",
            gateway="simulator",
            text=str(number),
            received_at=NOON,
        )
        OutboundMessage.create(
            contact=contact, gateway="simulator", in_reply_to=text, state=State.DELIVERED
        )

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """From the first writes of each until the block ends."""
        for thread in self._threads:
            thread.start()
        try:
            self.go_on()
            yield
        finally:
            self._over.set()
            for thread in self._threads:
                thread.join()

    def go_on(self) -> int:
        """Wait for some more writes; how many there are by then."""
        before = written()
        while written() < before + 10:
            self._over.wait(0.01)
        return written()


def written() -> int:
    """How many transactions the writers have committed."""
    return Counter.current(COUNTED)


def as_another_process(config: Config, *arguments: str) -> None:
    """A command of ours beside this process, on the same database."""
    given = {"SMSGATE_DATABASE_URL": config.database_url, "SMSGATE_DATA_DIR": str(config.data_dir)}
    subprocess.run(
        [sys.executable, "-m", "smsgate.cli", *arguments],
        env={**os.environ, **given},
        check=True,
        capture_output=True,
    )


def test_it_is_the_database_of_one_moment_while_writers_write(
    full: Config, file: Path, elsewhere: Config
) -> None:
    writers = Writers()
    with connected(full.database_url):
        Counter.create(name=COUNTED, value=0)
        with writers.at_work():
            before = written()
            as_another_process(full, "backup", str(file))
            after = writers.go_on()
    here = rows(full)
    backup.put_back(elsewhere, file, LATER)
    there = rows(elsewhere)
    moment = dict(there["counter"])[COUNTED]
    assert before <= moment < after
    later = {f"write {number}" for number in range(moment + 1, dict(here["counter"])[COUNTED] + 1)}
    for table in here.keys() - ALLOWED_FOR:
        missing = set(here[table]) - set(there[table])
        assert set(there[table]) <= set(here[table]), table
        assert len(missing) == (len(later) if table in WRITTEN else 0), table
    assert later == {row[1] for row in set(here["inbound_message"]) - set(there["inbound_message"])}


def test_it_brings_back_every_row_as_it_was(full: Config, file: Path, elsewhere: Config) -> None:
    before = rows(full)
    backup.make(full, file, NOON)
    with connected(full.database_url):
        Contact.delete().execute()
    backup.put_back(full, file, LATER)
    backup.put_back(elsewhere, file, LATER)
    assert rows(full).keys() == rows(elsewhere).keys() == before.keys()
    for table in before.keys() - ALLOWED_FOR:
        assert rows(full)[table] == rows(elsewhere)[table] == before[table], table


def test_it_brings_the_log_back_still_kept_from_change(
    full: Config, file: Path, elsewhere: Config
) -> None:
    with connected(full.database_url):
        people.add("rina@dinas.example", Role.VIEWER, None, NOON)
    backup.make(full, file, NOON)
    backup.put_back(elsewhere, file, LATER)
    with connected(elsewhere.database_url):
        assert [row.action for row in AuditEntry.select()] == ["staff.add", "backup.restore"]
        with pytest.raises(DatabaseError), database.atomic():
            AuditEntry.delete().execute()
        assert audit.verify().whole


def test_it_returns_to_a_backup_of_before_there_was_a_log(full: Config, file: Path) -> None:
    with connected(full.database_url) as opened:
        Runner(opened, FOLDER).down("0002_accounts")
    backup.make(full, file, NOON)
    with connected(full.database_url) as opened:
        migrate(opened)
    backup.put_back(full, file, LATER)
    with connected(full.database_url) as opened:
        assert pending(opened) == []
        assert audit.verify().whole


def test_it_says_what_it_is_and_is_for_the_owner_alone(full: Config, file: Path) -> None:
    made = backup.make(full, file, NOON)
    assert S_IMODE(file.stat().st_mode) == 0o600
    assert archive.read(file) == made
    assert (made.made_at, made.migrations) == (NOON, known())
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []
    with connected(full.database_url):
        assert Heartbeat.get_by_id(BACKUP).at == NOON


def test_it_takes_the_place_of_an_older_backup_but_of_nothing_else(
    full: Config, file: Path, tmp_path: Path
) -> None:
    backup.make(full, file, NOON)
    assert backup.make(full, file, LATER) == archive.read(file)
    letter = tmp_path / "surat.txt"
    letter.write_text("Yth. Kepala Dinas")
    with pytest.raises(InputError, match="is no backup of smsgate"):
        backup.make(full, letter, NOON)
    assert letter.read_text() == "Yth. Kepala Dinas"


def test_it_keeps_what_was_there_before(full: Config, file: Path, elsewhere: Config) -> None:
    backup.make(full, file, NOON)
    with connected(full.database_url):
        Contact.create(phone="+6281273000009")
    restored = backup.put_back(full, file, LATER)
    assert restored.former is not None
    backup.put_back(elsewhere, restored.former, LATER)
    with connected(elsewhere.database_url):
        assert Contact.by_phone("+6281273000009") is not None


def test_it_goes_only_into_its_own_kind(full: Config, file: Path) -> None:
    made = backup.make(full, file, NOON)
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[made.database]
    (copy := file.with_name("copy")).write_bytes(b"whatever")
    archive.write(file, replace(made, database=other), copy)
    before = rows(full)
    with pytest.raises(InputError, match="of its own kind"):
        backup.put_back(full, file, LATER)
    assert rows(full) == before


def test_it_does_not_go_into_an_older_version(full: Config, file: Path) -> None:
    made = backup.make(full, file, NOON)
    newer = replace(made, migrations=[*made.migrations, "0099_later"], smsgate="9.0")
    (copy := file.with_name("copy")).write_bytes(b"whatever")
    archive.write(file, newer, copy)
    with pytest.raises(InputError, match=r"newer smsgate \(9.0; 0099_later\)"):
        backup.put_back(full, file, LATER)


def damaged(content: bytes, how: str) -> bytes:
    """A file after a bad disk or a broken copy."""
    middle = len(content) // 2
    return {
        "cut": content[:middle],
        "flipped": content[:middle] + bytes(64) + content[middle + 64 :],
        "empty": b"",
        "another": b"SQLite format 3\x00" * 99,
    }[how]


@pytest.mark.parametrize("how", ["cut", "flipped", "empty", "another"])
def test_a_damaged_file_changes_nothing(
    full: Config, file: Path, elsewhere: Config, how: str
) -> None:
    backup.make(full, file, NOON)
    file.write_bytes(damaged(file.read_bytes(), how))
    before = rows(full)
    with pytest.raises(InputError, match="or it is damaged"):
        backup.put_back(full, file, LATER)
    assert {**rows(full), "heartbeat": []} == {**before, "heartbeat": []}
    with pytest.raises(InputError, match="or it is damaged"):
        backup.put_back(elsewhere, file, LATER)


@contextmanager
def at_work(config: Config) -> Iterator[None]:
    """A process of the service, as far as anybody else can see it."""
    with present(config.database_url), connected(config.database_url):
        Contact.select().count()
        yield


def test_it_never_comes_back_under_a_running_service(full: Config, file: Path) -> None:
    backup.make(full, file, NOON)
    before = rows(full)
    with at_work(full), pytest.raises(SmsgateError, match="at work on this database"):
        backup.put_back(full, file, LATER)
    assert rows(full) == before
    assert backup.put_back(full, file, LATER).former


def test_nobody_begins_while_it_comes_back(full: Config, file: Path) -> None:
    if not full.database_url.startswith("sqlite"):
        pytest.skip("on PostgreSQL they wait for the tables")
    with (
        alone(full.database_url),
        pytest.raises(SmsgateError, match="being put back"),
        present(full.database_url),
    ):
        pytest.fail("it was let in")


def test_there_is_nothing_to_copy_before_there_is_a_database(
    elsewhere: Config, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="smsgate init"):
        backup.make(elsewhere, tmp_path / "x.backup", NOON)
