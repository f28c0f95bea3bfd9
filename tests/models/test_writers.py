"""Writers on SQLite take turns, also those of other processes, and a killed one holds nobody up."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

from smsgate.models.writers import WritersInLine

WAIT_SECONDS = 20
HOLD = """
import sys, time
from smsgate.models.writers import WritersInLine
database = WritersInLine(sys.argv[1], lock_type="IMMEDIATE")
with database.atomic():
    print("mine", flush=True)
    time.sleep(600)
"""


def _open(path: Path) -> WritersInLine:
    return WritersInLine(str(path), lock_type="IMMEDIATE", timeout=WAIT_SECONDS)


def test_it_lets_each_write_in_turn(tmp_path: Path) -> None:
    database = _open(tmp_path / "turns.db")
    database.execute_sql("CREATE TABLE counted (value INTEGER)")
    database.execute_sql("INSERT INTO counted VALUES (0)")

    def count() -> None:
        for _ in range(50):
            with database.atomic():
                ((value,),) = database.execute_sql("SELECT value FROM counted").fetchall()
                database.execute_sql("UPDATE counted SET value = ?", (value + 1,))
        database.close()

    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_SECONDS)
    assert database.execute_sql("SELECT value FROM counted").fetchall() == [(200,)]


def test_it_gives_the_turn_on_after_a_failure(tmp_path: Path) -> None:
    database = _open(tmp_path / "turns.db")
    for _ in range(2):
        try:
            with database.atomic():
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    with database.atomic():
        database.execute_sql("CREATE TABLE written (value INTEGER)")
    assert database.table_exists("written")


def test_it_waits_for_nobody_who_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "turns.db"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"mine\n"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with _open(path).atomic() as turn:
        assert turn is not None
