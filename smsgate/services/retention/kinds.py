"""What is dropped, kind by kind: which rows, after how long, and what becomes of them."""

from peewee import Expression, fn

from smsgate.messages import FINAL, State
from smsgate.models import (
    DeliveryWord,
    DigestRun,
    DigestText,
    Flag,
    InboundMessage,
    OutboundMessage,
    Shown,
    UssdSession,
)
from smsgate.services.retention import office, times
from smsgate.services.retention.steps import Kind, before, forgotten, updates

OPEN = (Flag.LATER, Flag.FAILED)
"""An officer was promised to look at these: they stay until one has."""

SETTLED = (*FINAL, State.SENT)
"""Of what is undelivered or unknown nothing is dropped."""

_SETTLED = OutboundMessage.state.in_(SETTLED)


def _delete_texts(rows: Expression) -> int:
    """Texts of a run that no message refers to any more, with the list of what they showed."""
    runs = DigestRun.select(DigestRun.id).where(rows)
    told = OutboundMessage.select(OutboundMessage.id).where(
        OutboundMessage.digest_text == DigestText.id
    )
    query = DigestText.delete().where(DigestText.run.in_(runs) & ~fn.EXISTS(told))
    return int(query.execute())


KINDS = (
    Kind(
        name="texts_in",
        key=InboundMessage.id,
        old=before(InboundMessage.received_at),
        kept=times.TEXTS,
        drop=updates(InboundMessage, text=None, sender=""),
        wanted=lambda _: InboundMessage.text.is_null(False) & InboundMessage.flag.not_in(OPEN),
        stays=True,
    ),
    Kind(
        name="texts_out",
        key=OutboundMessage.id,
        old=before(OutboundMessage.created_at),
        kept=times.TEXTS,
        drop=updates(OutboundMessage, text=None),
        wanted=lambda _: OutboundMessage.text.is_null(False) & _SETTLED,
        stays=True,
    ),
    forgotten("sessions", UssdSession.created_at, times.TALKS),
    forgotten("reports", DeliveryWord.received_at, times.TALKS),
    forgotten("shown", Shown.at, times.LEDGER),
    Kind(
        name="digests",
        key=OutboundMessage.id,
        old=before(OutboundMessage.created_at),
        kept=times.LEDGER,
        # Which text a number got; what it cost, and what became of it, stays.
        drop=updates(OutboundMessage, digest_text=None),
        wanted=lambda _: OutboundMessage.digest_text.is_null(False) & _SETTLED,
        stays=True,
    ),
    Kind(
        name="digest_texts",
        key=DigestRun.id,
        old=before(DigestRun.started_at),
        kept=times.LEDGER,
        drop=_delete_texts,
        chunk=1,
        stays=True,
    ),
    *office.KINDS,
)
"""In this order: a text goes after the messages that refer to it."""
