"""The shipped tables: regions, aliases, slang, kinds of work, classifications, demo vacancies.

`SOURCES.md` beside them names where each comes from.
"""

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a shipped CSV (`rows("slang")`), by heading. Raises FileNotFoundError."""
    text = resources.files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
