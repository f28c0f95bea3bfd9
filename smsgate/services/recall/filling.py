"""Warnings into the outbox, chunk by chunk by INSERT … SELECT: a killed run goes on where it stopped."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from peewee import Case, Value, fn

from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.messages import Priority, State
from smsgate.models import Contact, OutboundMessage, Recall, RecallWarning, database
from smsgate.services.outbox.ids import listed
from smsgate.services.recall.called_back import call_back
from smsgate.services.recall.told import told, unwarned
from smsgate.wording import segments

CHUNK = 2_000
"""People a transaction covers: it holds SQLite's write lock, for which answers wait."""


def unfinished() -> list[Recall]:
    """Recalls with people still to be warned, oldest first."""
    query = Recall.select().where(Recall.finished_at.is_null())
    return list(query.order_by(Recall.id))


def fill(recall: Recall, now: datetime, go_on: Callable[[], bool] = lambda: True) -> bool:
    """Queue a warning for everybody told who has none; whether all have one now.

    `go_on` is asked before each chunk. Two workers at it, or a second run, warn nobody twice.
    """
    while go_on():
        # Again each time: somebody's claim may have been under way when the vacancy was withdrawn.
        call_back(recall.vacancy)
        contacts = [row[0] for row in unwarned(recall.vacancy).tuples()]
        if not contacts:
            Recall.update(finished_at=now).where(Recall.id == recall.id).execute()
            return True
        _warn(recall, contacts, now, go_on)
    return False


def _warn(
    recall: Recall, contacts: Sequence[int], now: datetime, go_on: Callable[[], bool]
) -> None:
    for first in range(0, len(contacts), CHUNK):
        if first and not go_on():
            return
        some = contacts[first : first + CHUNK]
        with database.atomic():
            _note(recall, some)
            _queue(recall, some, now)


def _note(recall: Recall, contacts: Sequence[int]) -> None:
    """Into the ledger, where each number has room once."""
    who = told(recall.vacancy, contacts).alias("told")
    query = (
        Contact.select(Value(recall.id), Contact.id, who.c.way)
        .join(who, on=(who.c.contact == Contact.id))
        .where(Contact.erased_at.is_null())
    )
    columns = [RecallWarning.recall, RecallWarning.contact, RecallWarning.way]
    RecallWarning.insert_from(query, columns).on_conflict_ignore().as_rowcount().execute()


def _queue(recall: Recall, contacts: Sequence[int], now: datetime) -> None:
    """A message for each line of the ledger that has none, and its number into the line."""
    lacking = (
        (RecallWarning.recall == recall)
        & RecallWarning.contact.in_(listed(contacts))
        & RecallWarning.message.is_null()
    )
    columns = _columns(recall, now)
    query = (
        Contact.select(*columns.values())
        .join(RecallWarning, on=(RecallWarning.contact == Contact.id))
        .where(lacking & Contact.erased_at.is_null())
    )
    OutboundMessage.insert_from(query, list(columns)).as_rowcount().execute()
    newest = OutboundMessage.select(fn.MAX(OutboundMessage.id)).where(
        (OutboundMessage.contact == RecallWarning.contact)
        & (OutboundMessage.created_at == now)
        & (OutboundMessage.priority == Priority.WARNING)
    )
    RecallWarning.update(message=newest).where(lacking).execute()


def _columns(recall: Recall, now: datetime) -> dict[Any, Any]:
    """The rest of the columns stays null, as it should be in a message that waits."""
    words = recall.texts
    counts = {language: segments.count(text).segments for language, text in words.items()}
    return {
        OutboundMessage.contact: Contact.id,
        OutboundMessage.gateway: Contact.gateway,
        OutboundMessage.priority: Value(int(Priority.WARNING)),
        OutboundMessage.text: _by_language(words),
        OutboundMessage.segments: _by_language(counts),
        OutboundMessage.state: Value(State.QUEUED.value),
        OutboundMessage.created_at: Value(OutboundMessage.created_at.db_value(now)),
        OutboundMessage.not_before: Value(OutboundMessage.not_before.db_value(recall.not_before)),
        OutboundMessage.attempts: Value(0),
        OutboundMessage.reason: Value(""),
        OutboundMessage.cost: Value(""),
    }


def _by_language(values: dict[str, Any]) -> Case:
    """A value by the contact's language, the default's where theirs is none of ours."""
    others = [(Contact.language == one, each) for one, each in values.items()]
    return Case(None, others, values[DEFAULT_LANGUAGE])
