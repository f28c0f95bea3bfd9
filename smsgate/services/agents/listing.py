"""The roll of village agents as pages and as a table; numbers masked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from peewee import JOIN, ModelSelect, chunked

from smsgate import phone
from smsgate.config import Config
from smsgate.models import Agent, AgentState, Contact, Staff, database
from smsgate.services import audit
from smsgate.services.agents import helping
from smsgate.services.paging import Page, paged
from smsgate.services.places import place_book
from smsgate.services.rights import Right, districts, may
from smsgate.views import Helped

PAGE = 50
STREAM = 500

PAUSED = "paused"
"""How an agent stands besides the states of the role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agent. `phone` is "" where the number is somebody else's by now.

    `month` is what they did this month, `ever` since they began.
    """

    id: int
    name: str
    office: str
    village: str
    district: str
    phone: str
    state: str
    month: Helped
    ever: Helped


def page(area: str, by: Staff, config: Config, now: datetime, number: int) -> Page[Line]:
    """A page of those in a district ("": of all the officer's); who stands before who ended, by village."""
    query = _roll(area, by)
    total = int(query.order_by().count())
    return paged(query, total, number, PAGE, partial(_lines, config=config, now=now, whole=False))


def export(area: str, by: Staff, config: Config, now: datetime) -> Iterator[Line]:
    """All of them for a table; it stands in the audit log before the first row is given out.

    Numbers are whole only for those who may reveal them.
    """
    whole = may(by, Right.REVEAL)
    told = {"district": area, "numbers": "whole" if whole else "masked"}
    with database.atomic():
        audit.record(by, "agent.export", "agent", "", now=now, after=told)
    return _all(list(_roll(area, by)), config, now, whole=whole)


def one(agent: Agent, config: Config, now: datetime) -> Line:
    """One of them."""
    return next(iter(_lines([agent], config, now, whole=False)))


def reveal(agent: Agent, by: Staff, now: datetime) -> str:
    """The whole number, as people there write it; that it was looked at stays in the audit log."""
    if agent.contact is None:
        return ""
    with database.atomic():
        audit.record(by, "agent.reveal", "agent", agent.id, now=now)
    return phone.local(agent.contact.phone)


def _roll(area: str, by: Staff) -> "ModelSelect[Agent]":
    query = Agent.select(Agent, Contact).join(Contact, JOIN.LEFT_OUTER)
    reach = districts(by)
    if area:
        query = query.where(Agent.area == area)
    if reach is not None:
        query = query.where(Agent.area.in_(reach))
    return query.order_by(Agent.state == AgentState.ENDED, Agent.village, Agent.id)


def _all(rows: Iterable[Agent], config: Config, now: datetime, *, whole: bool) -> Iterator[Line]:
    for some in chunked(rows, STREAM):
        yield from _lines(some, config, now, whole=whole)


def _lines(rows: Sequence[Agent], config: Config, now: datetime, *, whole: bool) -> Iterator[Line]:
    ids = [row.id for row in rows]
    month, ever = helping.helped(ids, helping.month_began(config, now)), helping.helped(ids)
    book = place_book(config.region)
    shown = phone.local if whole else phone.mask
    for row in rows:
        yield Line(
            id=row.id,
            name=row.name,
            office=row.office,
            village=book.name(row.village) or row.village,
            district=book.name(row.area),
            phone=shown(row.contact.phone) if row.contact else "",
            state=_standing(row, config, now),
            month=month.get(row.id, Helped()),
            ever=ever.get(row.id, Helped()),
        )


def _standing(row: Agent, config: Config, now: datetime) -> str:
    today = now.astimezone(config.timezone).date()
    if row.state == AgentState.ACTIVE and row.contact and row.contact.paused_on(today):
        return PAUSED
    return str(row.state)
