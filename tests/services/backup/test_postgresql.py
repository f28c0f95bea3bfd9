"""PostgreSQL's programs: the right ones, without a password for others to see, and all or nothing."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from smsgate.config import Config
from smsgate.errors import SmsgateError
from smsgate.models.connection import connected
from smsgate.services import backup
from smsgate.services.backup import programs
from tests.conftest import NOON
from tests.services.backup.conftest import LATER, rows

pytestmark = pytest.mark.postgres

PASSWORD = "r:a\\hasia kita"
Put = Callable[[str, str], None]


@pytest.fixture
def database_url(postgresql_copy: str) -> str:
    """Only there."""
    return postgresql_copy


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Puts a script of that name before all programs on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    def put(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return put


def test_it_says_which_package_is_missing(
    full: Config, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SmsgateError, match="apt-get install postgresql-client"):
        backup.make(full, file, NOON)
    assert not file.exists()


@pytest.mark.parametrize("name", ["pg_restore", "psql"])
def test_it_refuses_programs_older_than_the_server(
    full: Config, file: Path, program: Put, name: str
) -> None:
    backup.make(full, file, NOON)
    before = rows(full)
    program(name, f'echo "{name} (PostgreSQL) 9.6.24"')
    with pytest.raises(SmsgateError, match=f"{name} is of version 9, but the server of version"):
        backup.put_back(full, file, LATER)
    assert {**rows(full), "heartbeat": []} == {**before, "heartbeat": []}


def test_it_shows_no_password_to_other_users_of_the_machine(
    full: Config, file: Path, program: Put, tmp_path: Path
) -> None:
    real, seen = shutil.which("pg_dump"), tmp_path / "seen"
    program(
        "pg_dump",
        f"""echo "$@" >> {seen}
for argument in "$@"; do
    kept=$(echo "$argument" | sed -n 's/.*passfile=//p')
    [ -z "$kept" ] || cat "${{kept%% *}}" >> {seen}
done
exec {real} "$@" """,
    )
    quoted = PASSWORD.replace(":", "%3A").replace("\\", "%5C").replace(" ", "%20")
    secret = re.sub(r"//(\w+)@", rf"//\1:{quoted}@", full.database_url)
    backup.make(replace(full, database_url=secret), file, NOON)
    *commands, kept = seen.read_text().splitlines()
    assert "passfile=" in "".join(commands)
    assert "hasia" not in "".join(commands)
    assert kept == "*:*:*:*:r\\:a\\\\hasia kita"


def test_it_leaves_out_what_only_our_pool_understands() -> None:
    url = "postgresql://me:x@host:5433/jobs?sslmode=require&max_connections=5"
    told = set(programs.conninfo(url).split())
    assert told == {
        "user=me",
        "password=x",
        "host=host",
        "port=5433",
        "dbname=jobs",
        "sslmode=require",
    }


def test_it_changes_nothing_when_the_server_refuses(full: Config, file: Path) -> None:
    backup.make(full, file, NOON)
    with connected(full.database_url) as database:
        database.execute_sql("CREATE VIEW of_the_office AS SELECT phone FROM contact")
    before = rows(full)
    with pytest.raises(SmsgateError, match=r"psql failed: .*cannot drop"):
        backup.put_back(full, file, LATER)
    assert {**rows(full), "heartbeat": []} == {**before, "heartbeat": []}


def test_it_changes_nothing_when_the_dump_breaks_off(
    full: Config, file: Path, program: Put
) -> None:
    backup.make(full, file, NOON)
    before = rows(full)
    real = shutil.which("pg_restore")
    program(
        "pg_restore",
        f"""[ "$1" = --version ] && exec {real} --version
{real} "$@" | head -n 400
echo "pg_restore: error: could not read from input file: end of file" >&2
exit 1""",
    )
    with pytest.raises(SmsgateError, match=r"pg_restore failed: .*end of file"):
        backup.put_back(full, file, LATER)
    assert {**rows(full), "heartbeat": []} == {**before, "heartbeat": []}


def test_it_says_what_the_server_says_when_it_cannot_be_reached(full: Config, file: Path) -> None:
    backup.make(full, file, NOON)
    with pytest.raises(Exception, match=r"(?s)connection.*failed"):
        backup.put_back(
            replace(full, database_url="postgresql://nobody@127.0.0.1:9/x"), file, LATER
        )
