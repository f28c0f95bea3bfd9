"""The broadcasts there are, newest first, page by page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from smsgate.models import Broadcast, BroadcastState
from smsgate.services.paging import leaf

PAGE = 20

SHOWN: dict[str, tuple[BroadcastState, ...]] = {
    "drafts": (BroadcastState.DRAFT,),
    "asked": (BroadcastState.ASKED,),
    "underway": (
        BroadcastState.APPROVED,
        BroadcastState.FILLING,
        BroadcastState.SENDING,
        BroadcastState.PAUSED,
    ),
    "over": (BroadcastState.DONE, BroadcastState.STOPPED),
}
"""The tabs of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list. `people`: who got it, or who would have when somebody last counted."""

    id: int
    title: str
    state: BroadcastState
    people: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `number` counts from 1 and is one of `pages`. `tabs`: how many each holds."""

    broadcasts: tuple[Listed, ...]
    total: int
    number: int
    pages: int
    tabs: dict[str, int]


def page(tab: str, number: int) -> Page:
    """A page of a tab; an unknown tab holds all. Too far is the last page."""
    tabs = _tabs()
    query = Broadcast.select()
    if tab in SHOWN:
        query = query.where(Broadcast.state.in_(SHOWN[tab]))
    total = tabs[tab] if tab in SHOWN else sum(tabs.values())
    at = leaf(number, total, PAGE)
    rows = query.order_by(Broadcast.id.desc()).offset(at.first).limit(PAGE)
    return Page(
        broadcasts=tuple(map(_listed, rows)),
        total=total,
        number=at.number,
        pages=at.pages,
        tabs=tabs,
    )


def _tabs() -> dict[str, int]:
    query: Any = Broadcast.select(Broadcast.state, fn.COUNT(Broadcast.id))
    counts = dict(query.group_by(Broadcast.state).tuples())
    return {tab: sum(counts.get(state, 0) for state in states) for tab, states in SHOWN.items()}


def _listed(row: Broadcast) -> Listed:
    return Listed(
        id=row.id,
        title=row.title,
        state=BroadcastState(row.state),
        people=row.people or row.approved_people or row.asked_people,
        at=row.begins_at or row.asked_at or row.created_at,
    )
