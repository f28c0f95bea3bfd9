"""The audit tells three things apart: no hole, holes, and nobody to ask."""

import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts import audit

OURS = {"name": "flask", "version": "3.1.0"}
HOLE = {"id": "GHSA-1", "fix_versions": ["3.1.1"], "description": "", "aliases": []}
KNOWN = [{"name": "jinja2", "version": "2.4.1", "vulns": [HOLE]}]
MIRROR = [{"name": "jinja2", "skip_reason": "not found"}]

PROGRAM = """#!{python}
import json, pathlib, sys
asked = pathlib.Path({asked!r})
asked.write_text(asked.read_text() + " ".join(sys.argv[1:]) + "\\n")
answers = json.loads({answers!r})
answer = answers["probe" if "--no-deps" in sys.argv else "lock"]
if answer is None:
    sys.exit("Traceback: no such host")
print(json.dumps({{"dependencies": answer, "fixes": []}}))
"""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A pip-audit that gives these answers; returns where it notes what it was asked."""

    def answering(probe: Any, lock: Any) -> Path:
        program, asked = tmp_path / "pip-audit", tmp_path / "asked"
        asked.write_text("")
        answers = json.dumps({"probe": probe, "lock": lock})
        program.write_text(PROGRAM.format(python=sys.executable, asked=str(asked), answers=answers))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(audit, "AUDIT", program)
        return asked

    return answering


def test_it_passes_when_no_hole_is_known(service: Any) -> None:
    asked = service(KNOWN, [{**OURS, "vulns": []}])
    assert audit.main() == 0
    assert "--requirement requirements-dev.txt" in asked.read_text()


def test_it_names_a_hole_and_its_mending_and_fails(service: Any, capsys: Any) -> None:
    service(KNOWN, [{**OURS, "vulns": [HOLE]}, {"name": "other", "skip_reason": "not found"}])
    assert audit.main() == 1
    said = capsys.readouterr().out
    assert "flask 3.1.0: GHSA-1, mended in 3.1.1" in said
    assert "skipped: nothing was said of other" in said


@pytest.mark.parametrize("probe", [None, MIRROR], ids=["away", "a mirror"])
def test_it_says_that_nobody_could_be_asked_and_asks_no_more(
    service: Any, capsys: Any, probe: Any
) -> None:
    asked = service(probe, [{**OURS, "vulns": []}])
    assert audit.main() == audit.SKIPPED
    assert capsys.readouterr().out.startswith("skipped: ")
    assert len(asked.read_text().splitlines()) == len(audit.SERVICES)
    assert "requirements-dev.txt" not in asked.read_text()


@pytest.mark.parametrize(
    ("lock", "named"), [([{"name": "flask", "skip_reason": "not found"}], "flask"), (None, "lock")]
)
def test_it_takes_no_silence_for_a_pass(service: Any, capsys: Any, lock: Any, named: str) -> None:
    service(KNOWN, lock)
    assert audit.main() == audit.SKIPPED
    assert named in capsys.readouterr().out
