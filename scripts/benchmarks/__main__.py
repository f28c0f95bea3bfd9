"""Runs the benchmarks, prints their tables and writes each into its chapter of docs/benchmarks.md."""

import argparse
import platform
import re
import sqlite3
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from scripts.benchmarks import (
    digest,
    growth,
    hooks,
    kannel,
    kills,
    pages,
    understanding,
    webservers,
)
from scripts.benchmarks.options import Options
from smsgate.cli import logs

PAGE = Path("docs/benchmarks.md")


class Chapter(Protocol):
    """What each module of a chapter holds: a title, what is measured and how, and the table itself."""

    TITLE: str
    ABOUT: str

    def chapter(self, options: Options, /) -> str: ...


CHAPTERS: Mapping[str, Chapter] = {
    "hooks": hooks,
    "webservers": webservers,
    "understanding": understanding,
    "digest": digest,
    "growth": growth,
    "pages": pages,
    "kannel": kannel,
    "kills": kills,
}


def main() -> None:
    """Measure what was asked for; a chapter is printed and written down as soon as it is known."""
    what, options = _asked()
    logs.quiet()
    for name in what:
        chapter = CHAPTERS[name]
        parts = (_heading(name), chapter.ABOUT, chapter.chapter(options))
        text = "\n\n".join(part.strip() for part in parts)
        print(f"## {chapter.TITLE}\n\n{text}\n", flush=True)
        _write(chapter.TITLE, text)


def _write(title: str, text: str) -> None:
    """The other chapters stay as they were measured last."""
    kept = _chapters() | {title: text}
    titles = [chapter.TITLE for chapter in CHAPTERS.values()]
    page = ["# Benchmarks", *(f"## {one}\n\n{kept[one]}" for one in titles if one in kept)]
    PAGE.write_text("\n\n".join(page) + "\n")


def _chapters() -> dict[str, str]:
    """The page as it is, by the titles of its chapters."""
    parts = PAGE.read_text().split("\n## ")[1:] if PAGE.exists() else []
    titled = (part.partition("\n") for part in parts)
    return {title: text.strip() for title, _, text in titled}


def _asked() -> tuple[list[str], Options]:
    usual = Options()
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measures, and writes docs/benchmarks.md."
    )
    parser.add_argument("what", nargs="*", help=f"{', '.join(CHAPTERS)}; default: all")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="of each kind")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="of one round")
    parser.add_argument("--people", type=int, default=usual.people, help="of the digest")
    parser.add_argument("--steps", type=int, default=usual.steps, help="of growth, each tenfold")
    parser.add_argument("--seeds", type=int, default=usual.seeds, help="of the kills")
    parser.add_argument("--subscribers", type=int, default=usual.subscribers, help="of the pages")
    parser.add_argument("--messages", type=int, default=usual.messages, help="of the pages")
    given = vars(parser.parse_args())
    what: list[str] = given.pop("what")
    unknown = [name for name in what if name not in CHAPTERS]
    if unknown:
        parser.error(f"There is no chapter {', '.join(unknown)}.")
    return what or list(CHAPTERS), Options(**given)


def _heading(name: str) -> str:
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text() if cpuinfo.exists() else ""
    model = re.search(r"model name\s*: (.+)", text)
    cores = f"{text.count('processor	')} cores ({model[1] if model else platform.machine()})"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    given = [argument for argument in sys.argv[1:] if argument not in CHAPTERS]
    command = " ".join(["scripts/bench", name, *given])
    return f"`{command}`, {datetime.now(UTC):%d %B %Y}, {cores}, {versions}."


if __name__ == "__main__":
    main()
