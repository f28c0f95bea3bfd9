"""People who get the news, page by page, and as a table to take away."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from peewee import chunked

from smsgate import phone
from smsgate.config import Config
from smsgate.models import Contact, Person, Staff, Subscription, SubscriptionState, database
from smsgate.services import audit
from smsgate.services.paging import leaf
from smsgate.services.rights import Right, may
from smsgate.services.subscriber_desk.wanted import Standing, Wanted, people, standing_of

PAGE = 50
STREAM = 500
"""People read at once for a table."""

LIVE = (SubscriptionState.ACTIVE, SubscriptionState.ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One thing somebody follows, or followed."""

    place: str
    kind: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """A number in the list, masked unless it was asked for whole.

    `followed`: what is live, or else all there was. `since` and `way`: when and how the first of them came.
    """

    id: int
    phone: str
    language: str
    standing: Standing
    paused_until: date | None
    followed: tuple[Followed, ...]
    since: datetime
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of `pages`; `count` people in all."""

    rows: tuple[Subscriber, ...]
    count: int
    number: int
    pages: int


def page(wanted: Wanted, by: Staff, config: Config, number: int) -> Page:
    """The page of that number, or the last there is."""
    query = people(wanted, by, config.region, config.timezone)
    count = int(query.order_by().count())
    at = leaf(number, count, PAGE)
    contacts = list(query.limit(PAGE).offset(at.first))
    rows = tuple(_rows(contacts, config, whole=False))
    return Page(rows=rows, count=count, number=at.number, pages=at.pages)


def export(wanted: Wanted, by: Staff, config: Config, now: datetime) -> Iterator[Subscriber]:
    """Everybody wanted, for a table; it is in the audit log before the first row is given out.

    Numbers are whole only for those who may reveal them.
    """
    whole = may(by, Right.REVEAL)
    with database.atomic():
        told = {**wanted.told(), "numbers": "whole" if whole else "masked"}
        audit.record(by, "subscriber.export", "subscriber", "", now=now, after=told)
    return _all(wanted, by, config, whole=whole)


def _all(wanted: Wanted, by: Staff, config: Config, *, whole: bool) -> Iterator[Subscriber]:
    """Their ids are looked for once: to look again for each batch would take as long each time."""
    query = people(wanted, by, config.region, config.timezone)
    ids = [contact_id for (contact_id,) in query.select(Contact.id).tuples()]
    for some in chunked(ids, STREAM):
        contacts = Contact.select().where(Contact.id.in_(some)).order_by(Contact.id.desc())
        yield from _rows(list(contacts), config, whole=whole)


def _rows(contacts: Sequence[Contact], config: Config, *, whole: bool) -> Iterator[Subscriber]:
    today = datetime.now(config.timezone).date()
    theirs = _subscriptions([contact.id for contact in contacts])
    for contact in contacts:
        if theirs[contact.id]:
            yield _row(contact, theirs[contact.id], today, whole=whole)


def _row(contact: Contact, rows: list[Subscription], today: date, *, whole: bool) -> Subscriber:
    live = [row for row in rows if row.state in LIVE] or rows
    return Subscriber(
        id=contact.id,
        phone=phone.local(contact.phone) if whole else phone.mask(contact.phone),
        language=contact.language,
        standing=standing_of(contact, {row.state for row in rows}, today),
        paused_until=contact.paused_until if contact.paused_on(today) else None,
        followed=tuple(Followed(place=row.place, kind=row.kind, state=row.state) for row in live),
        since=min(row.created_at for row in rows),
        way=rows[0].consent_how,
    )


def _subscriptions(contacts: Sequence[int]) -> dict[int, list[Subscription]]:
    found: dict[int, list[Subscription]] = defaultdict(list)
    query = (
        Subscription.select(Subscription, Person)
        .join(Person)
        .where(Person.contact.in_(contacts))
        .order_by(Subscription.id)
    )
    for row in query:
        found[row.person.__data__["contact"]].append(row)
    return found
