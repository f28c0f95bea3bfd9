"""Many may be at work on an SQLite file, or one may exchange it."""

import subprocess
import sys

import pytest

from smsgate.errors import SmsgateError
from smsgate.models import presence

HOLDING = """
import sys, time
from smsgate.models import presence
presence.stay(sys.argv[1])
print("here", flush=True)
time.sleep(60)
"""


def test_many_work_side_by_side(sqlite_copy: str) -> None:
    with presence.present(sqlite_copy), presence.present(sqlite_copy):
        pass


def test_one_alone_is_refused_while_anybody_is_there_and_the_other_way_round(
    sqlite_copy: str,
) -> None:
    with (
        presence.present(sqlite_copy),
        pytest.raises(SmsgateError, match="Stop it first"),
        presence.alone(sqlite_copy),
    ):
        pytest.fail("it was let in")
    with (
        presence.alone(sqlite_copy),
        pytest.raises(SmsgateError, match="being put back"),
        presence.present(sqlite_copy),
    ):
        pytest.fail("it was let in")
    with presence.alone(sqlite_copy):
        pass


def test_a_process_that_was_killed_is_there_no_more(sqlite_copy: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, sqlite_copy], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"here\n"
        with pytest.raises(SmsgateError), presence.alone(sqlite_copy):
            pytest.fail("it was let in")
        other.kill()
        other.wait()
    with presence.alone(sqlite_copy):
        pass


def test_it_makes_no_folder_where_there_is_no_database(tmp_path) -> None:
    with presence.present(f"sqlite:///{tmp_path}/none/smsgate.db"):
        assert not (tmp_path / "none").exists()


def test_a_server_knows_by_itself_who_is_there() -> None:
    with presence.alone("postgresql://host/x"), presence.present("postgresql://host/x"):
        pass
