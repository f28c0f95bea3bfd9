"""Forgetting a number: everything kept about it, but the hash that keeps imports from reviving it."""

from datetime import datetime, timedelta

from peewee import fn

from smsgate.config import Config
from smsgate.messages import FINAL
from smsgate.models import (
    Case,
    CaseKind,
    Contact,
    Conversation,
    DeliveryWord,
    Dialogue,
    InboundMessage,
    OutboundMessage,
    Person,
    RecallWarning,
    Shown,
    UssdSession,
)
from smsgate.services import stops

CONFIRMATION_LIFE = timedelta(days=2)


def erase(contact: Contact, config: Config, now: datetime) -> None:
    """The person asked for it. Call inside a transaction; the row stays until the answer is out (`purge`)."""
    stops.keep(contact.phone, config, now)
    _clear(contact)
    Contact.update(
        erased_at=now,
        stopped_at=now,
        follows=None,
        digest_from=None,
        paused_until=None,
        last_inbound_at=None,
        helped_on=None,
    ).where(Contact.id == contact.id).execute()


def forget(contact: Contact, config: Config, now: datetime) -> None:
    """Its time is over. Call inside a transaction that holds the contact's row."""
    if contact.stopped_at is not None:
        stops.keep(contact.phone, config, now)
    _clear(contact)
    Contact.delete().where(Contact.id == contact.id).execute()


def purge(now: datetime) -> int:
    """Drop erased numbers whose confirmation is out (or too old to matter); returns how many."""
    waiting = OutboundMessage.select(OutboundMessage.id).where(
        (OutboundMessage.contact == Contact.id)
        & (OutboundMessage.created_at > now - CONFIRMATION_LIFE)
        & OutboundMessage.state.not_in(FINAL)
    )
    return int(
        Contact.delete().where(Contact.erased_at.is_null(False) & ~fn.EXISTS(waiting)).execute()
    )


def _clear(contact: Contact) -> None:
    """Inbound rows stay as empty shells, so that a network's repeat of the last text is still recognised.

    What was reported stays without the person: others are warned by it.
    """
    talks = (Dialogue, Conversation, UssdSession)
    for model in (*talks, Shown, RecallWarning, OutboundMessage, Person):
        model.delete().where(model.contact == contact).execute()
    Case.delete().where((Case.contact == contact) & (Case.kind != CaseKind.REPORT)).execute()
    DeliveryWord.delete().where(DeliveryWord.phone == contact.phone).execute()
    InboundMessage.update(
        text=None, sender="", gateway_id=None, intent="", contact=None, note="erased", flag=""
    ).where(InboundMessage.contact == contact).execute()
