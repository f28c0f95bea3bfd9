"""Employers' papers go with the database: all of them, whole, and only when it comes too."""

import json
import tracemalloc
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from stat import S_IMODE
from zipfile import ZipFile

import pytest

from smsgate.config import Config
from smsgate.errors import InputError, SmsgateError
from smsgate.models import EmployerDocument
from smsgate.models.connection import connected
from smsgate.services import backup
from smsgate.services.backup import archive, papers
from smsgate.services.employers import documents
from tests.conftest import NOON
from tests.services.backup.conftest import LATER, rows
from tests.services.office import employer, officer

NIB, PHOTO = b"%PDF-1.7 NIB 0000", b"\x89PNG\r\n\x1a\nthe shop"
STRAY = "x" * 32

Parts = tuple[archive.Note, Path, Path]


@pytest.fixture
def shown(full: Config) -> Config:
    """An office that was shown two papers."""
    with connected(full.database_url):
        ani, firm = officer("Ani"), employer()
        for name, data in (("NIB.pdf", NIB), ("toko.png", PHOTO)):
            documents.keep(firm, name, BytesIO(data), ani, full.data_dir, NOON)
    return full


def folder(config: Config) -> Path:
    """Where they lie."""
    return config.data_dir / "documents"


def contents(config: Config) -> list[bytes]:
    """What lies there."""
    return sorted(path.read_bytes() for path in folder(config).iterdir())


def exchange(config: Config) -> None:
    """One paper is taken away, another one shown."""
    with connected(config.database_url):
        nib, photo = EmployerDocument.select().order_by(EmployerDocument.id)
        documents.remove(photo, nib.staff, config.data_dir, LATER)
        documents.keep(
            nib.employer, "x.pdf", BytesIO(b"%PDF-new"), nib.staff, config.data_dir, LATER
        )


def leftovers(config: Config) -> list[str]:
    """What a restore leaves beside the folder."""
    return sorted(path.name for path in config.data_dir.glob("*documents*"))


def test_they_come_back_for_the_service_alone(shown: Config, file: Path, elsewhere: Config) -> None:
    assert backup.make(shown, file, NOON).papers == 2
    backup.put_back(elsewhere, file, LATER)
    assert contents(elsewhere) == sorted([NIB, PHOTO])
    assert S_IMODE(folder(elsewhere).stat().st_mode) == 0o700
    assert {S_IMODE(path.stat().st_mode) for path in folder(elsewhere).iterdir()} == {0o600}
    with connected(elsewhere.database_url):
        paper = EmployerDocument.get(EmployerDocument.kind == "pdf")
        path = documents.opened(paper, paper.staff, elsewhere.data_dir, LATER)
    assert path.read_bytes() == NIB


def test_what_they_replace_is_in_the_backup_of_the_former_database(
    shown: Config, file: Path
) -> None:
    backup.make(shown, file, NOON)
    exchange(shown)
    restored = backup.put_back(shown, file, LATER)
    assert contents(shown) == sorted([NIB, PHOTO])
    assert (restored.former_papers, leftovers(shown)) == (None, ["documents"])
    assert restored.former is not None
    backup.put_back(shown, restored.former, LATER + timedelta(hours=1))
    assert contents(shown) == sorted([NIB, b"%PDF-new"])


def test_what_they_replace_is_put_aside_where_there_was_no_database(
    shown: Config, file: Path, elsewhere: Config
) -> None:
    backup.make(shown, file, NOON)
    folder(elsewhere).mkdir(parents=True)
    (folder(elsewhere) / STRAY).write_bytes(b"%PDF-old")
    restored = backup.put_back(elsewhere, file, LATER)
    assert contents(elsewhere) == sorted([NIB, PHOTO])
    assert restored.former_papers is not None
    assert (restored.former_papers / STRAY).read_bytes() == b"%PDF-old"


