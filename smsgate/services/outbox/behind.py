"""Whose digest did not arrive is told from its start again the next time, and no longer once it did."""

from collections.abc import Callable, Sequence
from typing import Any

from peewee import Case, ModelSelect, fn

from smsgate.models import Contact, DigestRun, DigestText, OutboundMessage


def fall_behind(ids: Sequence[int]) -> None:
    """These messages did not arrive; those of them that are digests set their contacts back."""
    Contact.update(digest_from=_starts(ids, fn.MIN)).where(
        Contact.digest_from.is_null() & Contact.id.in_(_readers(ids))
    ).execute()


def catch_up(ids: Sequence[int]) -> None:
    """These messages arrived after all: what their texts told need not be told again."""
    Contact.update(digest_from=None).where(
        Contact.id.in_(_readers(ids)) & (Contact.digest_from == _starts(ids, fn.MAX))
    ).execute()


def _readers(ids: Sequence[int]) -> "ModelSelect[OutboundMessage]":
    return OutboundMessage.select(OutboundMessage.contact).where(
        OutboundMessage.id.in_(ids) & OutboundMessage.digest_text.is_null(False)
    )


def _starts(ids: Sequence[int], choose: Callable[..., Any]) -> "ModelSelect[OutboundMessage]":
    """Where the text of a contact's message began: at the group's own start, or the run's."""
    own = Case(None, [(DigestText.digest_from >= 0, DigestText.digest_from)], DigestRun.from_seq)
    return (
        OutboundMessage.select(choose(own))
        .join(DigestText)
        .join(DigestRun)
        .where((OutboundMessage.contact == Contact.id) & OutboundMessage.id.in_(ids))
    )
