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
from smsgate.services.retention.steps import Kind, before, emptied, forgotten

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
    emptied(
        "texts_in",
        InboundMessage.received_at,
        times.TEXTS,
        lambda _: InboundMessage.text.is_null(False) & InboundMessage.flag.not_in(OPEN),
        text=None,
        sender="",
    ),
    emptied(
        "texts_out",
        OutboundMessage.created_at,
        times.TEXTS,
        lambda _: OutboundMessage.text.is_null(False) & _SETTLED,
        text=None,
    ),
    forgotten("sessions", UssdSession.created_at, times.TALKS),
    forgotten("reports", DeliveryWord.received_at, times.TALKS),
    forgotten("shown", Shown.at, times.LEDGER),
    emptied(
        "digests",
        OutboundMessage.created_at,
        times.LEDGER,
        lambda _: OutboundMessage.digest_text.is_null(False) & _SETTLED,
        digest_text=None,  # which text a number got; what it cost, and what became of it, stays
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
