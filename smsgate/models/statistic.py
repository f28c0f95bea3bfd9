"""Sums of each day, so that a page reads a few hundred rows where millions were written."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from peewee import (
    BigIntegerField,
    CompositeKey,
    DateField,
    Insert,
    IntegerField,
    TextField,
)

from smsgate.models.base import BaseModel, UtcDateTimeField
from smsgate.models.prepared import Prepared, Slot

Key = tuple[str, str]
"""The name of a figure and its label ("" where it has none)."""


class DailyFigure(BaseModel):
    """One sum of one local day. Names and labels: `services.statistics.names`."""

    day = DateField()
    name = TextField()
    label = TextField(default="")
    value = BigIntegerField()

    class Meta:
        primary_key = CompositeKey("day", "name", "label")

    @classmethod
    def of_day(cls, day: date, names: Sequence[str]) -> dict[Key, int]:
        """A day's sums of those names."""
        query: Any = cls.select(cls.name, cls.label, cls.value).where(
            (cls.day == day) & cls.name.in_(names)
        )
        return {(name, label): value for name, label, value in query.tuples()}

    @classmethod
    def rewrite(cls, day: date, before: Mapping[Key, int], after: Mapping[Key, int]) -> None:
        """Write only what changed: a quiet minute costs nothing. Call inside a transaction."""
        rows = [
            {"day": day, "name": name, "label": label, "value": value}
            for (name, label), value in sorted(after.items())
            if before.get((name, label)) != value
        ]
        if rows:
            cls.insert_many(rows).on_conflict(
                conflict_target=[cls.day, cls.name, cls.label], preserve=[cls.value]
            ).execute()
        for name, label in before.keys() - after.keys():
            cls.delete().where(
                (cls.day == day) & (cls.name == name) & (cls.label == label)
            ).execute()


class CountedDay(BaseModel):
    """When a local day was last counted, and how long it took in milliseconds."""

    day = DateField(primary_key=True)
    counted_at = UtcDateTimeField(null=True)
    took = IntegerField(default=0)

    @classmethod
    def take(cls, day: date, last: datetime | None, now: datetime, took: int) -> bool:
        """Note a count begun `now`; False when somebody else counted since `last`. In a transaction."""
        cls.insert(day=day).on_conflict_ignore().execute()
        since = cls.counted_at.is_null() if last is None else cls.counted_at == last
        moved = cls.update(counted_at=now, took=took).where((cls.day == day) & since)
        return bool(moved.execute())

    @classmethod
    def again(cls, day: date, over: datetime) -> None:
        """Something of a day that was `over` then has changed: it is counted once more."""
        cls.update(counted_at=over).where((cls.day == day) & (cls.counted_at > over)).execute()


class UnmetWord(BaseModel):
    """How often a word was looked for in a place on a local day and nothing was found there.

    `place`: a code, LUAR, or "" for the whole region; `word`: of our own tables, or "" for any work at all.
    Nothing in it tells who asked.
    """

    day = DateField()
    place = TextField()
    word = TextField()
    count = IntegerField()

    class Meta:
        primary_key = CompositeKey("day", "place", "word")

    @classmethod
    def note(cls, day: date, place: str, words: Sequence[str]) -> None:
        """Count each word once more. In one order always: two texts at it never wait in a circle."""
        _NOTE(words=tuple(sorted(words)), day=day, place=place)


def _note(words: Sequence[Slot], day: Slot, place: Slot) -> Insert:
    row = {UnmetWord.day: day.of(UnmetWord.day), UnmetWord.place: place, UnmetWord.count: 1}
    rows = [{**row, UnmetWord.word: word} for word in words]
    return UnmetWord.insert_many(rows).on_conflict(
        conflict_target=[UnmetWord.day, UnmetWord.place, UnmetWord.word],
        update={UnmetWord.count: UnmetWord.count + 1},
    )


_NOTE = Prepared(_note)
