"""A text came in: understand it, carry out what it asks, answer. One short transaction, nothing lost."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from peewee import IntegrityError
from structlog.contextvars import bound_contextvars

from smsgate import phone
from smsgate.effects import Unsubscribe
from smsgate.handlers import router
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Speech
from smsgate.i18n import translator
from smsgate.messages import Inbound
from smsgate.models import (
    Contact,
    Flag,
    InboundMessage,
    OutboundMessage,
    Shown,
    database,
)
from smsgate.models.inbound import keep_text
from smsgate.models.outbound import queue_answer
from smsgate.services import intake, limits, meters, trace
from smsgate.services.apply import Source, carry_out
from smsgate.services.desk import Desk
from smsgate.services.directory import context_for
from smsgate.services.remember import remember
from smsgate.understanding import Intent, Request
from smsgate.wording import gsm7, segments

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a text: the row it is kept in (None: a repeat), and the answers queued."""

    inbound_id: int | None
    duplicate: bool = False
    replies: tuple[OutboundMessage, ...] = ()


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
    try:
        with database.atomic():
            contact = Contact.heard(number, event.gateway, now)
            inbound = _store(event, text, request, contact, now)
            with bound_contextvars(trace=trace.of_text(inbound.id)):
                replies = _answer(request, contact, inbound, desk, now)
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


def _answer(
    request: Request, contact: Contact, inbound: InboundMessage, desk: Desk, now: datetime
) -> tuple[OutboundMessage, ...]:
    limit = limits.reached(contact, now, inbound.text)
    if limit:  # whom we leave without an answer, staff should see
        inbound.flag, inbound.note = Flag.LIMITED, limit
    speech = Speech()
    if not limit or request.intent in limits.ALWAYS_OBEYED:
        speech = _spoken(request, contact, inbound, desk, now)
    if (inbound.flag, inbound.intent) != (Flag.NONE, request.intent.value):
        inbound.save(only=[InboundMessage.flag, InboundMessage.note, InboundMessage.intent])
    return tuple(_queue(text, contact, inbound, now) for text in speech.texts)


def _spoken(
    request: Request, contact: Contact, inbound: InboundMessage, desk: Desk, now: datetime
) -> Speech:
    """What the handler says. Over the limit it says no more than that a person is out."""
    limited = inbound.flag == Flag.LIMITED
    try:
        with database.atomic():
            speech, ended = _converse(request, contact, inbound, desk, now)
    except Exception:  # whatever a handler does, the message itself is kept and answered
        log.exception("handler.failed", intent=request.intent.value)
        inbound.flag, speech, ended = Flag.FAILED, _apology(contact), False
    return speech if ended or not limited else Speech()


def _converse(
    request: Request, contact: Contact, inbound: InboundMessage, desk: Desk, now: datetime
) -> tuple[Speech, bool]:
    """What the handler says, and whether it ended something for the person."""
    context: Context = context_for(contact, desk.config, now, "sms")
    routed, reply = router.route(request, context)
    inbound.intent = routed.intent.value
    source = Source(channel="sms", inbound=inbound)
    results = carry_out(reply.effects, contact, now, config=desk.config, source=source)
    speech = reply.say(results)
    if routed.intent is Intent.UNKNOWN and speech.texts:
        Contact.update(helped_on=context.today).where(Contact.id == contact.id).execute()
    remember(contact, speech, now)
    Shown.record(contact, speech.shown, "sms", now)
    return speech, any(isinstance(effect, Unsubscribe) for effect in reply.effects)


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


def _queue(text: str, contact: Contact, inbound: InboundMessage, now: datetime) -> OutboundMessage:
    words = gsm7.to_gsm7(text)
    return queue_answer(
        contact=contact,
        gateway=inbound.gateway,
        text=words,
        in_reply_to=inbound,
        segments=segments.count(words).segments,
        created_at=now,
        not_before=now,
    )
