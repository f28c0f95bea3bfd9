"""Who has a conversation on the screen, so that two officers do not answer one person."""

from datetime import datetime, timedelta

from smsgate.models import Conversation, ConversationView, Staff, database

LOOKS = timedelta(seconds=30)
"""So long after the last sign somebody still has it open."""

SIGN = timedelta(seconds=10)
"""A sign this young need not be given again: a page asks for news every few seconds."""


def look(officer: Staff, conversation: Conversation, now: datetime) -> list[str]:
    """Note that an officer has it open; the names of the others who have."""
    view = ConversationView
    query = view.select(view, Staff).join(Staff)
    recent = list(query.where((view.conversation == conversation) & (view.seen_at > now - LOOKS)))
    own = [one.seen_at for one in recent if one.staff == officer]
    if not own or own[0] <= now - SIGN or conversation.unread:
        _sign(officer, conversation, now)
    return sorted(one.staff.called for one in recent if one.staff != officer)


def _sign(officer: Staff, conversation: Conversation, now: datetime) -> None:
    view = ConversationView
    with database.atomic():
        view.insert(conversation=conversation, staff=officer, seen_at=now).on_conflict(
            conflict_target=[view.conversation, view.staff], preserve=[view.seen_at]
        ).execute()
        Conversation.update(unread=False).where(
            (Conversation.contact == conversation.contact_id) & Conversation.unread
        ).execute()
