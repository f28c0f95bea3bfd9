"""Conversations with words of distress about a debt: for officers of all districts, and whoever took one on.

A district's officer may be a neighbour.
"""

from collections.abc import Sequence
from typing import Any

from peewee import fn

from smsgate.models import Case, CaseKind, Conversation, Staff
from smsgate.services import rights


def open_to(officer: Staff) -> Any:
    """The condition on conversations: not private, or private and this officer's business."""
    if rights.districts(officer) is None:
        return Conversation.contact.is_null(False)
    mine = (Case.contact == Conversation.contact) & (Case.kind == CaseKind.DEBT)
    return (Conversation.assignee == officer) | ~fn.EXISTS(Case.select(Case.id).where(mine))


def closed_to(officer: Staff, contact_id: int, conversation: Conversation | None) -> bool:
    """Whether that number's words are private and not this officer's business."""
    if rights.districts(officer) is None:
        return False
    taken_on = conversation is not None and conversation.assignee_id == officer.id
    return not taken_on and contact_id in among([contact_id])


def among(contacts: Sequence[int]) -> set[int]:
    """Those of some numbers whose words are private."""
    query = Case.select(Case.contact).where(
        Case.contact.in_(contacts) & (Case.kind == CaseKind.DEBT)
    )
    rows: Any = query.distinct().tuples()
    return {contact for (contact,) in rows}
