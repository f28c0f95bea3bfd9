"""Conditions on rows that are known by their numbers."""

from collections.abc import Iterable, Iterator, Mapping

from peewee import SQL, Expression

from smsgate.messages import State
from smsgate.models import OutboundMessage, database

CHUNK = 500
"""Messages a transaction: answers wait for it."""


def listed(ids: Iterable[int]) -> SQL:
    """`(1,2,3)` for `column.in_(…)`: bound one by one, a hundred numbers cost more than the query."""
    return SQL(f"({','.join(str(int(one)) for one in ids) or 'NULL'})")


def in_chunks(where: Expression) -> Iterator[list[int]]:
    """Ids of the messages of a condition, some at a time, until it holds for none.

    The caller must have changed those it got, so that it holds for them no more. Looked for outside of any
    transaction: on SQLite answers wait for its write lock.
    """
    some = OutboundMessage.select(OutboundMessage.id).where(where).limit(CHUNK)
    while ids := list(some.scalars()):
        yield ids


def each(values: Mapping[int, str]) -> SQL:
    """A value for each message by its number. (peewee's Case takes longer to put together than to run.)"""
    cases = " ".join(f"WHEN {int(one)} THEN {database.param}" for one in values)
    return SQL(f"CASE id {cases} END", tuple(values.values()))


def still_in(*states: State) -> Expression:
    """Whether messages given by their numbers are in one of these states.

    The empty word keeps the index of states out: it would lead through all that ever was in them.
    """
    return OutboundMessage.state.concat("").in_(states)
