"""Forgetting a number: everything kept about it, but the hash that keeps imports from reviving it."""

from datetime import datetime, timedelta

from peewee import fn

from smsgate.config import Config
from smsgate.messages import FINAL
from smsgate.models import (
    Agent,
    Case,
    CaseKind,
    Contact,
    Conversation,
    DeliveryWord,
    Dialogue,
    Imposture,
    InboundMessage,
    OutboundMessage,
    Person,
    Rating,
    RecallWarning,
    Shown,
    SmsPosting,
    Suggestion,
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


def clean(contact: Contact, now: datetime, session: str | None = None) -> None:
    """The number is somebody else's now: it stays, as if it had never been heard of, and no STOP stands.

    Call inside a transaction that holds the row. `session`: the USSD session under way stays.
    """
    _clear(contact, session)
    for link, model in Contact._meta.backrefs.items():
        if link.on_delete == "CASCADE" and model is not UssdSession:
            model.delete().where(link == contact).execute()
    Case.update(contact=None).where(Case.contact == contact).execute()
    Contact.update(
        erased_at=None,
        stopped_at=None,
        follows=None,
        digest_from=None,
        paused_until=None,
        blocked_until=None,
        helped_on=None,
        created_at=now,
        last_inbound_at=now,
    ).where(Contact.id == contact.id).execute()


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


def _clear(contact: Contact, session: str | None = None) -> None:
    """Inbound rows stay as empty shells, so that a network's repeat of the last text is still recognised.

    What was reported stays without the person, for others are warned by it, and so does an employer's
    vacancy. `session`: that one stays.
    """
    talks = (Dialogue, Conversation, Imposture)
    for model in (*talks, Shown, RecallWarning, OutboundMessage, Agent, Person):
        model.delete().where(model.contact == contact).execute()
    UssdSession.delete().where(
        (UssdSession.contact == contact) & (UssdSession.session_id != (session or ""))
    ).execute()
    Case.delete().where((Case.contact == contact) & (Case.kind != CaseKind.REPORT)).execute()
    _forget_opinions(contact)
    SmsPosting.update(words="", contact=None).where(SmsPosting.contact == contact).execute()
    DeliveryWord.delete().where(DeliveryWord.phone == contact.phone).execute()
    InboundMessage.update(
        text=None, sender="", gateway_id=None, intent="", contact=None, note="erased", flag=""
    ).where(InboundMessage.contact == contact).execute()


def _forget_opinions(contact: Contact) -> None:
    """Words go, and what was asked in vain; a mark that was given stays, of nobody."""
    Suggestion.delete().where(Suggestion.contact == contact).execute()
    Rating.delete().where((Rating.contact == contact) & Rating.stars.is_null()).execute()
    Rating.update(contact=None).where(Rating.contact == contact).execute()
