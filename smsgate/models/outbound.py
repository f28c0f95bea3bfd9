"""The outbox: every text that goes out, and what became of it."""

from peewee import SQL, DateField, Field, ForeignKeyField, IntegerField, Node, TextField

from smsgate.messages import Priority, State
from smsgate.models.base import BaseModel, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.digest import DigestText
from smsgate.models.inbound import InboundMessage
from smsgate.models.prepared import adding


class OutboundMessage(NumberedModel):
    """One text to one number. A digest's words stand in `digest_text`; everybody else's in `text`.

    Both are null once their time was over.

    `not_before`, `give_up_at`: between these it may be sent. `lease_until`: whose time has run out is
    released (`claimed`) or declared `unknown` (`sending`). `cost` as the network wrote it.
    `ussd_session`: the network's name of the session in which it was asked for.
    """

    contact_id: int
    digest_text_id: int | None
    in_reply_to_id: int | None

    contact = ForeignKeyField(Contact, on_delete="CASCADE", backref="outbound", index=False)
    gateway = TextField()
    priority = IntegerField(default=Priority.ANSWER)
    text = TextField(null=True)
    digest_text = ForeignKeyField(DigestText, null=True, on_delete="CASCADE", index=False)
    digest_date = DateField(null=True)
    in_reply_to = ForeignKeyField(
        InboundMessage, null=True, on_delete="SET NULL", backref="replies", index=False
    )
    ussd_session = TextField(null=True)
    segments = IntegerField(default=1)
    state = TextField(default=State.QUEUED)
    created_at = UtcDateTimeField(default=utcnow)
    not_before = UtcDateTimeField(default=utcnow)
    give_up_at = UtcDateTimeField(null=True)
    lease_until = UtcDateTimeField(null=True)
    attempts = IntegerField(default=0)
    gateway_id = TextField(null=True)
    reason = TextField(default="")
    cost = TextField(default="")
    sent_at = UtcDateTimeField(null=True)
    settled_at = UtcDateTimeField(null=True)

    class Meta:
        indexes = (
            (("contact", "digest_date"), True),
            # The order of the claim, so that no claim sorts or skims what waits behind it.
            (("state", "gateway", "priority", "not_before", "digest_text", "id"), False),
            (("contact", "created_at"), False),
        )


RETRIED = SQL("(attempts > 0 AND state IN ('queued', 'claimed'))")
"""What waits although it was tried: written out, for a database must see that the index below is meant."""

PERISHABLE = SQL("(give_up_at IS NOT NULL AND state = 'queued')")
"""What waits and will be worthless one day; written out for the same reason."""


def _index_some(name: str, *columns: Field, where: Node | None = None) -> None:
    """An index of some rows only: by default of those that have the last of the columns at all."""
    where = columns[-1].is_null(False) if where is None else where
    OutboundMessage.add_index(
        OutboundMessage.index(*columns, where=where, name=f"outbound_message_{name}")
    )


# An answer has no digest's text, and a digest that waits has neither of the others: what is not there need
# not stand in an index.
_index_some("digest", OutboundMessage.digest_text)
_index_some("named", OutboundMessage.gateway, OutboundMessage.gateway_id)
_index_some("reply", OutboundMessage.in_reply_to)
_index_some("retried", OutboundMessage.created_at, where=RETRIED)
_index_some("perishable", OutboundMessage.give_up_at, where=PERISHABLE)


queue_answer = adding(
    OutboundMessage,
    (
        "contact",
        "gateway",
        "text",
        "in_reply_to",
        "segments",
        "created_at",
        "not_before",
    ),
)
"""An answer to a text, as a row that waits to be sent."""


class DeliveryWord(NumberedModel):
    """A delivery report that no message answered to yet: it may have come before the send was recorded."""

    gateway = TextField()
    gateway_id = TextField()
    word = TextField()
    state = TextField(null=True)
    phone = TextField(default="", index=True)
    reason = TextField(default="")
    received_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = ((("gateway", "gateway_id"), False),)


class GatewayStop(BaseModel):
    """A gateway that may not send for now: bad key, no credit. `until` is when it is tried again."""

    gateway = TextField(primary_key=True)
    reason = TextField()
    since = UtcDateTimeField(default=utcnow)
    until = UtcDateTimeField()


class GatewayPace(BaseModel):
    """How far the segments that left have used up a gateway's rate: nothing more leaves before `free_at`.

    A row, not memory: all workers together keep the rate.
    """

    gateway = TextField(primary_key=True)
    free_at = UtcDateTimeField()
