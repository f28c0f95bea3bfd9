"""What a network brings becomes a row: each text once, also those that nobody will answer."""

import hashlib
from datetime import datetime

import structlog

from smsgate import privacy
from smsgate.messages import Inbound
from smsgate.models import Flag, InboundMessage
from smsgate.services import meters, trace

TEXT_LIMIT = 2000
"""Characters kept of one text: far more than a phone can send, less than an attack can."""

log = structlog.get_logger()


def storable(text: str) -> str:
    """As much of a text as is kept, identity numbers masked."""
    return privacy.mask_nik(text.replace("\x00", "")[:TEXT_LIMIT])


def columns(event: Inbound, text: str, now: datetime) -> dict[str, object]:
    """The row of a text, but for who sent it."""
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


def dedupe_key(event: Inbound) -> str:
    """A repeat is the same id with the same sender and text; without an id, the same fields.

    The id alone is not enough: a network gave one id to two texts (anchors.md, complaint 6).
    """
    stamp = event.gateway_id or (event.sent_at.isoformat() if event.sent_at else "")
    fields = (event.gateway, stamp, event.sender, event.recipient, event.text)
    return hashlib.sha256("\x1f".join(fields).encode("utf-8", "replace")).hexdigest()


def is_repeat(event: Inbound) -> bool:
    """Whether the network brought this text before."""
    known: InboundMessage | None = (
        InboundMessage.select(InboundMessage.id)
        .where(InboundMessage.dedupe_key == dedupe_key(event))
        .first()
    )
    if known is None:
        return False
    meters.received(event.gateway, meters.REPEAT, "")
    log.info("sms.repeated", trace=trace.of_text(known.id), gateway=event.gateway)
    return True


def keep_unanswered(event: Inbound, text: str, now: datetime) -> int | None:
    """Names, short codes, landlines and ourselves are never answered: so end all loops.

    The row's number; None for a repeat.
    """
    row = {**columns(event, text, now), "sender": event.sender[:40]}
    return _keep(row, "the sender is no mobile number")


def keep_refused(gateway: str, kind: str, reason: str, detail: str, now: datetime) -> None:
    """Keep a call of a network that could not be read, numbers masked, for staff."""
    text = privacy.mask_phones(storable(detail))
    key = hashlib.sha256(f"{gateway}|{kind}|{text}".encode("utf-8", "replace")).hexdigest()
    row = {"dedupe_key": key, "gateway": gateway, "text": text, "received_at": now}
    _keep(row, f"{kind}: {reason}")


def _keep(row: dict[str, object], why: str) -> int | None:
    gateway = str(row["gateway"])
    query = InboundMessage.insert(**row, flag=Flag.REFUSED, note=why[:500])
    kept = list(query.on_conflict_ignore().returning(InboundMessage.id).tuples().execute())
    if not kept:
        meters.received(gateway, meters.REPEAT, "")
        return None
    row_id: int = kept[0][0]
    meters.received(gateway, Flag.REFUSED, "")
    log.warning("callback.refused", trace=trace.of_text(row_id), gateway=gateway, reason=why)
    return row_id
