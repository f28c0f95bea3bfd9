"""A text came in: understand it, carry out what it asks, answer. One short transaction, nothing lost."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from peewee import IntegrityError
from structlog.contextvars import bound_contextvars

from smsgate import phone
from smsgate.effects import Unsubscribe
from smsgate.handlers.reply import Speech
from smsgate.i18n import translator
from smsgate.messages import Inbound
from smsgate.models import (
    Contact,
    Dialogue,
    Flag,
    InboundMessage,
    OutboundMessage,
    Shown,
    database,
)
from smsgate.models.contact import keep_helped
from smsgate.models.inbound import keep_judgement, keep_text
from smsgate.models.outbound import queue_answer
from smsgate.services import intake, limits, meters, trace
from smsgate.services.apply import Source, carry_out
from smsgate.services.desk import Desk
from smsgate.services.inbox import arrivals
from smsgate.services.remember import remember
from smsgate.services.statistics import unmet
from smsgate.services.thinking import CHANNEL, Thought, think, think_ahead
from smsgate.understanding import Intent, Request
from smsgate.wording import gsm7, segments

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a text: the row it is kept in (None: a repeat), and the answers queued."""

    inbound_id: int | None
    duplicate: bool = False
    replies: tuple[OutboundMessage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """One text in its transaction. `ahead`: what was worked out before."""

    request: Request
    ahead: Thought | None
    contact: Contact
    inbound: InboundMessage
    desk: Desk
    now: datetime


def receive(event: Inbound, desk: Desk, now: datetime) -> Receipt:
    """Store and answer a text. A network's repeat changes nothing.

    Raises peewee's errors when it could not be stored: then nothing was, and the network should try again.
    """
    text = intake.storable(event.text)
    number = phone.normalise(event.sender)
    if number is None or number == phone.normalise(desk.config.service_number):
        kept = intake.keep_unanswered(event, text, now)
        return Receipt(inbound_id=kept, duplicate=kept is None)
    request = desk.reader.read(text)
    ahead = think_ahead(request, number, desk, now)
    try:
        with database.atomic():
            contact = Contact.heard(number, event.gateway, now)
            inbound = _store(event, text, request, contact, now)
            turn = _Turn(
                request=request, ahead=ahead, contact=contact, inbound=inbound, desk=desk, now=now
            )
            with bound_contextvars(trace=trace.of_text(inbound.id)):
                replies = _answer(turn)
            database.after_commit(desk.ring)
    except IntegrityError:
        if intake.is_repeat(event):
            return Receipt(inbound_id=None, duplicate=True)
        raise
    _tell(inbound, number, replies)
    return Receipt(inbound_id=inbound.id, replies=replies)


def _tell(inbound: InboundMessage, number: str, replies: tuple[OutboundMessage, ...]) -> None:
    meters.received(inbound.gateway, inbound.flag, inbound.intent)
    log.info(
        "sms.received",
        trace=trace.of_text(inbound.id),
        gateway=inbound.gateway,
        sender=phone.mask(number),
        intent=inbound.intent,
        flag=inbound.flag,
        outbound=[reply.id for reply in replies],
    )


def _store(
    event: Inbound, text: str, request: Request, contact: Contact, now: datetime
) -> InboundMessage:
    return keep_text(
        **intake.columns(event, text, now),
        contact=contact,
        intent=request.intent.value,
        confidence=request.confidence,
    )


def _answer(turn: _Turn) -> tuple[OutboundMessage, ...]:
    inbound, intent = turn.inbound, turn.request.intent
    if turn.contact.blocked_at(turn.now):
        return _unheard(turn)
    limit = limits.reached(turn.contact, turn.now, inbound.text)
    if limit:  # whom we leave without an answer, staff should see
        inbound.flag, inbound.note = Flag.LIMITED, limit
    speech = Speech()
    if not limit or intent in limits.ALWAYS_OBEYED:
        speech = _spoken(turn)
    if (inbound.flag, inbound.intent) != (Flag.NONE, intent.value):
        keep_judgement(inbound)
    _lay_before_officers(turn)
    return tuple(_queue(text, turn) for text in speech.texts)


def _unheard(turn: _Turn) -> tuple[OutboundMessage, ...]:
    """Of a number that staff blocked: kept, and nobody's work; but STOP is obeyed, and confirmed."""
    turn.inbound.flag, turn.inbound.note = Flag.BLOCKED, limits.BLOCKED
    speech = _spoken(turn) if turn.request.intent is Intent.UNSUBSCRIBE else Speech()
    keep_judgement(turn.inbound)
    return tuple(_queue(text, turn) for text in speech.texts)


def _lay_before_officers(turn: _Turn) -> None:
    """What they were promised to see, and whatever else comes in a conversation of theirs."""
    inbound, ahead = turn.inbound, turn.ahead
    if arrivals.presses(inbound):
        dialogue = ahead.dialogue if ahead else None
        area = arrivals.area(turn.contact, turn.request.place, dialogue, turn.desk.config)
        arrivals.press(inbound, area, turn.now)
    elif ahead is None or ahead.talking:
        arrivals.touch(turn.contact, turn.now)


def _spoken(turn: _Turn) -> Speech:
    """What the handler says. Over the limit it says no more than that a person is out."""
    limited = turn.inbound.flag in (Flag.LIMITED, Flag.BLOCKED)
    try:
        with database.atomic():
            speech, ended = _converse(turn)
    except Exception:  # whatever a handler does, the message itself is kept and answered
        log.exception("handler.failed", intent=turn.request.intent.value)
        turn.inbound.flag, speech, ended = Flag.FAILED, _apology(turn.contact), False
    return speech if ended or not limited else Speech()


def _converse(turn: _Turn) -> tuple[Speech, bool]:
    """What the handler says, and whether it ended something for the person."""
    contact, now, config = turn.contact, turn.now, turn.desk.config
    thought = turn.ahead
    if thought is None or not thought.holds(contact):
        thought = think(turn.request, contact, turn.desk, now)
    turn.inbound.intent = thought.request.intent.value
    effects = thought.reply.effects
    source = Source(channel=CHANNEL, inbound=turn.inbound)
    results = carry_out(effects, contact, now, config=config, source=source)
    speech = thought.speech or thought.reply.say(results)
    if thought.request.intent is Intent.UNKNOWN and speech.texts:
        contact.helped_on = now.astimezone(config.timezone).date()
        keep_helped(contact)
    # An effect may have changed it: HAPUS DATA forgets what was talked about.
    remember(contact, speech, now, Dialogue.of(contact) if effects else thought.dialogue)
    Shown.record(contact, speech.shown, CHANNEL, now)
    unmet.note(speech.unmet, config, now)
    return speech, any(isinstance(effect, Unsubscribe) for effect in effects)


def _apology(contact: Contact) -> Speech:
    _ = translator(contact.language)
    return Speech(
        texts=(
            _(
                "Sorry, something went wrong on our side. Your message is kept and an officer will "
                "look at it. Please try again later."
            ),
        )
    )


def _queue(text: str, turn: _Turn) -> OutboundMessage:
    words = gsm7.to_gsm7(text)
    return queue_answer(
        contact=turn.contact,
        gateway=turn.inbound.gateway,
        text=words,
        in_reply_to=turn.inbound,
        segments=segments.count(words).segments,
        created_at=turn.now,
        not_before=turn.now,
    )
