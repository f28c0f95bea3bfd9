"""What a wheel holds: the code, the tables, the pages, and the translations, compiled."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from smsgate.i18n import LANGUAGES

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_it_ships_every_language_compiled(wheel: set[str]) -> None:
    wanted = {f"smsgate/translations/{code}/LC_MESSAGES/messages.mo" for code in LANGUAGES}
    assert wanted <= wheel


@pytest.mark.parametrize("pattern", ["data/*.csv", "web/templates/**/*.html", "web/static/**/*.*"])
def test_it_ships_what_is_not_code(wheel: set[str], pattern: str) -> None:
    files = {str(path.relative_to(ROOT)) for path in (ROOT / "smsgate").glob(pattern)}
    assert files
    assert files <= wheel


def test_it_ships_the_guides_with_their_pictures(wheel: set[str]) -> None:
    folder = ROOT / "docs/guide"
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.*")}
    assert {f"smsgate/guide/{name}" for name in files} <= wheel


def test_it_leaves_nothing_at_the_top_but_the_package(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"smsgate"}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_it_locks_every_requirement_to_one_release_by_its_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text())[1:]
    assert len(entries) > 20
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
