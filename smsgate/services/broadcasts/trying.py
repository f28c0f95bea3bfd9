"""A broadcast's text on a phone at hand, before anybody else gets it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from smsgate import phone
from smsgate.config import Config
from smsgate.i18n import N_
from smsgate.messages import Priority
from smsgate.models import (
    Broadcast,
    BroadcastState,
    BroadcastText,
    BroadcastTrial,
    Contact,
    OutboundMessage,
    Staff,
    database,
)
from smsgate.services import audit, contacts, stops
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.steps import ours, texts_of

AN_HOUR = timedelta(hours=1)
TRIALS_AN_HOUR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The text of which language to try on which number (as typed). `once`: of the form it came from."""

    language: str
    number: str
    once: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A text that was tried: on which number (masked), when, and how it stands."""

    phone: str
    language: str
    at: datetime
    state: str


def send(broadcast_id: int, wish: Wish, officer: Staff, config: Config, now: datetime) -> str:
    """Send it; returns the number, masked. Wake the sender afterwards. The same `once` is sent once.

    Raises Refused for a number that must not be tried, and after so many within an hour.
    """
    number = _number(wish.number, config)
    with database.atomic():
        row = ours(broadcast_id, officer, *BroadcastState)
        text = texts_of(row).get(wish.language)
        if text is None:
            raise Refused(N_("There is no text in this language yet."), "language")
        if BroadcastTrial.select().where(BroadcastTrial.once == wish.once).exists():
            return phone.mask(number)
        _require_room(officer, now)
        contact = contacts.known(number, config, now)
        sent = _queue(contact, text, now)
        _keep(row, wish, officer, sent, now)
    return phone.mask(number)


def tried(broadcast: Broadcast) -> list[Tried]:
    """What was tried of it, the last first."""
    trial, sent = BroadcastTrial, OutboundMessage
    query: Any = (
        trial.select(Contact.phone, trial.language, trial.created_at, sent.state)
        .join(sent)
        .join(Contact)
        .where(trial.broadcast == broadcast)
        .order_by(trial.id.desc())
        .limit(TRIALS_AN_HOUR)
        .tuples()
    )
    return [
        Tried(phone=phone.mask(number), language=language, at=at, state=state)
        for number, language, at, state in query
    ]


def _number(typed: str, config: Config) -> str:
    number = phone.normalise(typed)
    if number is None:
        raise Refused(N_("That is no mobile number. Write it as 0812…"), "number")
    if config.simulated and not phone.is_trial(number):
        raise Refused(
            N_("On the simulator only trial numbers get SMS: 0840 and any eight digits."), "number"
        )
    if stops.stands(number, config):
        raise Refused(N_("This number said STOP: nothing is sent to it. Take another."), "number")
    return number


def _require_room(officer: Staff, now: datetime) -> None:
    recent = BroadcastTrial.select().where(
        (BroadcastTrial.staff == officer) & (BroadcastTrial.created_at > now - AN_HOUR)
    )
    if recent.count() >= TRIALS_AN_HOUR:
        raise Refused(
            N_("You tried %(most)d times within an hour. Wait a little."),
            "number",
            most=TRIALS_AN_HOUR,
        )


def _queue(contact: Contact, text: BroadcastText, now: datetime) -> OutboundMessage:
    return OutboundMessage.create(
        contact=contact,
        gateway=contact.gateway,
        priority=Priority.OFFICER,
        text=text.text,
        segments=text.segments,
        created_at=now,
        not_before=now,
    )


def _keep(row: Broadcast, wish: Wish, officer: Staff, sent: OutboundMessage, now: datetime) -> None:
    BroadcastTrial.create(
        broadcast=row,
        staff=officer,
        outbound=sent,
        language=wish.language,
        once=wish.once,
        created_at=now,
    )
    after = {"contact": sent.contact.id, "language": wish.language}
    audit.record(officer, "broadcast.try", "broadcast", row.id, now=now, after=after)
