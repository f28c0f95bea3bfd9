"""Who gets a digest, and how alike they are: one group is told one text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peewee import Expression, fn

from smsgate.models import Contact

WITH_THE_RUN = -1
"""The start of those whose news begins where the run's does."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """All who follow the same in one language, told what was published after the same `start`."""

    follows: str
    start: int

    @classmethod
    def of(cls, follows: str, digest_from: int | None) -> "Group":
        """The group of a contact with these."""
        return cls(follows, WITH_THE_RUN if digest_from is None else digest_from)


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


def likely_awake(day: date) -> Expression:
    """Hardly more than `awake`, and cheap: of most contacts nothing but an index is read."""
    return Contact.follows.is_null(False) & (Contact.digest_from.is_null() | awake(day))


def within(region: str) -> Expression:
    """The condition for those who follow something in a region (a code of any level)."""
    return Contact.follows.contains(f"|{region}:") | Contact.follows.contains(f"|{region}.")


def groups_of(audience: Expression) -> Iterator[Group]:
    """The groups among the contacts of a condition."""
    query = Contact.select(Contact.follows, Contact.digest_from).where(audience).distinct()
    for row in query.tuples().iterator():
        yield Group.of(*row)


def counted(audience: Expression) -> Iterator[tuple[Group, int]]:
    """The same with the number of people in each."""
    query = (
        Contact.select(Contact.follows, Contact.digest_from, fn.COUNT(Contact.id))
        .where(audience)
        .group_by(Contact.follows, Contact.digest_from)
    )
    for follows, digest_from, people in query.tuples().iterator():
        yield Group.of(follows, digest_from), people
