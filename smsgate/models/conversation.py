"""Conversations of the inbox: one a number, and what officers keep beside it."""

from datetime import datetime
from enum import StrEnum

from peewee import (
    EXCLUDED,
    BooleanField,
    Case,
    CompositeKey,
    Field,
    ForeignKeyField,
    Node,
    TextField,
    fn,
)

from smsgate.models.base import BaseModel, JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.outbound import OutboundMessage
from smsgate.models.prepared import Prepared, inserting
from smsgate.models.staff import Staff


class ConversationState(StrEnum):
    """`open`: it is our turn; `waiting`: the person's; `closed`: nobody's."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


class Conversation(BaseModel):
    """What a number asks of the office. `topic` is the intent of the text that opened it.

    `area`: the district it is about, as far as that is known. `waiting_since`: the first text nobody has
    answered yet; null while the person waits for nothing, without a meaning once it is closed. `last_at`: of
    the person's last text; `answered_at`: of our last answer. `unread`: something came that no officer has
    opened.
    """

    contact_id: int
    assignee_id: int | None

    contact = ForeignKeyField(Contact, primary_key=True, on_delete="CASCADE")
    state = TextField(default=ConversationState.OPEN)
    topic = TextField(default="")
    area = TextField(default="")
    assignee = ForeignKeyField(Staff, null=True, backref="conversations")
    opened_at = UtcDateTimeField(default=utcnow)
    waiting_since = UtcDateTimeField(null=True)
    last_at = UtcDateTimeField(default=utcnow)
    answered_at = UtcDateTimeField(null=True)
    unread = BooleanField(default=True)

    class Meta:
        indexes = (
            (("state", "waiting_since"), False),
            (("state", "last_at"), False),
        )

    @classmethod
    def of(cls, contact: Contact | int) -> "Conversation | None":
        """The conversation with a number."""
        return cls.get_or_none(cls.contact == contact)

    @classmethod
    def moments(cls, contact: Contact) -> tuple[str, datetime, datetime | None] | None:
        """State, and when each side last wrote; None where there is no conversation."""
        found = _MOMENTS(contact=contact)
        return found[0] if found else None


_MOMENTS = Prepared(
    lambda contact: Conversation.select(
        Conversation.state, Conversation.last_at, Conversation.answered_at
    ).where(Conversation.contact == contact)
)


def _anew(field: Field) -> Node:
    """The new value where what was closed begins again, else the one it has."""
    closed = Conversation.state == ConversationState.CLOSED
    return Case(None, [(closed, getattr(EXCLUDED, field.column_name))], field)


def _while_live(field: Field) -> Node:
    """What it has, unless it was closed."""
    return Case(None, [(Conversation.state != ConversationState.CLOSED, field)], None)


open_conversation = inserting(
    Conversation,
    ("contact", "topic", "area", "opened_at", "waiting_since", "last_at"),
    lambda row: row.on_conflict(
        conflict_target=[Conversation.contact],
        preserve=[Conversation.last_at, Conversation.unread],
        update={
            Conversation.state: ConversationState.OPEN,
            Conversation.topic: _anew(Conversation.topic),
            Conversation.opened_at: _anew(Conversation.opened_at),
            Conversation.area: Case(
                None, [(Conversation.area == "", EXCLUDED.area)], Conversation.area
            ),
            Conversation.waiting_since: fn.COALESCE(
                _while_live(Conversation.waiting_since), EXCLUDED.waiting_since
            ),
        },
    ),
)
"""Somebody waits for an officer: open the conversation, or go on with it."""

touch_conversation = Prepared(
    lambda contact, last_at: Conversation.update(
        {Conversation.last_at: last_at.of(Conversation.last_at), Conversation.unread: True}
    ).where((Conversation.contact == contact) & (Conversation.state != ConversationState.CLOSED))
)
"""Something else came from somebody whose conversation is not closed."""


class Label(NumberedModel):
    """A word officers sort conversations by; hidden from the choice once `retired_at`."""

    name = TextField(unique=True)
    retired_at = UtcDateTimeField(null=True)


class ConversationLabel(BaseModel):
    """A label on a conversation."""

    conversation = ForeignKeyField(Conversation, on_delete="CASCADE", backref="labels", index=False)
    label = ForeignKeyField(Label, on_delete="CASCADE", backref="conversations")

    class Meta:
        primary_key = CompositeKey("conversation", "label")


class ConversationNote(NumberedModel):
    """What officers tell each other beside the thread; the person never gets it. `token`: of the form."""

    conversation = ForeignKeyField(Conversation, on_delete="CASCADE", index=False)
    staff = ForeignKeyField(Staff, null=True)
    text = TextField()
    token = TextField(unique=True)
    created_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = ((("conversation", "created_at"), False),)


class ConversationView(BaseModel):
    """Who has a conversation on the screen: `seen_at` goes on while they do."""

    conversation = ForeignKeyField(Conversation, on_delete="CASCADE", index=False)
    staff = ForeignKeyField(Staff, on_delete="CASCADE")
    seen_at = UtcDateTimeField(default=utcnow)

    class Meta:
        primary_key = CompositeKey("conversation", "staff")


class OfficerMessage(BaseModel):
    """A message of the outbox that an officer wrote. `token` is the form's: sent twice, it is one message.

    `before` is what the answer settled, for taking it back: `waiting_since`, `state`, and `flags` by text.
    """

    message_id: int

    message = ForeignKeyField(OutboundMessage, primary_key=True, on_delete="CASCADE")
    staff = ForeignKeyField(Staff, null=True)
    token = TextField(unique=True)
    before = JsonTextField(default=dict)
    created_at = UtcDateTimeField(default=utcnow, index=True)
