"""Runs the benchmarks, prints their tables and writes docs/benchmarks.md."""

import argparse
import platform
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from scripts import servers
from scripts.benchmarks import hooks, kills, webservers
from scripts.benchmarks.options import Options

PAGE = Path("docs/benchmarks.md")
CHAPTERS: Mapping[str, Callable[[Options], str]] = {
    "hooks": lambda options: _chapter(hooks.TITLE, hooks.ABOUT, hooks.chapter(options)),
    "webservers": lambda options: _chapter(
        webservers.TITLE, webservers.ABOUT, webservers.chapter(options)
    ),
    "understanding": lambda _: _program("## What a text means", "bench_understanding.py"),
    "digest": lambda options: _digest(options.people),
    "kills": lambda options: _chapter(kills.TITLE, kills.ABOUT, kills.chapter(options)),
}


def main() -> None:
    """Measure what was asked for, print it and write the page."""
    what, options = _asked()
    page = [f"# Benchmarks\n\n{_heading()}"]
    for name, chapter in CHAPTERS.items():
        if name in what:
            page.append(chapter(options))
    print("\n\n".join(page))
    if set(what) == set(CHAPTERS):
        PAGE.write_text("\n\n".join(page) + "\n")


def _asked() -> tuple[list[str], Options]:
    usual = Options()
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Writes the page when all ran."
    )
    parser.add_argument("what", nargs="*", default=list(CHAPTERS), help=", ".join(CHAPTERS))
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="of each kind")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="of one round")
    parser.add_argument("--people", type=int, default=usual.people, help="of the digest")
    parser.add_argument("--seeds", type=int, default=usual.seeds, help="of the kills")
    given = vars(parser.parse_args())
    what: list[str] = given.pop("what")
    return what, Options(**given)


def _chapter(title: str, about: str, table: str) -> str:
    return f"## {title}\n\n{about}\n\n{table}"


def _heading() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text() if cpuinfo.exists() else ""
    model = re.search(r"model name\s*: (.+)", text)
    cores = f"{text.count('processor	')} cores ({model[1] if model else platform.machine()})"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    command = " ".join(["scripts/bench", *sys.argv[1:]])
    return f"{datetime.now(UTC):%d %B %Y}, {cores}, {versions}. Made by `{command}`."


def _digest(people: int) -> str:
    chapters = [_program("## The digest, planned", "bench_digest.py", str(people))]
    try:
        with servers.postgresql() as url:
            chapters.append(_program("", "bench_digest.py", str(people), "--database", url))
    except servers.Missing as missing:
        chapters.append(f"{missing} was not on this machine.")
    return "\n\n".join(chapters)


def _program(heading: str, *command: str) -> str:
    """The words of a benchmark that reports by itself, and whether it kept its bar."""
    program, *arguments = command
    done = subprocess.run(
        [sys.executable, f"scripts/{program}", *arguments], capture_output=True, text=True
    )
    shown = re.sub(r"postgresql://\S+", "URL", " ".join(command))
    verdict = "" if done.returncode == 0 else "\nThe bar was missed.\n" + done.stderr
    return f"{heading}\n\n`{shown}`\n\n```\n{done.stdout.strip()}{verdict}\n```".lstrip()


if __name__ == "__main__":
    main()
