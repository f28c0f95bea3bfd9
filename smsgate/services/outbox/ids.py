"""Conditions on rows that are known by their numbers."""

from collections.abc import Iterable, Mapping

from peewee import SQL, Expression

from smsgate.messages import State
from smsgate.models import OutboundMessage, database


def listed(ids: Iterable[int]) -> SQL:
    """`(1,2,3)` for `column.in_(…)`: bound one by one, a hundred numbers cost more than the query."""
    return SQL(f"({','.join(str(int(one)) for one in ids) or 'NULL'})")


def each(values: Mapping[int, str]) -> SQL:
    """A value for each message by its number. (peewee's Case takes longer to put together than to run.)"""
    cases = " ".join(f"WHEN {int(one)} THEN {database.param}" for one in values)
    return SQL(f"CASE id {cases} END", tuple(values.values()))


def still_in(*states: State) -> Expression:
    """Whether messages given by their numbers are in one of these states.

    The empty word keeps the index of states out: it would lead through all that ever was in them.
    """
    return OutboundMessage.state.concat("").in_(states)
