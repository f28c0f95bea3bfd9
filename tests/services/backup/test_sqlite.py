"""SQLite's file is three files while it is in use."""

import sqlite3
from pathlib import Path
from stat import S_IMODE

import pytest

from smsgate.config import Config
from smsgate.errors import SmsgateError
from smsgate.models import Contact
from smsgate.models.connection import connected
from smsgate.services import backup
from tests.conftest import NOON
from tests.services.backup.conftest import LATER, rows


@pytest.fixture
def database_url(sqlite_copy: str) -> str:
    """Only there."""
    return sqlite_copy


def test_the_newest_part_is_in_it_though_it_stands_in_the_log(full: Config, file: Path) -> None:
    with connected(full.database_url):
        Contact.create(phone="+6281273000009")
        assert Path(f"{full.data_dir}/smsgate.db-wal").stat().st_size > 0
        copy = file.with_name("copy")
        backup.sqlite.copy(full, copy)
    with sqlite3.connect(copy) as made:
        found = made.execute("SELECT count(*) FROM contact WHERE phone LIKE '%9'").fetchone()
    made.close()
    assert found == (1,)


def test_the_log_of_the_former_file_is_not_taken_for_the_new_ones(full: Config, file: Path) -> None:
    backup.make(full, file, NOON)
    before = rows(full)
    killed = sqlite3.connect(f"{full.data_dir}/smsgate.db")
    killed.execute("UPDATE contact SET language = 'en'")
    killed.commit()
    left = {path: path.read_bytes() for path in full.data_dir.glob("smsgate.db*")}
    killed.close()
    for path, content in left.items():
        path.write_bytes(content)
    backup.put_back(full, file, LATER)
    assert rows(full)["contact"] == before["contact"]


def test_a_log_whose_file_was_moved_away_is_not_taken_for_the_new_ones(
    full: Config, file: Path, elsewhere: Config
) -> None:
    backup.make(full, file, NOON)
    elsewhere.data_dir.mkdir()
    (elsewhere.data_dir / "smsgate.db-wal").write_bytes(b"of another")
    with pytest.raises(SmsgateError, match="belongs to another database"):
        backup.put_back(elsewhere, file, LATER)
    assert not (elsewhere.data_dir / "smsgate.db").exists()


def test_a_file_that_cannot_be_kept_is_not_replaced(full: Config, file: Path) -> None:
    backup.make(full, file, NOON)
    path = full.data_dir / "smsgate.db"
    broken = path.read_bytes()[:20_000]
    path.write_bytes(broken)
    with pytest.raises(SmsgateError, match=r"nothing was restored: .* Move it away"):
        backup.put_back(full, file, LATER)
    assert path.read_bytes()[:20_000] == broken
    path.unlink()
    assert backup.put_back(full, file, LATER).former is None


def test_it_belongs_to_the_owner_alone(full: Config, file: Path, elsewhere: Config) -> None:
    backup.make(full, file, NOON)
    backup.put_back(elsewhere, file, LATER)
    assert S_IMODE((elsewhere.data_dir / "smsgate.db").stat().st_mode) == 0o600
