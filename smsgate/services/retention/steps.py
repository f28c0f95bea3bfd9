"""How rows of a table are walked through, oldest first, and done away with a few at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import Case, Expression, Field, Function, fn

from smsgate.models import BaseModel

When = Callable[[datetime], Any]
"""The condition for rows, as of a moment: what was before it has been kept long enough."""

CHUNK = 500
"""Rows a transaction looks at: on SQLite answers wait for its lock."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next rows: the last id among them, how many are to be dropped, and the condition for those."""

    until: int
    count: int
    rows: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`old` tells rows that began before a moment, and these grow with `key`. `drop` does away with some.

    `wanted`: of the old ones only these. `stays`: rows are emptied, not deleted, so a run looks at those
    alone that came of age since the last.
    """

    name: str
    key: Field
    old: When
    kept: timedelta
    drop: Callable[[Expression], int]
    wanted: When | None = None
    chunk: int = CHUNK
    stays: bool = False

    def next(self, after: int, now: datetime) -> Step | None:
        """What comes after an id; None when nothing there is old enough."""
        ids = self.key.model.select(self.key).where(self.key > after).order_by(self.key)
        here = (self.key > after) & self.key.in_(ids.limit(self.chunk))
        old = self.old(now - self.kept)
        wanted = old if self.wanted is None else old & self.wanted(now - self.kept)
        until, aged, count = (
            self.key.model.select(fn.MAX(self.key), _count(old), _count(wanted))
            .where(here)
            .tuples()
            .get()
        )
        if not aged:
            return None
        return Step(until, count, (self.key > after) & (self.key <= until) & wanted)


def _count(where: Expression) -> Function:
    return fn.COUNT(Case(None, [(where, 1)]))


def before(field: Field) -> When:
    """Rows whose time in that column is earlier."""
    return lambda moment: field < moment


def deletes(model: type[BaseModel]) -> Callable[[Expression], int]:
    """Delete the rows."""

    def drop(rows: Expression) -> int:
        return int(model.delete().where(rows).execute())

    return drop


def forgotten(name: str, moment: Field, kept: timedelta, wanted: When | None = None) -> Kind:
    """Rows that are deleted that long after the time in their column `moment`, all or those `wanted`."""
    model = moment.model
    return Kind(
        name=name,
        key=model.id,
        old=before(moment),
        kept=kept,
        drop=deletes(model),
        wanted=wanted,
    )


def emptied(name: str, moment: Field, kept: timedelta, wanted: When, **columns: Any) -> Kind:
    """Rows of which these columns are emptied that long after the time in their column `moment`."""
    model = moment.model

    def drop(rows: Expression) -> int:
        return int(model.update(**columns).where(rows).execute())

    return Kind(
        name=name,
        key=model.id,
        old=before(moment),
        kept=kept,
        drop=drop,
        wanted=wanted,
        stays=True,
    )
