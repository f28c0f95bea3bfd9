"""A text came in: understand it, carry out what it asks, answer. One short transaction, nothing lost."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import structlog
from peewee import IntegrityError

from smsgate import phone, privacy
from smsgate.handlers import router
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Speech
from smsgate.i18n import translator
from smsgate.messages import Inbound, State
from smsgate.models import (
    Contact,
    Flag,
    InboundMessage,
    OutboundMessage,
    Shown,
    database,
)
from smsgate.services import limits
from smsgate.services.apply import Source, carry_out
from smsgate.services.desk import Desk
from smsgate.services.directory import context_for
from smsgate.services.remember import remember
from smsgate.understanding import Intent, Request
from smsgate.wording import gsm7, segments

TEXT_LIMIT = 2000
"""Characters kept of one text: far more than a phone can send, less than an attack can."""

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
    text = privacy.mask_nik(event.text.replace("\x00", "")[:TEXT_LIMIT])
    number = phone.normalise(event.sender)
    if number is None or number == phone.normalise(desk.config.service_number):
        return _keep_unanswered(event, text, now)
    request = desk.reader.read(text)
    try:
        with database.atomic():
            contact = _contact(number, event.gateway, now)
            inbound = _store(event, text, request, contact, now)
            replies = _answer(request, contact, inbound, desk, now)
            database.after_commit(desk.ring)
    except IntegrityError:
        if _known(event):
            return Receipt(inbound_id=None, duplicate=True)
        raise
    log.info(
        "sms.received", inbound=inbound.id, sender=phone.mask(number), intent=request.intent.value
    )
    return Receipt(inbound_id=inbound.id, replies=replies)


def keep_refused(gateway: str, kind: str, reason: str, detail: str, now: datetime) -> None:
    """Keep a call of a network that could not be read, numbers masked, for staff."""
    text = privacy.mask_phones(privacy.mask_nik(detail.replace("\x00", "")[:TEXT_LIMIT]))
    key = hashlib.sha256(f"{gateway}|{kind}|{text}".encode("utf-8", "replace")).hexdigest()
    InboundMessage.insert(
        dedupe_key=key,
        gateway=gateway,
        text=text,
        received_at=now,
        flag=Flag.REFUSED,
        note=f"{kind}: {reason}"[:500],
    ).on_conflict_ignore().execute()
    log.warning("callback.refused", gateway=gateway, kind=kind, reason=reason)


def dedupe_key(event: Inbound) -> str:
    """A repeat is the same id with the same sender and text; without an id, the same fields.

    The id alone is not enough: a network gave one id to two texts (anchors.md, complaint 6).
    """
    stamp = event.gateway_id or (event.sent_at.isoformat() if event.sent_at else "")
    fields = (event.gateway, stamp, event.sender, event.recipient, event.text)
    return hashlib.sha256("\x1f".join(fields).encode("utf-8", "replace")).hexdigest()


def _known(event: Inbound) -> bool:
    return InboundMessage.select().where(InboundMessage.dedupe_key == dedupe_key(event)).exists()


def _keep_unanswered(event: Inbound, text: str, now: datetime) -> Receipt:
    """Names, short codes, landlines and ourselves are never answered: so end all loops."""
    row = {
        **_columns(event, text, now),
        "sender": event.sender[:40],
        "flag": Flag.REFUSED,
        "note": "the sender is no mobile number",
    }
    kept = list(
        InboundMessage.insert(**row)
        .on_conflict_ignore()
        .returning(InboundMessage.id)
        .tuples()
        .execute()
    )
    return Receipt(inbound_id=kept[0][0] if kept else None, duplicate=not kept)


def _contact(number: str, gateway: str, now: datetime) -> Contact:
    """The contact's row, made or locked: two texts of one number wait for each other."""
    (contact,) = (
        Contact.insert(phone=number, gateway=gateway, last_inbound_at=now, created_at=now)
        .on_conflict(
            conflict_target=[Contact.phone],
            update={
                Contact.gateway: gateway,
                Contact.last_inbound_at: now,
                Contact.erased_at: None,
            },
        )
        .returning(Contact)
        .execute()
    )
    found: Contact = contact
    return found


def _columns(event: Inbound, text: str, now: datetime) -> dict[str, object]:
    return {
        "dedupe_key": dedupe_key(event),
        "gateway": event.gateway,
        "gateway_id": event.gateway_id,
        "recipient": event.recipient,
        "text": text,
        "network": event.network,
        "sent_at": event.sent_at,
        "received_at": now,
    }


def _store(
    event: Inbound, text: str, request: Request, contact: Contact, now: datetime
) -> InboundMessage:
    return InboundMessage.create(
        **_columns(event, text, now),
        contact=contact,
        intent=request.intent.value,
        confidence=request.confidence,
    )


def _answer(
    request: Request, contact: Contact, inbound: InboundMessage, desk: Desk, now: datetime
) -> tuple[OutboundMessage, ...]:
    if not limits.may_answer(contact, now):
        inbound.flag = Flag.LIMITED
        inbound.save(only=[InboundMessage.flag])
        return ()
    try:
        with database.atomic():
            speech = _converse(request, contact, inbound, desk, now)
    except Exception:  # whatever a handler does, the message itself is kept and answered
        log.exception("handler.failed", inbound=inbound.id, intent=request.intent.value)
        inbound.flag, speech = Flag.FAILED, _apology(contact)
    if (inbound.flag, inbound.intent) != (Flag.NONE, request.intent.value):
        inbound.save(only=[InboundMessage.flag, InboundMessage.intent])
    return tuple(_queue(text, contact, inbound, now) for text in speech.texts)


def _converse(
    request: Request, contact: Contact, inbound: InboundMessage, desk: Desk, now: datetime
) -> Speech:
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
    return speech


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
    return OutboundMessage.create(
        contact=contact,
        gateway=inbound.gateway,
        text=words,
        in_reply_to=inbound,
        segments=segments.count(words).segments,
        state=State.QUEUED,
        created_at=now,
        not_before=now,
    )