def test_an_older_backup_without_any_leaves_them_alone(shown: Config, file: Path) -> None:
    backup.make(shown, file, NOON)
    with ZipFile(file) as made:
        kept = {name: made.read(name) for name in (archive.COPY, archive.NOTE)}
    note = json.loads(kept[archive.NOTE])
    del note["papers"]
    with ZipFile(file, "w") as older:
        older.writestr(archive.COPY, kept[archive.COPY])
        older.writestr(archive.NOTE, json.dumps(note))
    assert backup.put_back(shown, file, LATER).note.papers is None
    assert (contents(shown), leftovers(shown)) == (sorted([NIB, PHOTO]), ["documents"])


def test_a_damaged_one_changes_nothing(shown: Config, file: Path) -> None:
    backup.make(shown, file, NOON)
    file.write_bytes(file.read_bytes().replace(NIB, NIB.replace(b"NIB", b"BIN")))
    exchange(shown)
    before, there = rows(shown), contents(shown)
    with pytest.raises(InputError, match="or it is damaged"):
        backup.put_back(shown, file, LATER)
    assert {**rows(shown), "heartbeat": []} == {**before, "heartbeat": []}
    assert (contents(shown), leftovers(shown)) == (there, ["documents"])


def test_they_stay_when_the_database_does(shown: Config, file: Path) -> None:
    made = backup.make(shown, file, NOON)
    (copy := file.with_name("copy")).write_bytes(b"no database of any kind" * 99)
    archive.write(file, made, copy, papers.kept(shown))
    exchange(shown)
    there = contents(shown)
    with pytest.raises(SmsgateError):
        backup.put_back(shown, file, LATER)
    assert (contents(shown), leftovers(shown)) == (there, ["documents"])


def test_a_restore_killed_after_the_database_came_is_finished_with_them(
    shown: Config, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(shown, file, NOON)
    exchange(shown)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(backup, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            backup.put_back(shown, file, LATER)
    assert b"%PDF-new" in contents(shown)
    with connected(shown.database_url):
        backup.settle(shown, LATER)
    assert contents(shown) == sorted([NIB, PHOTO])


def test_only_those_that_the_database_speaks_of_come_back(
    shown: Config, file: Path, elsewhere: Config
) -> None:
    (folder(shown) / STRAY).write_bytes(b"%PDF-added while it was made")
    (folder(shown) / "notes.txt").write_text("of somebody else")
    assert backup.make(shown, file, NOON).papers == 3
    backup.put_back(elsewhere, file, LATER)
    assert contents(elsewhere) == sorted([NIB, PHOTO])


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """What an archive is made of: a note, a copy of a database, and a large paper."""
    note = archive.Note(smsgate="1", database="sqlite", made_at=NOON, migrations=[], tables=[])
    (copy := tmp_path / "copy").write_bytes(b"all rows")
    (paper := tmp_path / STRAY).write_bytes(b"%PDF-" + bytes(documents.LARGEST - 5))
    return note, copy, paper


def test_one_that_is_removed_meanwhile_is_left_out(parts: Parts, file: Path) -> None:
    note, copy, paper = parts
    made = archive.write(file, note, copy, [paper, paper.with_name("y" * 32)])
    assert (made.papers, archive.read(file)) == (1, made)


def test_it_holds_none_whole_in_memory(parts: Parts, file: Path, tmp_path: Path) -> None:
    note, copy, paper = parts
    (out := tmp_path / "out").mkdir()
    tracemalloc.start()
    try:
        archive.write(file, note, copy, [paper])
        assert archive.extract_papers(file, out) == 1
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (out / STRAY).read_bytes() == paper.read_bytes()
    assert peak < documents.LARGEST / 2


def test_a_name_that_leads_elsewhere_is_refused(parts: Parts, file: Path, tmp_path: Path) -> None:
    archive.write(file, *parts[:2])
    with ZipFile(file, "a") as made:
        made.writestr("documents/../../elsewhere", b"%PDF-")
    with pytest.raises(InputError, match="or it is damaged"):
        archive.extract_papers(file, tmp_path)
