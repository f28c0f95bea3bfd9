"""Who follows what: signing up, stopping, pausing, and the marks that no import may overrule."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smsgate.config import Config
from smsgate.effects import Consented, Subscribed, Unsubscribed
from smsgate.messages import Priority, State
from smsgate.models import (
    Agent,
    AgentState,
    Contact,
    Counter,
    OutboundMessage,
    Person,
    Subscription,
    SubscriptionState,
    utcnow,
)
from smsgate.models.agent import STANDS
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.models.subscription import begin
from smsgate.services import meters, stops
from smsgate.services.learning import courses


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """Proof of consent: how it came (sms, ussd, import), from what source, in which words, when.

    `at` is None while the person is still to be asked.
    """

    how: str
    source: str
    words: str = ""
    at: datetime | None = None


def subscribe(contact: Contact, place: str, kind: str | None, record: ConsentRecord) -> Subscribed:
    """Follow `place` (a code or LUAR) for a kind of work or all, and keep the consent with it.

    Without consent yet the subscription waits as `asked`. A first one by SMS starts its news here: today's
    list is sent with the confirmation.
    """
    first = contact.follows is None
    person = Person.of(contact)
    state = Subscription.state_of(person, place, kind or "")
    if state != SubscriptionState.ACTIVE:
        _agree(person, place, kind or "", record)
    if record.at and first and record.how == "sms":
        contact.digest_from = Counter.current(PUBLISHED_SEQ)
    Subscription.refresh(contact)
    return Subscribed(new=state in (None, SubscriptionState.ENDED), first=first)


def _agree(person: Person, place: str, kind: str, record: ConsentRecord) -> None:
    begin(
        person=person,
        place=place,
        kind=kind,
        state=SubscriptionState.ACTIVE if record.at else SubscriptionState.ASKED,
        consent_at=record.at,
        consent_how=record.how,
        consent_source=record.source,
        consent_words=record.words,
        created_at=utcnow(),
        ended_at=None,
        ended_how="",
    )


def welcome_back(contact: Contact, config: Config) -> None:
    """The person asked for news themselves: an earlier STOP no longer stands."""
    stops.lift(contact.phone, config)
    if contact.stopped_at or contact.paused_until:
        contact.stopped_at = contact.paused_until = None
        contact.save(only=[Contact.stopped_at, Contact.paused_until])


def unsubscribe(contact: Contact, place: str, how: str, now: datetime) -> Unsubscribed:
    """End what is followed at `place`. The last one ended is a stop."""
    rows = [
        row
        for row in Subscription.of(contact, SubscriptionState.ACTIVE, SubscriptionState.ASKED)
        if row.place == place
    ]
    _end(rows, how, now)
    Subscription.refresh(contact)
    return Unsubscribed(ended=len(rows), left=len(Subscription.of(contact)))


def stop(contact: Contact, how: str, now: datetime) -> Unsubscribed:
    """End everything, and send nothing unasked from now on: what already waits is cancelled.

    All but a warning of a fraud we told of ourselves. Whoever was a village's agent is none any more.
    """
    rows = Subscription.of(contact, SubscriptionState.ACTIVE, SubscriptionState.ASKED)
    _end(rows, how, now)
    courses.end(contact, how, now)
    contact.stopped_at = now
    contact.save(only=[Contact.stopped_at])
    Subscription.refresh(contact)
    Agent.update(state=AgentState.ENDED, ended_at=now, ended_how=how).where(
        (Agent.contact == contact) & STANDS
    ).execute()
    query = OutboundMessage.update(state=State.CANCELLED, reason="stopped", settled_at=now).where(
        (OutboundMessage.contact == contact)
        & (OutboundMessage.state == State.QUEUED)
        & OutboundMessage.priority.not_in((Priority.ANSWER, Priority.WARNING))
    )
    meters.moved(contact.gateway, State.CANCELLED, int(query.execute()))
    return Unsubscribed(ended=len(rows), left=0)


def end(row: Subscription, contact: Contact, how: str, now: datetime) -> None:
    """End one of the subscriptions of a number, and nothing else."""
    _end([row], how, now)
    Subscription.refresh(contact)


def take_back_end(row: Subscription, contact: Contact) -> None:
    """A subscription stands as before, with the consent there was."""
    row.state = SubscriptionState.ACTIVE if row.consent_at else SubscriptionState.ASKED
    row.ended_at, row.ended_how = None, ""
    row.save(only=[Subscription.state, Subscription.ended_at, Subscription.ended_how])
    Subscription.refresh(contact)


def pause(contact: Contact, days: int, today: date) -> None:
    """No digest for `days` days; 0 ends a pause."""
    contact.paused_until = today + timedelta(days=days) if days else None
    contact.save(only=[Contact.paused_until])


def consent(contact: Contact, given: bool, words: str, now: datetime) -> Consented:
    """The answer to an import's question: all that was asked becomes active, or ends."""
    rows = Subscription.of(contact, SubscriptionState.ASKED)
    for row in rows:
        if given:
            row.state, row.consent_at, row.consent_words = SubscriptionState.ACTIVE, now, words
            row.save()
    if not given:
        _end(rows, "declined", now)
    Subscription.refresh(contact)
    return Consented(places=tuple(row.place for row in rows) if given else ())


def _end(rows: list[Subscription], how: str, now: datetime) -> None:
    for row in rows:
        row.state, row.ended_at, row.ended_how = SubscriptionState.ENDED, now, how
        row.save()
