"""Runs the benchmarks, prints their tables and writes docs/benchmarks.md."""

import argparse
import platform
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scripts import servers
from scripts.benchmarks import hooks, load
from smsgate.cli.server import THREADS
from smsgate.cli.web import DEFAULT_WORKERS

PAGE = Path("docs/benchmarks.md")
ABOUT_HOOKS = (
    f"{load.CLIENTS} clients with keep-alive on the same machine; gunicorn with {DEFAULT_WORKERS} workers "
    f"of {THREADS} threads; interleaved rounds, the median of their rates; times over all rounds. "
    "The bare route is a Flask application with one route and nothing else, in the same processes."
)


def main() -> None:
    """Measure what was asked for, print it and write the page."""
    options = _options()
    chapters: dict[str, Callable[[], str]] = {
        "hooks": lambda: (
            f"## The hooks\n\n{ABOUT_HOOKS}\n\n{_hooks(options.rounds, options.seconds)}"
        ),
        "understanding": lambda: _program("## What a text means", "bench_understanding.py"),
        "digest": lambda: _digest(options.people),
    }
    page = [f"# Benchmarks\n\n{_heading()}"]
    page += [chapter() for name, chapter in chapters.items() if name in options.what]
    print("\n\n".join(page))
    if set(options.what) == set(chapters):
        PAGE.write_text("\n\n".join(page) + "\n")


def _options() -> argparse.Namespace:
    names = ["hooks", "understanding", "digest"]
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Writes the page when all ran."
    )
    parser.add_argument("what", nargs="*", default=names, help=", ".join(names))
    parser.add_argument("--rounds", type=int, default=3, help="interleaved rounds of each kind")
    parser.add_argument("--seconds", type=float, default=5, help="length of one round")
    parser.add_argument("--people", type=int, default=100_000, help="of the digest")
    return parser.parse_args()


def _heading() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text() if cpuinfo.exists() else ""
    model = re.search(r"model name\s*: (.+)", text)
    cores = f"{text.count('processor	')} cores ({model[1] if model else platform.machine()})"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    command = " ".join(["scripts/bench", *sys.argv[1:]])
    return f"{datetime.now(UTC):%d %B %Y}, {cores}, {versions}. Made by `{command}`."


def _hooks(rounds: int, seconds: float) -> str:
    table = [
        "| store | what | a second | of a bare route | median ms | p95 ms | wrong answers |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for row in hooks.measure(rounds, seconds):
        figures = f"{row.rate:,.0f} | {row.share:.0%} | {row.median:.1f} | {row.p95:.1f}"
        table.append(f"| {row.store} | {row.what} | {figures} | {row.faults} |")
    return "\n".join(table)


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
