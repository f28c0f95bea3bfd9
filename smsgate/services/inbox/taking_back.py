"""Second thoughts: an answer that has not left yet is taken back, and its question waits again."""

from datetime import datetime

from smsgate.config import Config
from smsgate.models import (
    Conversation,
    InboundMessage,
    OfficerMessage,
    OutboundMessage,
    Staff,
    database,
)
from smsgate.models.inbound import Flag
from smsgate.services import audit
from smsgate.services.inbox import reach
from smsgate.services.outbox import cancelling
from smsgate.services.outbox.cancelling import TAKEN_BACK


def take_back(
    officer: Staff, contact_id: int, message_id: int, config: Config, now: datetime
) -> str | None:
    """The words of the answer, to go on with; None when it has left, or is no officer's to this number.

    Raises InputError when the conversation is not this officer's business.
    """
    with database.atomic():
        contact, conversation = reach.taken(officer, contact_id, config, now)
        row = _answer(message_id, contact.id)
        if row is None or not cancelling.take_back(message_id, now):
            return None
        if conversation.answered_at == row.created_at:  # no other answer came after it
            _restore(conversation, row.before)
        after = {"message": message_id}
        audit.record(officer, "inbox.take_back", "contact", contact.id, now=now, after=after)
        return str(row.message.text)


def taken_back(contact_id: int, message_id: int) -> str:
    """The words of an answer that was taken back; "" for anything else."""
    row = _answer(message_id, contact_id)
    return str(row.message.text or "") if row and row.message.reason == TAKEN_BACK else ""


def _answer(message_id: int, contact_id: int) -> OfficerMessage | None:
    found: OfficerMessage | None = (
        OfficerMessage.select(OfficerMessage, OutboundMessage)
        .join(OutboundMessage)
        .where((OutboundMessage.id == message_id) & (OutboundMessage.contact == contact_id))
        .first()
    )
    return found


def _restore(conversation: Conversation, before: dict[str, object]) -> None:
    waiting, answered = before.get("waiting_since"), before.get("answered_at")
    if waiting or conversation.waiting_since is None:  # else the person wrote again meanwhile
        conversation.state = str(before["state"])
        conversation.waiting_since = datetime.fromisoformat(str(waiting)) if waiting else None
    conversation.answered_at = datetime.fromisoformat(str(answered)) if answered else None
    conversation.save()
    flags = before.get("flags")
    for row_id, flag in flags.items() if isinstance(flags, dict) else ():
        InboundMessage.update(flag=flag).where(
            (InboundMessage.id == int(row_id)) & (InboundMessage.flag == Flag.SEEN)
        ).execute()
