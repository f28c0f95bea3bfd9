"""Who was told of a vacancy: by a digest that left, in a reply, or on a screen."""

from collections.abc import Sequence
from typing import Any

from peewee import JOIN, Case, ModelSelect, Value, fn

from smsgate.messages import State
from smsgate.models import Contact, DigestVacancy, OutboundMessage, Recall, RecallWarning, Shown
from smsgate.services.outbox.ids import listed, still_in

DIGEST, REPLY, SCREEN = "digest", "reply", "screen"
"""The ways; who was told by several counts under the first."""

GONE_OUT = (State.SENDING, State.SENT, State.DELIVERED, State.UNKNOWN)
"""What was cancelled, failed or expired told nobody, and what waits is worded anew before it leaves."""

ON_SCREEN = "ussd"


def told(vacancy: int, contacts: Sequence[int] | None = None) -> "ModelSelect[Any]":
    """A query of (contact, way) of everybody told, each once; of these contacts only, where given."""
    both = _by_digest(vacancy, contacts).union_all(_by_answer(vacancy, contacts)).alias("both")
    return (
        Contact.select(both.c.contact.alias("contact"), fn.MIN(both.c.way).alias("way"))
        .from_(both)
        .group_by(both.c.contact)
    )


def unwarned(vacancy: int) -> "ModelSelect[Any]":
    """A query of (id, way, language, stopped_at) of those told who have no warning of it yet."""
    who = told(vacancy).alias("told")
    warned = (
        RecallWarning.select(RecallWarning.id)
        .join(Recall)
        .where((Recall.vacancy == vacancy) & (RecallWarning.contact == Contact.id))
    )
    return (
        Contact.select(Contact.id, who.c.way, Contact.language, Contact.stopped_at)
        .join(who, JOIN.INNER, on=(who.c.contact == Contact.id))
        .where(Contact.erased_at.is_null() & ~fn.EXISTS(warned))
    )


def _by_digest(vacancy: int, contacts: Sequence[int] | None) -> "ModelSelect[Any]":
    message = OutboundMessage
    query = (
        message.select(message.contact.alias("contact"), Value(DIGEST).alias("way"))
        .join(DigestVacancy, on=(DigestVacancy.text == message.digest_text))
        .where((DigestVacancy.vacancy == vacancy) & still_in(*GONE_OUT))
    )
    return query if contacts is None else query.where(message.contact.in_(listed(contacts)))


def _by_answer(vacancy: int, contacts: Sequence[int] | None) -> "ModelSelect[Any]":
    way = Case(None, [(Shown.channel == ON_SCREEN, SCREEN)], REPLY)
    query = Shown.select(Shown.contact.alias("contact"), way.alias("way")).where(
        Shown.vacancy == vacancy
    )
    return query if contacts is None else query.where(Shown.contact.in_(listed(contacts)))
