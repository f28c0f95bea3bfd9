"""The wiring and the habits that no single module's test would miss."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from smsgate import worker
from smsgate.config import Config, SettingsSchema
from smsgate.gateways import GATEWAYS
from smsgate.handlers.router import HANDLERS
from smsgate.tasks.queue import huey
from smsgate.understanding import Intent

ROOT = Path(__file__).parent.parent
MIGRATIONS = ROOT / "smsgate/migrations"
"""Made by a program and frozen: as long as a schema is."""

MODULES = sorted(set(ROOT.glob("smsgate/**/*.py")) - set(MIGRATIONS.glob("0*.py")))
CODE = [*MODULES, *sorted(ROOT.glob("scripts/**/*.py")), ROOT / "hatch_build.py", ROOT / "wsgi.py"]

MODULE_LINES = 250
FUNCTION_LINES = 40

_PHONE = re.compile(r"(?<![\w.])(?:\+?62|0)8[ .-]?(?:\d[ .-]?){7,10}\d(?!\w)")
_MADE_UP = re.compile(r"0000|123456|^(?:\+?62|0)840")
_MACHINE_PATH = re.compile(r"(?:^|[^\w./-])/(?:work|farm|root|tmp|home|Users)/[A-Za-z.]")
_PACKAGE_INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|--(?:extra-)?index-url[ =]"
)
_PUBLIC_LINES = "smsgate/data/hotlines.csv"


def _tracked() -> Iterator[tuple[str, str]]:
    """Every text file git would carry, with its content."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            yield name, content.decode("utf-8", "replace")


def _texts_in_f_strings(path: Path) -> Iterator[str]:
    """What the extraction of texts cannot see: it reads a string with braces as one string."""
    for outer in ast.walk(ast.parse(path.read_text())):
        for inner in ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ():
            called = isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name)
            if called and inner.func.id == "_" and isinstance(inner.args[0], ast.Constant):
                yield f"{_relative(path)}: {inner.args[0].value}"


def test_it_writes_no_text_to_be_translated_within_another() -> None:
    assert [found for path in MODULES for found in _texts_in_f_strings(path)] == []


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_it_names_every_setting_in_the_readme_and_no_other() -> None:
    known = {field.data_key for field in SettingsSchema().fields.values()}
    table = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert sorted(table) == sorted(known)


def test_it_reads_every_field_of_the_settings() -> None:
    assert {field.name for field in fields(Config)} == set(SettingsSchema().fields)


def test_it_names_every_setting_in_the_example_for_operators() -> None:
    known = {field.data_key for field in SettingsSchema().fields.values()}
    example = (ROOT / "deploy/smsgate.env.example").read_text()
    assert set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE)) >= known


def test_it_has_a_handler_for_every_intent() -> None:
    assert set(HANDLERS) == set(Intent)


def test_it_wakes_for_every_periodic_task() -> None:
    marked = {
        f"smsgate.tasks.{path.stem}.{function.name}"
        for path in ROOT.glob("smsgate/tasks/*.py")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        and any("periodic_task" in ast.unparse(mark) for mark in function.decorator_list)
    }
    tasks = map(type, huey._registry.periodic_tasks)
    known = {f"{task.__module__}.{task.__name__}" for task in tasks}
    assert marked == known
    assert {name.rpartition(".")[0] for name in known} <= {task.__name__ for task in worker.TASKS}


@pytest.mark.parametrize("name", sorted(GATEWAYS))
def test_it_keeps_one_name_for_a_gateway(name: str) -> None:
    assert GATEWAYS[name](Config(at_username="sandbox", at_api_key="none")).name == name


def test_it_keeps_modules_short() -> None:
    lengths = {_relative(path): len(path.read_text().splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_it_says_what_each_module_is() -> None:
    silent = [path for path in CODE if not ast.get_docstring(ast.parse(path.read_text()))]
    assert [_relative(path) for path in silent] == []


def test_it_keeps_functions_short() -> None:
    long = {
        f"{_relative(path)}:{function.name}": lines
        for path in CODE
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        and (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    }
    assert long == {}


def test_it_says_where_each_table_comes_from() -> None:
    sources = (ROOT / "smsgate/data/SOURCES.md").read_text()
    tables = {path.name for path in ROOT.glob("smsgate/data/*.csv")}
    assert set(re.findall(r"`(\w+\.csv)`", sources)) == tables


def test_it_carries_no_phone_number_of_a_person() -> None:
    found = [
        (name, number)
        for name, text in _tracked()
        for number in _PHONE.findall(text)
        if name != _PUBLIC_LINES and not _MADE_UP.search(re.sub(r"[ .-]", "", number))
    ]
    assert found == []


@pytest.mark.parametrize("pattern", [_MACHINE_PATH, _PACKAGE_INDEX], ids=["path", "index"])
def test_it_carries_nothing_of_the_machine_it_was_written_on(pattern: re.Pattern[str]) -> None:
    assert [(name, found[0]) for name, text in _tracked() if (found := pattern.search(text))] == []
