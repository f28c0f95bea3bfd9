"""The list of the inbox: what is late on top, then who has waited longest, then who wrote last."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from peewee import JOIN, fn

from smsgate import phone
from smsgate.models import (
    Case,
    Contact,
    Conversation,
    ConversationLabel,
    ConversationState,
    InboundMessage,
    Label,
    Staff,
)
from smsgate.services.inbox import cases, private, reach, target

PAGE = 30

LIVE = (ConversationState.OPEN, ConversationState.WAITING)


class Show(StrEnum):
    """Which conversations a list is of."""

    ALL = "all"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an officer looks for. `contacts`: only with these numbers, closed ones as well (a search)."""

    officer: Staff
    zone: tzinfo
    show: Show = Show.ALL
    area: str = ""
    topic: str = ""
    label: int | None = None
    contacts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A conversation as the list shows it. `number` is masked; `late`: by how much it is over the target;
    `said`: the person's last words ("" when they are no longer kept, or `private`). `cases`: number and kind
    of those open.
    """

    contact: int
    number: str
    state: str
    topic: str
    area: str
    assignee: str
    waiting_since: datetime | None
    due: datetime | None
    late: timedelta | None
    last_at: datetime
    unread: bool
    said: str
    labels: tuple[str, ...]
    cases: tuple[tuple[int, str], ...]
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page; `number` counts from 1."""

    items: tuple[Item, ...]
    number: int
    more: bool


def page(wanted: Wanted, number: int, now: datetime) -> Listed:
    """The conversations of a page; a page that is not there is empty."""
    number = max(1, number)
    rows = list(_rows(wanted, now).offset((number - 1) * PAGE).limit(PAGE + 1))
    shown = rows[:PAGE]
    ids = [row.contact_id for row in shown]
    beside = _Beside(
        said=_last_words(ids),
        labels=_labels(ids),
        cases=cases.of_many(ids),
        private=private.among(ids),
    )
    return Listed(
        items=tuple(_item(row, beside, wanted.zone, now) for row in shown),
        number=number,
        more=len(rows) > PAGE,
    )


def counts(officer: Staff, zone: tzinfo, now: datetime) -> dict[Show, int]:
    """How many there are to each list of what is not closed."""
    late = Conversation.waiting_since <= target.overdue_before(now, zone)
    columns = {
        Show.ALL: fn.COUNT(Conversation.contact),
        Show.MINE: _how_many(Conversation.assignee == officer),
        Show.UNASSIGNED: _how_many(Conversation.assignee.is_null()),
        Show.OVERDUE: _how_many(late),
    }
    query: Any = Conversation.select(*columns.values()).where(
        Conversation.state.in_(LIVE) & reach.within(officer)
    )
    return dict(zip(columns, query.tuples().get(), strict=True))


def _how_many(condition: Any) -> Any:
    return fn.COUNT(Conversation.contact).filter(condition)


def _rows(wanted: Wanted, now: datetime) -> Any:
    query = (
        Conversation.select(Conversation, Contact, Staff)
        .join(Contact)
        .switch(Conversation)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(_condition(wanted, now))
    )
    if wanted.show is Show.CLOSED and wanted.contacts is None:
        return query.order_by(Conversation.last_at.desc())
    return query.order_by(Conversation.waiting_since.asc(nulls="LAST"), Conversation.last_at.desc())


def _condition(wanted: Wanted, now: datetime) -> Any:
    condition = reach.within(wanted.officer)
    if wanted.contacts is not None:
        condition &= Conversation.contact.in_(wanted.contacts)
    elif wanted.show is not Show.CLOSED:
        condition &= Conversation.state.in_(LIVE)
    if wanted.area:
        condition &= Conversation.area == wanted.area
    if wanted.topic:
        condition &= Conversation.topic == wanted.topic
    if wanted.label is not None:
        has = ConversationLabel.select(ConversationLabel.conversation)
        condition &= Conversation.contact.in_(has.where(ConversationLabel.label == wanted.label))
    return condition & _shown(wanted, now) if wanted.show is not Show.ALL else condition


def _shown(wanted: Wanted, now: datetime) -> Any:
    match wanted.show:
        case Show.MINE:
            return Conversation.assignee == wanted.officer
        case Show.UNASSIGNED:
            return Conversation.assignee.is_null()
        case Show.OVERDUE:
            return Conversation.waiting_since <= target.overdue_before(now, wanted.zone)
        case _:
            return Conversation.state == ConversationState.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands beside the conversations of a page, by number."""

    said: dict[int, str]
    labels: dict[int, list[str]]
    cases: dict[int, list[Case]]
    private: set[int]


def _item(row: Conversation, beside: _Beside, zone: tzinfo, now: datetime) -> Item:
    waits = row.waiting_since if row.state == ConversationState.OPEN else None
    due = target.due(waits, zone) if waits else None
    return Item(
        contact=row.contact_id,
        number=phone.mask(row.contact.phone),
        state=row.state,
        topic=row.topic,
        area=row.area,
        assignee=row.assignee.called if row.assignee else "",
        waiting_since=waits,
        due=due,
        late=now - due if due and due < now else None,
        last_at=row.last_at,
        unread=row.unread,
        said="" if row.contact_id in beside.private else beside.said.get(row.contact_id, ""),
        labels=tuple(beside.labels.get(row.contact_id, ())),
        cases=tuple((case.id, case.kind) for case in beside.cases.get(row.contact_id, ())),
        private=row.contact_id in beside.private,
    )


def _last_words(contacts: list[int]) -> dict[int, str]:
    newest = (
        InboundMessage.select(fn.MAX(InboundMessage.id))
        .where(InboundMessage.contact.in_(contacts))
        .group_by(InboundMessage.contact)
    )
    query: Any = InboundMessage.select(InboundMessage.contact, InboundMessage.text)
    return {
        contact: text or "" for contact, text in query.where(InboundMessage.id.in_(newest)).tuples()
    }


def _labels(contacts: list[int]) -> dict[int, list[str]]:
    query: Any = (
        ConversationLabel.select(ConversationLabel.conversation, Label.name)
        .join(Label)
        .where(ConversationLabel.conversation.in_(contacts))
        .order_by(Label.name)
    )
    found: dict[int, list[str]] = {}
    for contact, name in query.tuples():
        found.setdefault(contact, []).append(name)
    return found
