"""Whose digest did not arrive is told from its start again the next time, and no longer once it did."""

from collections.abc import Callable, Sequence
from typing import Any

from peewee import Case, Expression, ModelSelect, fn

from smsgate.models import Contact, DigestRun, DigestText, OutboundMessage
from smsgate.services.outbox.ids import listed


def fall_behind(ids: Sequence[int]) -> None:
    """These messages did not arrive; those of them that are digests set their contacts back."""
    _set_start(ids, _starts(ids, fn.MIN), Contact.digest_from.is_null())


def catch_up(ids: Sequence[int]) -> None:
    """These messages arrived after all: what their texts told need not be told again."""
    _set_start(ids, None, Contact.digest_from == _starts(ids, fn.MAX))


def _set_start(ids: Sequence[int], start: Any, where: Expression) -> None:
    if ids:
        readers = Contact.id.in_(_readers(ids))
        Contact.update(digest_from=start).where(where & readers).execute()


def _readers(ids: Sequence[int]) -> "ModelSelect[OutboundMessage]":
    return OutboundMessage.select(OutboundMessage.contact).where(
        OutboundMessage.id.in_(listed(ids)) & OutboundMessage.digest_text.is_null(False)
    )


def _starts(ids: Sequence[int], choose: Callable[..., Any]) -> "ModelSelect[OutboundMessage]":
    """Where the text of a contact's message began: at the group's own start, or the run's."""
    own = Case(None, [(DigestText.digest_from >= 0, DigestText.digest_from)], DigestRun.from_seq)
    return (
        OutboundMessage.select(choose(own))
        .join(DigestText)
        .join(DigestRun)
        .where((OutboundMessage.contact == Contact.id) & OutboundMessage.id.in_(listed(ids)))
    )
