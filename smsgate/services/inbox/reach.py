"""Whose conversations an officer may open, and taking one in hand to change it."""

from datetime import datetime
from typing import Any

from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Contact, Conversation, Dialogue, Staff
from smsgate.models.base import for_us_alone
from smsgate.services import rights
from smsgate.services.inbox import arrivals, private
from smsgate.services.rights import Right

NOT_YOURS = N_("This conversation is not there, or not in your districts.")


def within(officer: Staff) -> Any:
    """The condition on conversations an officer sees: their districts', and those of unknown place.

    Not what is private to others.
    """
    own = rights.districts(officer)
    here = (Conversation.area >= "") if own is None else Conversation.area.in_([*own, ""])
    return here & private.open_to(officer)


def found(
    officer: Staff, contact_id: int, config: Config
) -> tuple[Contact, Conversation | None] | None:
    """A number and the conversation with it, if there is one; None when it is not this officer's business."""
    contact: Contact | None = Contact.get_or_none(
        (Contact.id == contact_id) & Contact.erased_at.is_null()
    )
    if contact is None:
        return None
    conversation = Conversation.of(contact)
    return (contact, conversation) if _reaches(officer, contact, conversation, config) else None


def taken(
    officer: Staff, contact_id: int, config: Config, now: datetime
) -> tuple[Contact, Conversation]:
    """Both for us alone until the commit, the conversation made when there was none.

    Call inside a transaction. Raises InputError when the officer may not answer or not there.
    """
    # The number first, as a text that comes in does: so neither waits for the other for ever.
    query = Contact.select().where((Contact.id == contact_id) & Contact.erased_at.is_null())
    contact: Contact | None = for_us_alone(query).first()
    if contact is None or not rights.may(officer, Right.ANSWER):
        raise InputError(NOT_YOURS)
    conversation = for_us_alone(
        Conversation.select().where(Conversation.contact == contact)
    ).first()
    if not _reaches(officer, contact, conversation, config):
        raise InputError(NOT_YOURS)
    return contact, conversation or Conversation.create(
        contact=contact,
        area=_guessed(contact, config),
        opened_at=now,
        last_at=contact.last_inbound_at or now,
        unread=False,
    )


def _reaches(
    officer: Staff, contact: Contact, conversation: Conversation | None, config: Config
) -> bool:
    if private.closed_to(officer, contact.id, conversation):
        return False
    area = conversation.area if conversation else _guessed(contact, config)
    return not area or rights.in_reach(officer, area)


def _guessed(contact: Contact, config: Config) -> str:
    return arrivals.area(contact, None, Dialogue.of(contact), config)
