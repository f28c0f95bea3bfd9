"""USSD sessions: what was typed, where the person is, what was answered."""

from typing import Any

from peewee import BooleanField, ForeignKeyField, IntegerField, ModelSelect, TextField

from smsgate.models.base import JsonTextField, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.contact import Contact
from smsgate.models.prepared import Prepared, inserting, made_of


class UssdSession(NumberedModel):
    """One session of the network. `state` is the engine's own (screen, answers, lists), plain JSON.

    `turns`: the screens this number had since `hour_began`, those of its earlier sessions among them.
    `details`: how many screens told one vacancy in full.
    """

    gateway = TextField()
    session_id = TextField()
    contact = ForeignKeyField(Contact, on_delete="CASCADE", backref="sessions")
    service_code = TextField(default="")
    transcript = TextField()
    state = JsonTextField()
    answer = TextField()
    ended = BooleanField(default=False)
    turns = IntegerField(default=1)
    hour_began = UtcDateTimeField(default=utcnow)
    details = IntegerField(default=0)
    created_at = UtcDateTimeField(default=utcnow)
    updated_at = UtcDateTimeField(default=utcnow)

    class Meta:
        indexes = (
            (("gateway", "session_id"), True),
            (("contact", "updated_at"), False),
        )

    @classmethod
    def of(cls, gateway: str, session_id: str) -> "UssdSession | None":
        """A network's session, with the contact that dialled."""
        return cls._first(_OF(gateway=gateway, session_id=session_id))

    @classmethod
    def last_of(cls, contact: Contact) -> "UssdSession | None":
        """The session a number last pressed a key in, with the contact."""
        return cls._first(_LAST_OF(contact=contact))

    @classmethod
    def begin(cls, **columns: Any) -> bool:
        """Write a new session's row; False when there is one by now."""
        return bool(_BEGIN(**columns))

    @classmethod
    def answered(cls, gateway: str, session_id: str, answer: str) -> None:
        """Write what was answered in the end, where only the changes could tell."""
        of_it = (cls.gateway == gateway) & (cls.session_id == session_id)
        cls.update(answer=answer).where(of_it).execute()

    def move(self, **columns: Any) -> bool:
        """Write a turn over the transcript it was made from; False when that is no longer there."""
        return bool(_MOVE(id=self.id, before=self.transcript, **columns))

    @classmethod
    def _first(cls, rows: list[tuple[Any, ...]]) -> "UssdSession | None":
        if not rows:
            return None
        width = len(cls._meta.sorted_fields)
        found = made_of(cls, rows[0][:width])
        found.contact = made_of(Contact, rows[0][width:])
        return found


_TURN = (
    "transcript",
    "state",
    "answer",
    "ended",
    "turns",
    "hour_began",
    "details",
    "updated_at",
)


def _with_contact() -> "ModelSelect[Any]":
    columns = (*UssdSession._meta.sorted_fields, *Contact._meta.sorted_fields)
    return UssdSession.select(*columns).join(Contact)


_OF = Prepared(
    lambda gateway, session_id: _with_contact().where(
        (UssdSession.gateway == gateway) & (UssdSession.session_id == session_id)
    )
)
_LAST_OF = Prepared(
    lambda contact: (
        _with_contact()
        .where(UssdSession.contact == contact)
        .order_by(UssdSession.updated_at.desc(), UssdSession.id.desc())
        .limit(1)
    )
)
_BEGIN = inserting(
    UssdSession,
    ("gateway", "session_id", "contact", "service_code", "created_at", *_TURN),
    lambda row: row.on_conflict_ignore().returning(UssdSession.id),
)
_MOVE = Prepared(
    lambda id, before, **turn: (
        UssdSession.update(
            {
                getattr(UssdSession, name): slot.of(getattr(UssdSession, name))
                for name, slot in turn.items()
            }
        )
        .where((UssdSession.id == id) & (UssdSession.transcript == before) & ~UssdSession.ended)
        .returning(UssdSession.id)
    )
)
