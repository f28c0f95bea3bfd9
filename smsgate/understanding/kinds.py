"""From words looked for to a kind of work of the fixed list."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from smsgate.data import rows

_COLUMNS: Final = ("words", "fields", "roles")
"""A trade ("sopir") says more than what it is done with ("sawit"), and that more than "buruh"."""


def kind_of_work(terms: Sequence[str]) -> str | None:
    """The key of kinds_of_work.csv that `terms` (as in Request.terms) stand for, or None.

    "sopir truk sawit" is `sopir`, "buruh sawit" `kebun`, "buruh" alone `pabrik`.
    """
    for column in _index():
        for term in terms:
            if term in column:
                return column[term]
    return None


@cache
def _index() -> tuple[dict[str, str], ...]:
    return tuple(
        index((row["key"], row[column]) for row in rows("kinds_of_work")) for column in _COLUMNS
    )


def index(table: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Word → kind. Raises ValueError where two kinds claim one word."""
    found: dict[str, str] = {}
    for key, words in table:
        for word in words.split():
            if found.setdefault(word, key) != key:
                raise ValueError(f"{word!r} stands for {found[word]} and {key}")
    return found
