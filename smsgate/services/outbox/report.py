"""Delivery reports: a message only moves forward, and a report that comes too early is kept for it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import structlog

from smsgate import phone
from smsgate.messages import FINAL, DeliveryReport, State
from smsgate.models import Contact, DeliveryWord, OutboundMessage, database
from smsgate.models.base import for_us_alone
from smsgate.services import meters, subscribers, trace
from smsgate.services.outbox import behind

WINDOW = timedelta(hours=24)
"""How long after a message left a report with an unknown id may still be about it."""

RANK = {
    State.QUEUED: 0,
    State.CLAIMED: 0,
    State.SENDING: 0,
    State.UNKNOWN: 1,
    State.SENT: 2,
    State.FAILED: 3,
    State.EXPIRED: 3,
    State.DELIVERED: 4,  # a phone that has it, has it, whatever was said before
    State.CANCELLED: 5,
}
ARRIVED = (State.SENT, State.DELIVERED)

log = structlog.get_logger()


def settle(report: DeliveryReport, now: datetime) -> None:
    """Note what became of a message, by its id; a repeat or a step back changes nothing.

    A report with an id nobody knows settles the one unknown message of that number, if there is exactly one;
    else it is kept until its message is known.
    """
    number = phone.normalise(report.phone) or ""
    with database.atomic():
        if report.blocked:
            _obey_block(number, now)
        if not _apply(report, number, now):
            _keep(report, number, now)


def join_early_words(gateway: str, gateway_ids: Sequence[str], now: datetime) -> None:
    """Apply the reports that came before these ids were known."""
    if gateway_ids and DeliveryWord.select().exists():
        _apply_kept(
            DeliveryWord.select().where(
                (DeliveryWord.gateway == gateway) & DeliveryWord.gateway_id.in_(gateway_ids)
            ),
            now,
        )


def join_kept_words(now: datetime) -> None:
    """Look once more at reports that fitted nothing: their message may be known, or unknown, by now."""
    recent = DeliveryWord.received_at > now - WINDOW
    named = (OutboundMessage.gateway == DeliveryWord.gateway) & (
        OutboundMessage.gateway_id == DeliveryWord.gateway_id
    )
    _apply_kept(DeliveryWord.select().join(OutboundMessage, on=named).where(recent), now)
    lost = (
        Contact.select(Contact.phone)
        .join(OutboundMessage)
        .where((OutboundMessage.state == State.UNKNOWN) & (OutboundMessage.sent_at > now - WINDOW))
    )
    _apply_kept(DeliveryWord.select().where(recent & DeliveryWord.phone.in_(lost)), now)


def _apply_kept(words: Iterable[DeliveryWord], now: datetime) -> None:
    for word in list(words):
        with database.atomic():
            if _apply(_as_report(word), word.phone, word.received_at):
                DeliveryWord.delete().where(DeliveryWord.id == word.id).execute()
                log.info("report.joined", gateway=word.gateway, waited=str(now - word.received_at))


def _as_report(word: DeliveryWord) -> DeliveryReport:
    return DeliveryReport(
        gateway=word.gateway,
        gateway_id=word.gateway_id,
        word=word.word,
        state=State(word.state) if word.state else None,
        phone=word.phone,
        reason=word.reason,
    )


def _apply(report: DeliveryReport, number: str, at: datetime) -> bool:
    """Whether the report was about a message of ours."""
    message = _named(report) or _only_unknown(report.gateway, number, at)
    if message is None:
        return False
    log.info(
        "report.received",
        trace=_trace(message),
        gateway=report.gateway,
        outbound=message.id,
        word=report.word,
        state=report.state,
    )
    if report.state is None:
        _note(message, report)
    else:
        _advance(message, report, report.state, at)
    return True


def _named(report: DeliveryReport) -> OutboundMessage | None:
    """The message by its id, ours until the commit: of two reports at once the second sees the first's."""
    query = OutboundMessage.select().where(
        (OutboundMessage.gateway == report.gateway)
        & (OutboundMessage.gateway_id == report.gateway_id)
    )
    found: OutboundMessage | None = for_us_alone(query).first()
    return found


def _only_unknown(gateway: str, number: str, at: datetime) -> OutboundMessage | None:
    """The one message of a number whose fate nobody knows; none while another is on its way out."""
    query = (
        OutboundMessage.select()
        .join(Contact)
        .where(
            (Contact.phone == number)
            & (OutboundMessage.gateway == gateway)
            & OutboundMessage.state.in_([State.UNKNOWN, State.SENDING])
            & OutboundMessage.gateway_id.is_null()
            & OutboundMessage.sent_at.between(at - WINDOW, at)
        )
        .limit(2)
    )
    found = list(for_us_alone(query, of=OutboundMessage))
    return found[0] if len(found) == 1 and found[0].state == State.UNKNOWN else None


def _advance(message: OutboundMessage, report: DeliveryReport, state: State, at: datetime) -> None:
    lower = [one for one, rank in RANK.items() if rank < RANK[state]]
    moved = (
        OutboundMessage.update(
            state=state,
            reason=report.reason or (report.word if state not in ARRIVED else ""),
            gateway_id=report.gateway_id,
            lease_until=None,
            settled_at=at if state in FINAL else None,
        )
        .where((OutboundMessage.id == message.id) & OutboundMessage.state.in_(lower))
        .execute()
    )
    if moved:
        meters.moved(report.gateway, state, 1)
    if moved and state in ARRIVED and message.state not in ARRIVED:
        meters.spent(report.gateway, 1, message.segments)
    if moved and message.digest_text_id and (message.state, state) != (State.SENT, State.DELIVERED):
        (behind.catch_up if state in ARRIVED else behind.fall_behind)([message.id])
    if not moved and state in FINAL and message.state != state:
        log.warning(
            "report.contradicts", trace=_trace(message), was=message.state, word=report.word
        )


def _note(message: OutboundMessage, report: DeliveryReport) -> None:
    """A word that is not in the manual: kept as it came, and nothing concluded from it."""
    log.warning("report.unheard_of", trace=_trace(message), word=report.word)
    OutboundMessage.update(reason=report.word, gateway_id=report.gateway_id).where(
        (OutboundMessage.id == message.id) & OutboundMessage.state.not_in(FINAL)
    ).execute()


def _keep(report: DeliveryReport, number: str, now: datetime) -> None:
    columns = {
        "gateway": report.gateway,
        "gateway_id": report.gateway_id,
        "word": report.word,
        "state": report.state,
        "phone": number,
    }
    DeliveryWord.get_or_create(**columns, defaults={"reason": report.reason, "received_at": now})
    log.info("report.kept", gateway=report.gateway, word=report.word, state=report.state)


def _trace(message: OutboundMessage) -> str:
    return trace.of_message(
        message.id, message.in_reply_to_id, message.ussd_session, message.digest_date
    )


def _obey_block(number: str, now: datetime) -> None:
    contact = Contact.by_phone(number)
    if contact is not None and contact.stopped_at is None:
        subscribers.stop(contact, "network", now)
