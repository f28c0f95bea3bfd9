"""Erasing a person: everything kept about a number, but the hash that keeps imports from reviving it."""

from datetime import datetime, timedelta

from smsgate.messages import FINAL
from smsgate.models import (
    Contact,
    DeliveryWord,
    Dialogue,
    InboundMessage,
    OutboundMessage,
    Person,
    Shown,
    StopMark,
    UssdSession,
)
from smsgate.services.subscribers import phone_hash

CONFIRMATION_LIFE = timedelta(days=2)


def erase(contact: Contact, secret_key: str, now: datetime) -> None:
    """Delete what is kept about the number; call inside a transaction.

    The contact row stays until the confirmation went out (`purge`), the inbound rows stay as empty shells
    so that a network's repeat of the last text is still recognised.
    """
    StopMark.insert(
        phone_hash=phone_hash(contact.phone, secret_key), at=now
    ).on_conflict_ignore().execute()
    for model in (Dialogue, UssdSession, Shown, OutboundMessage, Person):
        model.delete().where(model.contact == contact).execute()
    DeliveryWord.delete().where(DeliveryWord.phone == contact.phone).execute()
    InboundMessage.update(
        text="", sender="", gateway_id=None, intent="", contact=None, note="erased", flag=""
    ).where(InboundMessage.contact == contact).execute()
    Contact.update(
        erased_at=now,
        stopped_at=now,
        follows=None,
        digest_from=None,
        paused_until=None,
        last_inbound_at=None,
    ).where(Contact.id == contact.id).execute()


def purge(now: datetime) -> int:
    """Drop erased numbers whose confirmation is out (or too old to matter); returns how many."""
    waiting = OutboundMessage.select(OutboundMessage.contact).where(
        OutboundMessage.state.not_in(FINAL) & (OutboundMessage.created_at > now - CONFIRMATION_LIFE)
    )
    return int(
        Contact.delete()
        .where(Contact.erased_at.is_null(False) & Contact.id.not_in(waiting))
        .execute()
    )
