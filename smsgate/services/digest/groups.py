"""Who gets a digest, and how alike they are: one group is told one text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peewee import Expression, fn

from smsgate.models import Contact

WITH_THE_RUN = -1
"""The start of those whose news begins where the run's does."""

START = fn.COALESCE(Contact.digest_from, WITH_THE_RUN)


@dataclass(frozen=True, slots=True)
class Group:
    """All who follow the same in one language, told what was published after the same `start`."""

    follows: str
    start: int
    people: int

    @property
    def key(self) -> tuple[str, int]:
        """What the group's text is found by."""
        return self.follows, self.start


def following() -> Expression:
    """The condition for everybody who follows something and did not say STOP."""
    return (
        Contact.follows.is_null(False) & Contact.stopped_at.is_null() & Contact.erased_at.is_null()
    )


def paused(day: date) -> Expression:
    """The condition for those whose pause lasts beyond that day."""
    return Contact.paused_until.is_null(False) & (Contact.paused_until > day)


def awake(day: date) -> Expression:
    """The condition for those who get that day's digest."""
    return following() & (Contact.paused_until.is_null() | (Contact.paused_until <= day))


def within(region: str | None) -> Expression | None:
    """The condition for those who follow something in a region (a code of any level)."""
    if region is None:
        return None
    return Contact.follows.contains(f"|{region}:") | Contact.follows.contains(f"|{region}.")


def groups_of(audience: Expression) -> Iterator[Group]:
    """The groups among the contacts of a condition, one row of the database at a time."""
    query = (
        Contact.select(Contact.follows, START, fn.COUNT(Contact.id))
        .where(audience)
        .group_by(Contact.follows, START)
        .tuples()
    )
    for row in query.iterator():
        yield Group(*row)
