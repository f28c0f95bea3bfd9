"""What is dropped, kind by kind: which rows, after how long, and what becomes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import Case, Expression, Field, Function, fn

from smsgate.messages import FINAL, State
from smsgate.models import (
    BaseModel,
    DeliveryWord,
    DigestRun,
    DigestText,
    Flag,
    InboundMessage,
    OutboundMessage,
    Shown,
    UssdSession,
)
from smsgate.services.retention import times

OPEN = (Flag.LATER, Flag.FAILED)
"""An officer was promised to look at these: they stay until one has."""

SETTLED = (*FINAL, State.SENT)
"""Of what is undelivered or unknown nothing is dropped."""

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
    """`moment` is when a row began, and grows with `key`. `drop` does away with the rows of a condition.

    `wanted`: only these. `stays`: rows are emptied, not deleted, so a run looks at those alone that came of
    age since the last.
    """

    name: str
    key: Field
    moment: Field
    kept: timedelta
    drop: Callable[[Expression], int]
    wanted: Expression | None = None
    chunk: int = CHUNK
    stays: bool = False

    def next(self, after: int, now: datetime) -> Step | None:
        """What comes after an id; None when nothing there is old enough."""
        ids = self.key.model.select(self.key).where(self.key > after).order_by(self.key)
        here = (self.key > after) & self.key.in_(ids.limit(self.chunk))
        old = self.moment < now - self.kept
        wanted = old if self.wanted is None else old & self.wanted
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


def _deletes(model: type[BaseModel]) -> Callable[[Expression], int]:
    def drop(rows: Expression) -> int:
        return int(model.delete().where(rows).execute())

    return drop


def _updates(model: type[BaseModel], **columns: Any) -> Callable[[Expression], int]:
    def drop(rows: Expression) -> int:
        return int(model.update(**columns).where(rows).execute())

    return drop


def _delete_texts(rows: Expression) -> int:
    """Texts of a run that no message refers to any more, with the list of what they showed."""
    runs = DigestRun.select(DigestRun.id).where(rows)
    told = OutboundMessage.select(OutboundMessage.id).where(
        OutboundMessage.digest_text == DigestText.id
    )
    query = DigestText.delete().where(DigestText.run.in_(runs) & ~fn.EXISTS(told))
    return int(query.execute())


KINDS = (
    Kind(
        name="texts_in",
        key=InboundMessage.id,
        moment=InboundMessage.received_at,
        kept=times.TEXTS,
        drop=_updates(InboundMessage, text=None, sender=""),
        wanted=InboundMessage.text.is_null(False) & InboundMessage.flag.not_in(OPEN),
        stays=True,
    ),
    Kind(
        name="texts_out",
        key=OutboundMessage.id,
        moment=OutboundMessage.created_at,
        kept=times.TEXTS,
        drop=_updates(OutboundMessage, text=None),
        wanted=OutboundMessage.text.is_null(False) & OutboundMessage.state.in_(SETTLED),
        stays=True,
    ),
    Kind(
        name="sessions",
        key=UssdSession.id,
        moment=UssdSession.created_at,
        kept=times.TALKS,
        drop=_deletes(UssdSession),
    ),
    Kind(
        name="reports",
        key=DeliveryWord.id,
        moment=DeliveryWord.received_at,
        kept=times.TALKS,
        drop=_deletes(DeliveryWord),
    ),
    Kind(
        name="shown",
        key=Shown.id,
        moment=Shown.at,
        kept=times.LEDGER,
        drop=_deletes(Shown),
    ),
    Kind(
        name="digests",
        key=OutboundMessage.id,
        moment=OutboundMessage.created_at,
        kept=times.LEDGER,
        # Which text a number got; what it cost, and what became of it, stays.
        drop=_updates(OutboundMessage, digest_text=None),
        wanted=OutboundMessage.digest_text.is_null(False) & OutboundMessage.state.in_(SETTLED),
        stays=True,
    ),
    Kind(
        name="digest_texts",
        key=DigestRun.id,
        moment=DigestRun.started_at,
        kept=times.LEDGER,
        drop=_delete_texts,
        chunk=1,
        stays=True,
    ),
)
"""In this order: a text goes after the messages that refer to it."""
